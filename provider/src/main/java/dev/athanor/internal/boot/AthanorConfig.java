package dev.athanor.internal.boot;

import dev.athanor.internal.semantics.Rules;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The properties that are in effect: those of the persistence unit, under those that a program gives. Values of known
 * names are checked when this is made; unknown names of Athanor's own are warned about, once; other unknown names are
 * kept and ignored. Immutable, for any number of threads.
 */
public final class AthanorConfig {
    private static final Logger LOG = LoggerFactory.getLogger(AthanorConfig.class);

    /** How near to the program a value was given; the later ones win. */
    enum Origin {
        /** Not given. */
        FALLBACK,
        /** An element of the persistence unit, such as jta-data-source. */
        UNIT_ELEMENT,
        /** A property of the persistence unit. */
        UNIT_PROPERTY,
        /** Given by the program at run time. */
        PROGRAM
    }

    private record Value(Object read, Origin origin) {}

    private final Map<Setting<?>, Value> values = new LinkedHashMap<>();
    private final Map<String, Object> given = new LinkedHashMap<>();
    private final Map<String, Object> pool = new TreeMap<>();
    private final Map<String, Object> attributes = new TreeMap<>();

    private final Map<String, Object> criteria = new TreeMap<>();

    private Rules rules = Rules.STANDARD;

    private AthanorConfig() {}

    /**
     * The configuration of a factory.
     *
     * @param unit the persistence unit
     * @param overrides what the program gives to createEntityManagerFactory. It wins over the unit; a null value takes
     *     the unit's value back
     * @throws ConfigurationException if a known property has a value that it cannot have
     */
    public static AthanorConfig of(PersistenceUnit unit, Map<?, ?> overrides) {
        AthanorConfig config = new AthanorConfig();
        config.putElement(Settings.TRANSACTION_TYPE, unit.transactionType(), unit);
        config.putElement(Settings.SHARED_CACHE_MODE, unit.sharedCacheMode(), unit);
        config.putElement(Settings.VALIDATION_MODE, unit.validationMode(), unit);
        config.putElement(Settings.PROVIDER, unit.provider(), unit);
        config.putElement(Settings.JTA_DATA_SOURCE, unit.jtaDataSource(), unit);
        config.putElement(Settings.NON_JTA_DATA_SOURCE, unit.nonJtaDataSource(), unit);
        unit.properties().forEach((name, value) -> {
            if (!isOldTwin(name, unit.properties())) {
                config.put(name, value.value(), Origin.UNIT_PROPERTY, unit.origin(value), Setting.Scope.UNIT);
            }
        });
        config.override(overrides, "createEntityManagerFactory", Setting.Scope.UNIT);
        config.rules = Switches.ofUnit(config);
        return config;
    }

    /**
     * The configuration of one EntityManager: this one, under what the program gives to createEntityManager.
     *
     * @param overrides the program's properties
     * @throws ConfigurationException if a known property has a value that it cannot have
     */
    public AthanorConfig forEntityManager(Map<?, ?> overrides) {
        if (overrides.isEmpty()) {
            return this;
        }
        AthanorConfig config = new AthanorConfig();
        config.values.putAll(values);
        config.given.putAll(given);
        config.pool.putAll(pool);
        config.attributes.putAll(attributes);
        config.criteria.putAll(criteria);
        config.override(overrides, "createEntityManager", Setting.Scope.ENTITY_MANAGER);
        config.rules = config.values.equals(values) ? rules : Switches.ofEntityManager(config, rules);
        return config;
    }

    /** The choices in effect where Jakarta Persistence and SQLAlchemy differ. */
    public Rules rules() {
        return rules;
    }

