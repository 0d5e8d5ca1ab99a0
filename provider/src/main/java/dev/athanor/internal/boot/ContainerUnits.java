package dev.athanor.internal.boot;

import dev.athanor.enhance.EnhancingTransformer;
import dev.athanor.message.BootMessage;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over persistence units from a container. Whatever a container leaves out counts as not written: containers of
 * older releases and frameworks answer with null where the specification knows none. Class files are read as resources of
 * the unit's class loader, so that no class is loaded before the container weaves it, and no temporary class loader is asked
 * for. Thread-safe.
 */
public final class ContainerUnits {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerUnits.class);

    /** What the container's own parser knew, if it does not say. */
    private static final String VERSION = "3.2";

    private ContainerUnits() {}

    /**
     * Reads a unit, and asks the container to weave the classes of its class loader from now on.
     *
     * @param info the unit as the container knows it
     */
    public static PersistenceUnit take(PersistenceUnitInfo info) {
        PersistenceUnit unit = read(info);
        EnhancingTransformer transformer = EnhancingTransformer.forContainer();
        ClassTransformer weaving = transformer::transform;
        try {
            info.addTransformer(weaving);
        } catch (IllegalStateException | UnsupportedOperationException e) {
            LOG.info(BootMessage.TRANSFORMER_REFUSED.text(unit.name(), BootMessage.reason(e)));
        }
        return unit;
    }

    private static PersistenceUnit read(PersistenceUnitInfo info) {
        PersistenceUnitDraft draft = new PersistenceUnitDraft(
                orElse(info.getPersistenceUnitName(), ""),
                orElse(info.getPersistenceXMLSchemaVersion(), VERSION),
                orElse(info.getClassLoader(), Resources.contextLoader()),
                null);
        draft.provider = info.getPersistenceProviderClassName();
        draft.scope = since32(info::getScopeAnnotationName);
        addAll(since32(info::getQualifierAnnotationNames), draft.qualifiers::add);
        draft.jtaDataSource = info.getJtaDataSource();
        draft.nonJtaDataSource = info.getNonJtaDataSource();
        draft.transactionType = transactionType(info);
        addAll(info.getMappingFileNames(), file -> draft.mappingFiles.add(new Located<>(file, null)));
        addAll(info.getJarFileUrls(), draft.jarUrls::add);
        draft.rootUrl = info.getPersistenceUnitRootUrl();
        addAll(info.getManagedClassNames(), name -> draft.classes.add(new Located<>(name, null)));
        draft.excludeUnlisted = info.excludeUnlistedClasses();
        draft.sharedCacheMode = orElse(info.getSharedCacheMode(), draft.sharedCacheMode);
        draft.validationMode = orElse(info.getValidationMode(), draft.validationMode);
        putAll(info.getProperties(), draft);
        return draft.freeze();
    }

    /** A unit that does not say has the transactions of its data source. */
    @SuppressWarnings("removal") // the type that the specification has here until its next release
    private static PersistenceUnitTransactionType transactionType(PersistenceUnitInfo info) {
        jakarta.persistence.spi.@Nullable PersistenceUnitTransactionType written = info.getTransactionType();
        if (written != null) {
            return PersistenceUnitTransactionType.valueOf(written.name());
        }
        return info.getJtaDataSource() == null
                ? PersistenceUnitTransactionType.RESOURCE_LOCAL
                : PersistenceUnitTransactionType.JTA;
    }

    /** Properties may stand on others, which their entries do not show, and may hold objects, which their names do not. */
    private static void putAll(@Nullable Properties properties, PersistenceUnitDraft draft) {
        if (properties != null) {
            for (String name : properties.stringPropertyNames()) {
                draft.properties.put(name, new Located<>(properties.getProperty(name), null));
            }
            properties.forEach((name, value) -> draft.properties.put(name.toString(), new Located<>(value, null)));
        }
    }

    /** What came with release 3.2; a container of an older one does not have the method. */
    private static <T> @Nullable T since32(Supplier<@Nullable T> method) {
        try {
            return method.get();
        } catch (AbstractMethodError e) {
            LOG.debug("the container implements an older release of Jakarta Persistence", e);
            return null;
        }
    }

    private static <T> void addAll(@Nullable Collection<T> from, Consumer<? super T> to) {
        (from == null ? List.<T>of() : from).forEach(to);
    }

    private static <T> T orElse(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
