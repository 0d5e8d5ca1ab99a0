package dev.athanor.internal.boot;

import dev.athanor.ReferentialAction;
import dev.athanor.internal.boot.Setting.Scope;
import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Switch;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import java.io.Reader;
import java.io.Writer;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every property and hint that Athanor knows, one constant each. The checks, the suggestions for misspelt names and the
 * page {@code docs/properties.md} all come from here.
 *
 * <p>A standard property that has no effect yet is registered all the same, so that its value is checked; its sentence
 * says so.
 */
public final class Settings {
    private static final List<Setting<?>> ALL = new ArrayList<>();
    private static final String LATER = " Checked, but without effect in this version.";
    private static final String DATA_SOURCE_WORDS = "a javax.sql.DataSource, or the JNDI name of one";
    private static final String SCRIPT_SOURCE_WORDS =
            "a java.io.Reader, or the URI, path or resource name of a script as a string";
    private static final String SCRIPT_TARGET_WORDS = "a java.io.Writer, or the URI or path of a file as a string";

    // The database.

    public static final Setting<String> JDBC_URL =
            unit("jakarta.persistence.jdbc.url", ValueType.string(), "The JDBC URL of the database.");
    public static final Setting<String> JDBC_USER =
            unit("jakarta.persistence.jdbc.user", ValueType.string(), "The user name for the database.");
    public static final Setting<String> JDBC_PASSWORD =
            unit("jakarta.persistence.jdbc.password", ValueType.string(), "The password for the database.");
    public static final Setting<String> JDBC_DRIVER = unit(
            "jakarta.persistence.jdbc.driver",
            ValueType.string(),
            "The class of the JDBC driver; found by the URL if it is not given.");
    public static final Setting<Object> DATA_SOURCE = unit(
            "jakarta.persistence.dataSource",
            ValueType.object(DATA_SOURCE_WORDS, javax.sql.DataSource.class, String.class),
            "The data source.");
    public static final Setting<Object> JTA_DATA_SOURCE = unit(
            "jakarta.persistence.jtaDataSource",
            ValueType.object(DATA_SOURCE_WORDS, javax.sql.DataSource.class, String.class),
            "The data source for JTA transactions.");
    public static final Setting<Object> NON_JTA_DATA_SOURCE = unit(
            "jakarta.persistence.nonJtaDataSource",
            ValueType.object(DATA_SOURCE_WORDS, javax.sql.DataSource.class, String.class),
            "The data source for transactions that the EntityManager controls.");
    public static final Setting<Object> JTA_TRANSACTION_MANAGER = unit(
            "athanor.jta.transaction-manager",
            ValueType.object(
                    "a TransactionManager or TransactionSynchronizationRegistry of jakarta.transaction, or the JNDI name"
                            + " of one",
                    Object.class),
            "The transactions of the container, for a unit with JTA transactions; looked for under the names of Jakarta"
                    + " EE, WildFly and GlassFish if it is not given.");
    public static final Setting<Integer> JDBC_BATCH_SIZE = unit(
            "athanor.jdbc.batch-size",
            ValueType.integer(1, 100_000),
            10_000,
            "The most rows that one batch of INSERT, UPDATE or DELETE sends to the database at once.");

    public static final Setting<Boolean> CHECK_NAMED_QUERIES = unit(
            "athanor.query.check-named",
            ValueType.truth(),
            true,
            "Whether named queries and entity graphs are checked when the factory is created: all wrong ones are told at once.");

    public static final Setting<EnhancementMode> ENHANCEMENT = unit(
            "athanor.enhancement",
            ValueType.oneOf(EnhancementMode.class, Settings::hyphenated),
            EnhancementMode.AUTO,
            "Whether an entity class that is not enhanced is accepted and compared at each flush, or refused.");
    public static final Setting<CompanionKind> COMPANIONS = unit(
            "athanor.companions",
            ValueType.oneOf(CompanionKind.class, Settings::hyphenated),
            CompanionKind.GENERATED,
            "How the fields of entities are reached: by generated classes, or by reflection where none can be defined.");