    /**
     * The value of a setting that always has one.
     *
     * @throws IllegalArgumentException if the registry gives the setting no default and nobody gave a value; such a
     *     setting is to be read with {@link #find}
     */
    public <T> T get(Setting<T> setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalArgumentException("no value and no default: " + setting.name()));
    }

    /** The value of a setting, or its default, or empty. */
    @SuppressWarnings("unchecked") // A value is stored only after its setting's own type has read it.
    public <T> Optional<T> find(Setting<T> setting) {
        @Nullable Value value = values.get(setting);
        return Optional.ofNullable(value == null ? setting.fallback() : (T) value.read());
    }

    /** The value of a setting for one attribute, or empty. */
    @SuppressWarnings("unchecked") // As for those of the unit.
    <T> Optional<T> find(Setting<T> setting, String className, String attribute) {
        return Optional.ofNullable((T) attributes.get(PropertyRegistry.ofAttribute(setting, className, attribute)));
    }

    /** The names of all properties of single attributes. */
    Set<String> attributeProperties() {
        return Collections.unmodifiableSet(attributes.keySet());
    }

    /** How near to the program the value was given. */
    Origin origin(Setting<?> setting) {
        @Nullable Value value = values.get(setting);
        return value == null ? Origin.FALLBACK : value.origin();
    }

    /** The properties of the connection pool, without their prefix, in alphabetical order. */
    Map<String, Object> pool() {
        return Collections.unmodifiableMap(pool);
    }

    /** The properties that switch criteria, without their prefix, in alphabetical order. */
    public Map<String, Object> criteria() {
        return Collections.unmodifiableMap(criteria);
    }

    /** All properties as they were given, unknown ones too, without passwords. */
    public Map<String, Object> properties() {
        return Collections.unmodifiableMap(given);
    }

    private <T> void putElement(Setting<T> setting, @Nullable T value, PersistenceUnit unit) {
        if (value != null) {
            store(setting, value, Origin.UNIT_ELEMENT, unit.origin());
        }
    }

    private void override(Map<?, ?> overrides, String call, Setting.Scope scope) {
        Map<Object, @Nullable Object> flat = flatten(overrides);
        flat.forEach((key, value) -> {
            if (key instanceof String name && !isOldTwin(name, flat)) {
                if (value == null) {
                    remove(name);
                } else {
                    put(name, value, Origin.PROGRAM, call, scope);
                }
            }
        });
    }

    /** Properties can stand on other properties, which their entries do not show. */
    private static Map<Object, @Nullable Object> flatten(Map<?, ?> map) {
        Map<Object, @Nullable Object> flat = new LinkedHashMap<>();
        if (map instanceof Properties properties) {
            properties.stringPropertyNames().forEach(name -> flat.put(name, properties.getProperty(name)));
        }
        flat.putAll(map);
        return flat;
    }

    /** Whether a property is written twice in one place, by its old name and by its present one, which wins. */
    private static boolean isOldTwin(String name, Map<?, ?> all) {
        return PropertyRegistry.renamed(name).filter(all::containsKey).isPresent();
    }

    private void put(String name, Object value, Origin origin, String where, Setting.Scope scope) {
        Optional<String> renamed = PropertyRegistry.renamed(name);
        if (renamed.isPresent()) {
            LOG.warn(BootMessage.PROPERTY_OLD_NAME.text(where, name, renamed.get()));
            put(renamed.get(), value, origin, where, scope);
            return;
        }
        Optional<Setting<?>> known = PropertyRegistry.find(name);
        if (known.isPresent()) {
            if (known.get().scopes().contains(scope)) {
                store(known.get(), value, origin, where);
            } else {
                LOG.warn(BootMessage.PROPERTY_WRONG_PLACE.text(
                        where, name, known.get().scopeWords()));
            }
            return;
        }
        Optional<Setting<?>> ofAttribute = PropertyRegistry.ofAttribute(name);
        if (ofAttribute.isPresent() && scope != Setting.Scope.UNIT) {
            LOG.warn(BootMessage.PROPERTY_WRONG_PLACE.text(where, name, Setting.Scope.UNIT));
            return;
        }
        if (ofAttribute.isPresent()) {
            attributes.put(name, read(ofAttribute.get(), name, value, where));
        } else if (name.startsWith(PropertyRegistry.POOL_PREFIX)) {
            if (scope != Setting.Scope.UNIT) {
                LOG.warn(BootMessage.PROPERTY_WRONG_PLACE.text(where, name, Setting.Scope.UNIT));
                return;
            }
            pool.put(name.substring(PropertyRegistry.POOL_PREFIX.length()), value);
        } else if (name.startsWith(PropertyRegistry.CRITERIA_PREFIX)) {
            criteria.put(name.substring(PropertyRegistry.CRITERIA_PREFIX.length()), value);
        } else if (name.startsWith(PropertyRegistry.OWN_PREFIX)) {
            LOG.warn(BootMessage.PROPERTY_UNKNOWN.text(where, name, PropertyRegistry.suggestion(name)));
        }
        if (!Secrets.isSecret(name)) {
            given.put(name, value);
        }
    }

    private void store(Setting<?> setting, Object value, Origin origin, String where) {
        values.put(setting, new Value(read(setting, setting.name(), value, where), origin));
        if (!setting.isSecret()) {
            given.put(setting.name(), value);
        }
    }

    private static Object read(Setting<?> setting, String name, Object value, String where) {
        return setting.type()
                .read(value)
                .orElseThrow(() -> new ConfigurationException(
                        BootMessage.PROPERTY_WRONG_VALUE,
                        where,
                        name,
                        setting.described(value),
                        setting.allowed(value)));
    }

    private void remove(String name) {
        String present = PropertyRegistry.renamed(name).orElse(name);
        PropertyRegistry.find(present).ifPresent(values::remove);
        given.remove(present);
        attributes.remove(present);
        if (present.startsWith(PropertyRegistry.CRITERIA_PREFIX)) {
            criteria.remove(present.substring(PropertyRegistry.CRITERIA_PREFIX.length()));
        }
        if (present.startsWith(PropertyRegistry.POOL_PREFIX)) {
            pool.remove(present.substring(PropertyRegistry.POOL_PREFIX.length()));
        }
    }
}
