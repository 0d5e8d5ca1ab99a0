package dev.athanor.jpa;

import dev.athanor.internal.boot.ContainerUnits;
import dev.athanor.internal.boot.PersistenceUnit;
import dev.athanor.internal.boot.PersistenceUnitReader;
import dev.athanor.internal.boot.PersistenceUnits;
import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.internal.boot.Settings;
import dev.athanor.message.ConfigurationException;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Athanor as Jakarta Persistence finds it, through the service loader. A unit that names another provider is left to that
 * one. Thread-safe.
 */
public final class AthanorPersistenceProvider implements PersistenceProvider {
    private static final Logger LOG = LoggerFactory.getLogger(AthanorPersistenceProvider.class);
    private static final String NAME = AthanorPersistenceProvider.class.getName();

    /** Called by the service loader. */
    public AthanorPersistenceProvider() {}

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(String name, @Nullable Map<?, ?> properties) {
        Map<?, ?> overrides = properties == null ? Map.of() : properties;
        PersistenceUnit unit = find(name, overrides);
        return unit == null ? null : open(unit, overrides);
    }

    @Override
    public @Nullable EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
        Object provider = configuration.properties().get(Settings.PROVIDER.name());
        if (!isOurs(provider == null ? configuration.provider() : provider)) {
            return null;
        }
        return open(PersistenceUnitReader.of(configuration), Map.of());
    }

    @Override
    public EntityManagerFactory createContainerEntityManagerFactory(
            PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
        return open(ContainerUnits.take(info), properties == null ? Map.of() : properties);
    }

    @Override
    public void generateSchema(PersistenceUnitInfo info, @Nullable Map<?, ?> properties) {
        // The schema is generated as the factory is created.
        createContainerEntityManagerFactory(info, properties).close();
    }

    @Override
    public boolean generateSchema(String name, @Nullable Map<?, ?> properties) {
        EntityManagerFactory factory = createEntityManagerFactory(name, properties);
        if (factory == null) {
            return false;
        }
        // The schema is generated as the factory is created.
        factory.close();
        return true;
    }

    @Override
    public ProviderUtil getProviderUtil() {
        return new ProviderUtilAdapter();
    }

    private static EntityManagerFactory open(PersistenceUnit unit, Map<?, ?> overrides) {
        return new EntityManagerFactoryAdapter(SessionFactory.open(unit, overrides));
    }

    /** The unit of that name, if it is for this provider. */
    private static @Nullable PersistenceUnit find(String name, Map<?, ?> overrides) {
        Object asked = overrides.get(Settings.PROVIDER.name());
        if (!isOurs(asked)) {
            return null;
        }
        PersistenceUnits units = PersistenceUnitReader.readAll();
        PersistenceUnit unit = units.find(name).orElse(null);
        if (unit == null) {
            reportMissing(units, name, asked != null);
        } else if (asked == null && !isOurs(unit.provider())) {
            return null;
        }
        return unit;
    }

    private static boolean isOurs(@Nullable Object provider) {
        return provider == null || provider.toString().isEmpty() || NAME.equals(provider.toString());
    }

    /** Another provider may know the unit. If none does, the specification's own message does not say what was found. */
    private static void reportMissing(PersistenceUnits units, String name, boolean askedForUs) {
        try {
            units.require(name);
        } catch (ConfigurationException e) {
            if (askedForUs) {
                throw e;
            }
            LOG.warn(e.getMessage());
        }
    }
}