    // The persistence unit.

    public static final Setting<String> PROVIDER = unit(
            "jakarta.persistence.provider",
            ValueType.string(),
            "The class of the persistence provider; Athanor leaves units alone that name another.");
    public static final Setting<PersistenceUnitTransactionType> TRANSACTION_TYPE = unit(
            "jakarta.persistence.transactionType",
            ValueType.oneOf(PersistenceUnitTransactionType.class, Enum::name),
            PersistenceUnitTransactionType.RESOURCE_LOCAL,
            "Who controls transactions.");
    public static final Setting<SharedCacheMode> SHARED_CACHE_MODE = unit(
            "jakarta.persistence.sharedCache.mode",
            ValueType.oneOf(SharedCacheMode.class, Enum::name),
            SharedCacheMode.UNSPECIFIED,
            "Which entities may be kept in the second-level cache." + LATER);
    public static final Setting<ValidationMode> VALIDATION_MODE = unit(
            "jakarta.persistence.validation.mode",
            ValueType.oneOf(ValidationMode.class, Settings::hyphenated),
            ValidationMode.AUTO,
            "Whether entities are validated before they are written." + LATER);
    public static final Setting<Object> VALIDATION_FACTORY = unit(
            "jakarta.persistence.validation.factory",
            ValueType.object("a jakarta.validation.ValidatorFactory", Object.class),
            "The ValidatorFactory to validate with." + LATER);
    public static final Setting<List<String>> VALIDATION_PRE_PERSIST = unit(
            "jakarta.persistence.validation.group.pre-persist",
            ValueType.classNames(),
            "The groups that are validated before an INSERT." + LATER);
    public static final Setting<List<String>> VALIDATION_PRE_UPDATE = unit(
            "jakarta.persistence.validation.group.pre-update",
            ValueType.classNames(),
            "The groups that are validated before an UPDATE." + LATER);
    public static final Setting<List<String>> VALIDATION_PRE_REMOVE = unit(
            "jakarta.persistence.validation.group.pre-remove",
            ValueType.classNames(),
            "The groups that are validated before a DELETE." + LATER);
    public static final Setting<Object> BEAN_MANAGER = unit(
            "jakarta.persistence.bean.manager",
            ValueType.object("a jakarta.enterprise.inject.spi.BeanManager", Object.class),
            "The CDI bean manager that entity listeners and converters come from." + LATER);

    // The tables.

    public static final Setting<SchemaAction> SCHEMA_DATABASE_ACTION = unit(
            "jakarta.persistence.schema-generation.database.action",
            ValueType.oneOf(SchemaAction.class, Settings::hyphenated),
            SchemaAction.NONE,
            "What happens to the tables in the database when the factory is created.");
    public static final Setting<SchemaAction> SCHEMA_SCRIPTS_ACTION = unit(
            "jakarta.persistence.schema-generation.scripts.action",
            ValueType.oneOf(SchemaAction.class, Settings::hyphenated),
            SchemaAction.NONE,
            "Which scripts are written when the factory is created.");
    public static final Setting<SchemaSource> SCHEMA_CREATE_SOURCE = unit(
            "jakarta.persistence.schema-generation.create-source",
            ValueType.oneOf(SchemaSource.class, Settings::hyphenated),
            "From what tables are created; from the script if one is named and nothing else is said, else from the mapping.");
    public static final Setting<SchemaSource> SCHEMA_DROP_SOURCE = unit(
            "jakarta.persistence.schema-generation.drop-source",
            ValueType.oneOf(SchemaSource.class, Settings::hyphenated),
            "From what tables are dropped; from the script if one is named and nothing else is said, else from the mapping.");
    public static final Setting<Object> SCHEMA_CREATE_SCRIPT_SOURCE = unit(
            "jakarta.persistence.schema-generation.create-script-source",
            ValueType.object(SCRIPT_SOURCE_WORDS, Reader.class, String.class),
            "The script that creates tables.");
    public static final Setting<Object> SCHEMA_DROP_SCRIPT_SOURCE = unit(
            "jakarta.persistence.schema-generation.drop-script-source",
            ValueType.object(SCRIPT_SOURCE_WORDS, Reader.class, String.class),
            "The script that drops tables.");
    public static final Setting<Object> SCHEMA_LOAD_SCRIPT_SOURCE = unit(
            "jakarta.persistence.sql-load-script-source",
            ValueType.object(SCRIPT_SOURCE_WORDS, Reader.class, String.class),
            "The script that fills tables after they were created.");
    public static final Setting<Object> SCHEMA_CREATE_TARGET = unit(
            "jakarta.persistence.schema-generation.scripts.create-target",
            ValueType.object(SCRIPT_TARGET_WORDS, Writer.class, String.class),
            "Where the script that creates tables is written to.");
    public static final Setting<Object> SCHEMA_DROP_TARGET = unit(
            "jakarta.persistence.schema-generation.scripts.drop-target",
            ValueType.object(SCRIPT_TARGET_WORDS, Writer.class, String.class),
            "Where the script that drops tables is written to.");
    public static final Setting<Boolean> SCHEMA_CREATE_SCHEMAS = unit(
            "jakarta.persistence.create-database-schemas",
            ValueType.truth(),
            false,
            "Whether the schemas that tables are in are created before them.");
    public static final Setting<Object> SCHEMA_CONNECTION = unit(
            "jakarta.persistence.schema-generation.connection",
            ValueType.object("a java.sql.Connection", Connection.class),
            "The connection that tables are created through; it stays open.");
    public static final Setting<String> DATABASE_PRODUCT = unit(
            "jakarta.persistence.database-product-name",
            ValueType.string(),
            "The database that scripts are written for when there is no connection." + LATER);
    public static final Setting<Integer> DATABASE_MAJOR = unit(
            "jakarta.persistence.database-major-version",
            ValueType.integer(0, Integer.MAX_VALUE),
            "The major version of that database." + LATER);
    public static final Setting<Integer> DATABASE_MINOR = unit(
            "jakarta.persistence.database-minor-version",
            ValueType.integer(0, Integer.MAX_VALUE),
            "The minor version of that database." + LATER);

    public static final Setting<ReferentialAction> ON_DELETE = in(
            EnumSet.of(Scope.ATTRIBUTE),
            "athanor.on-delete",
            ValueType.oneOf(ReferentialAction.class, Settings::hyphenated),
            null,
            "ON DELETE of the foreign keys that the attribute makes, as athanor.attribute.<class>.<attribute>.on-delete;"
                    + " wins over @OnDelete.");
    public static final Setting<ReferentialAction> ON_UPDATE = in(
            EnumSet.of(Scope.ATTRIBUTE),
            "athanor.on-update",
            ValueType.oneOf(ReferentialAction.class, Settings::hyphenated),
            null,
            "ON UPDATE of the foreign keys that the attribute makes, as athanor.attribute.<class>.<attribute>.on-update;"
                    + " wins over @OnUpdate.");

    // Entity managers, queries and calls.

    public static final Setting<Duration> LOCK_TIMEOUT = in(
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER, Scope.QUERY, Scope.CALL),
            "jakarta.persistence.lock.timeout",
            ValueType.milliseconds(),
            null,
            "How long to wait for a pessimistic lock, in milliseconds; 0 means not at all.");
    public static final Setting<Duration> QUERY_TIMEOUT = in(
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER, Scope.QUERY),
            "jakarta.persistence.query.timeout",
            ValueType.milliseconds(),
            null,
            "How long a query may take, in milliseconds; 0 means without limit.");
    public static final Setting<PessimisticLockScope> LOCK_SCOPE = in(
            EnumSet.of(Scope.QUERY, Scope.CALL),
            "jakarta.persistence.lock.scope",
            ValueType.oneOf(PessimisticLockScope.class, Enum::name),
            PessimisticLockScope.NORMAL,
            "Whether a pessimistic lock covers the rows of join tables that the entity owns as well.");
    public static final Setting<CacheRetrieveMode> CACHE_RETRIEVE_MODE = in(
            EnumSet.of(Scope.ENTITY_MANAGER, Scope.QUERY, Scope.CALL),
            "jakarta.persistence.cache.retrieveMode",
            ValueType.oneOf(CacheRetrieveMode.class, Enum::name),
            CacheRetrieveMode.USE,
            "Whether reads use the second-level cache." + LATER);
    public static final Setting<CacheStoreMode> CACHE_STORE_MODE = in(
            EnumSet.of(Scope.ENTITY_MANAGER, Scope.QUERY, Scope.CALL),
            "jakarta.persistence.cache.storeMode",
            ValueType.oneOf(CacheStoreMode.class, Enum::name),
            CacheStoreMode.USE,
            "Whether reads and commits fill the second-level cache." + LATER);
    public static final Setting<Object> FETCH_GRAPH = in(
            EnumSet.of(Scope.QUERY, Scope.CALL),
            "jakarta.persistence.fetchgraph",
            ValueType.object("a jakarta.persistence.EntityGraph", EntityGraph.class),
            null,
            "The attributes to load at once; all other associations are loaded lazily.");
    public static final Setting<Object> LOAD_GRAPH = in(
            EnumSet.of(Scope.QUERY, Scope.CALL),
            "jakarta.persistence.loadgraph",
            ValueType.object("a jakarta.persistence.EntityGraph", EntityGraph.class),
            null,
            "The attributes to load at once; all others are loaded as mapped.");

    public static final Setting<Boolean> POPULATE_EXISTING = in(
            EnumSet.of(Scope.QUERY, Scope.CALL),
            "athanor.populate-existing",
            ValueType.truth(),
            false,
            "Whether rows overwrite what instances of the session hold already, changes included.");

    // The choices where Jakarta Persistence and SQLAlchemy differ.

    public static final Setting<Profile> SEMANTICS = in(
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "athanor.semantics",
            ValueType.oneOf(Profile.class, Settings::hyphenated),
            Profile.STANDARD,
            "Which values the switches have that are not given one by one.");

    private static final Map<Switch<?>, Setting<?>> SWITCHES = switches();

    private Settings() {}

    /** All settings, in the order of the documentation. */
    static List<Setting<?>> all() {
        return List.copyOf(ALL);
    }

    /** The setting that makes a choice. Without a value for all: the profile says what it is if nobody says anything. */
    @SuppressWarnings("unchecked") // Each setting is made with the type of its switch.
    public static <T> Setting<T> of(Switch<T> choice) {
        return (Setting<T>) Objects.requireNonNull(SWITCHES.get(choice), choice.name());
    }

    private static Map<Switch<?>, Setting<?>> switches() {
        Map<Switch<?>, Setting<?>> made = new LinkedHashMap<>();
        Switch.all().forEach(each -> made.put(each, setting(each)));
        return Collections.unmodifiableMap(made);
    }

    private static <T> Setting<T> setting(Switch<T> choice) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        choice.scopes().forEach(scope -> scopes.add(Scope.valueOf(scope.name())));
        return in(
                scopes,
                choice.name(),
                ValueType.ofSwitch(choice.type(), Settings::hyphenated),
                null,
                choice.sentence());
    }

    private static <T> Setting<T> unit(String name, ValueType<T> type, String sentence) {
        return in(EnumSet.of(Scope.UNIT), name, type, null, sentence);
    }

    private static <T> Setting<T> unit(String name, ValueType<T> type, T fallback, String sentence) {
        return in(EnumSet.of(Scope.UNIT), name, type, fallback, sentence);
    }

    private static <T> Setting<T> in(
            EnumSet<Scope> scopes, String name, ValueType<T> type, @Nullable T fallback, String sentence) {
        Setting<T> setting = new Setting<>(name, scopes, type, fallback, sentence);
        ALL.add(setting);
        return setting;
    }

    static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
