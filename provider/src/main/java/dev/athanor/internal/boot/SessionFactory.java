package dev.athanor.internal.boot;

import dev.athanor.dialect.Dialect;
import dev.athanor.dialect.Dialects;
import dev.athanor.internal.codegen.CompanionFactory;
import dev.athanor.internal.identifier.IdentifierSource;
import dev.athanor.internal.jdbc.JdbcSession;
import dev.athanor.internal.jdbc.JdbcSettings;
import dev.athanor.internal.jdbc.JdbcStatistics;
import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.loading.LoadPlans;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.mapping.build.CheckedMapping;
import dev.athanor.internal.mapping.build.MappingBuilder;
import dev.athanor.internal.mutation.MutationShapes;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.session.FactoryServices;
import dev.athanor.internal.session.FlushStatistics;
import dev.athanor.internal.session.Session;
import dev.athanor.internal.unitofwork.FlushCandidates;
import dev.athanor.internal.unitofwork.FlushOrder;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.DatabaseException;
import dev.athanor.message.MappingException;
import dev.athanor.message.MappingMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A persistence unit that is open: its model, its data source, and the sessions that it hands out. Thread-safe.
 */
public final class SessionFactory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFactory.class);

    private final PersistenceUnit unit;
    private final AthanorConfig config;
    private final UnitDataSource dataSource;
    private final BoundTypes types;
    private final FactoryServices services;
    private final SchemaGeneration schema;
    private volatile boolean open = true;

    private SessionFactory(
            PersistenceUnit unit,
            AthanorConfig config,
            UnitDataSource dataSource,
            BoundTypes types,
            FactoryServices services,
            SchemaGeneration schema) {
        this.unit = unit;
        this.config = config;
        this.dataSource = dataSource;
        this.types = types;
        this.services = services;
        this.schema = schema;
    }

    /**
     * Opens a persistence unit.
     *
     * @param unit the unit
     * @param overrides properties that win over those of the unit
     * @throws ConfigurationException if a property is wrong or the environment does not fit
     * @throws MappingException if the mapping is wrong, with every problem
     * @throws DatabaseException if the database cannot be reached or refuses the schema
     */
    public static SessionFactory open(PersistenceUnit unit, Map<?, ?> overrides) {
        return open(unit, overrides, FlushCandidates.MODIFIED);
    }

    /** Like {@link #open(PersistenceUnit, Map)}, with another idea of which instances a flush looks at; for tests. */
    static SessionFactory open(PersistenceUnit unit, Map<?, ?> overrides, FlushCandidates candidates) {
        AthanorConfig config = AthanorConfig.of(unit, overrides);
        MappingFiles.of(unit).forEach(file -> LOG.warn(BootMessage.MAPPING_FILE_UNREAD.text(unit.name(), file)));
        CheckedMapping mapping = mapping(unit, config);
        UnitDataSource dataSource = DataSources.open(unit, config);
        try {
            Dialect dialect = dialect(unit, dataSource);
            MappedModel model = mapping.freeze(dialect::adapted);
            logEnhancement(unit, model);
            BoundTypes types = new BoundTypes(unit.name(), model, config.rules());
            try {
                FactoryConnections connections = FactoryConnections.of(unit, config, dataSource.dataSource());
                FactoryServices services =
                        services(unit.classLoader(), config, model, dialect, connections, candidates);
                checkNames(unit, config, services);
                SchemaGeneration schema = new SchemaGeneration(config, model, dialect, connections, unit.classLoader());
                schema.run();
                return new SessionFactory(unit, config, dataSource, types, services, schema);
            } catch (RuntimeException | Error e) {
                types.close();
                throw e;
            }
        } catch (RuntimeException | Error e) {
            dataSource.close();
            throw e;
        }
    }

    private static CheckedMapping mapping(PersistenceUnit unit, AthanorConfig config) {
        ManagedClasses classes = ManagedClasses.of(unit);
        List<String> names = new ArrayList<>(classes.entities());
        names.addAll(classes.mappedSuperclasses());
        names.addAll(classes.embeddables());
        names.addAll(classes.converters());
        names.addAll(classes.others());
        CompanionSource companions = switch (config.get(Settings.COMPANIONS)) {
            case GENERATED -> new CompanionFactory();
            case REFLECTIVE -> new ReflectiveCompanions();
        };
        ClassLoader loader = unit.classLoader();
        boolean wovenOnly = config.get(Settings.ENHANCEMENT) == EnhancementMode.REQUIRED;
        AttributeProperties settings = new AttributeProperties(config);
        CheckedMapping mapping = new MappingBuilder(
                        loader, new UncachedClassFiles(loader), companions, Callbacks::new, settings, wovenOnly)
                .check(names);
        settings.unknown()
                .forEach(name -> LOG.warn(BootMessage.PROPERTY_UNKNOWN.text(
                        unit.name(), name, "The persistence unit has no such attribute.")));
        return mapping;
    }

    /**
     * Refuses what annotations give names to if it is wrong, with every problem. Where there are mapping files, they may
     * be about to say otherwise: then whoever uses such a name is told.
     */
    private static void checkNames(PersistenceUnit unit, AthanorConfig config, FactoryServices services) {
        if (!config.get(Settings.CHECK_NAMED_QUERIES)) {
            return;
        }
        List<String> problems = new ArrayList<>(new NamedGraphCheck(services.model()).problems());
        problems.addAll(new NamedQueryCheck(services.queries(), unit.classLoader()).problems(services.model()));
        if (!MappingFiles.of(unit).isEmpty()) {
            problems.forEach(LOG::warn);
        } else if (!problems.isEmpty()) {
            throw new MappingException(MappingMessage.REFUSED, problems.size(), "\n  " + String.join("\n  ", problems));
        }
    }

    private static void logEnhancement(PersistenceUnit unit, MappedModel model) {
        long woven = model.mappers().stream().filter(Mapper::isWoven).count();
        LOG.info(
                "Persistence unit '{}': {} of {} entities enhanced{}",
                unit.name(),
                woven,
                model.mappers().size(),
                woven == model.mappers().size()
                        ? ""
                        : "; the others are compared at each flush, and their lazy references are loaded with them");
    }

    private static Dialect dialect(PersistenceUnit unit, UnitDataSource dataSource) {
        try (Connection connection = dataSource.firstConnection()) {
            return Dialects.forDatabase(connection.getMetaData(), unit.classLoader());
        } catch (SQLException e) {
            throw new ConfigurationException(
                    e, BootMessage.DATABASE_UNDESCRIBED, unit.name(), String.valueOf(e.getSQLState()));
        }
    }

    private static FactoryServices services(
            ClassLoader loader,
            AthanorConfig config,
            MappedModel model,
            Dialect dialect,
            FactoryConnections connections,
            FlushCandidates candidates) {
        JdbcSettings settings =
                new JdbcSettings(config.get(Settings.JDBC_BATCH_SIZE), JdbcSettings.DEFAULT.statementLimit());
        JdbcStatistics statistics = new JdbcStatistics();
        if (config.rules().isOn(Switch.PARTIAL_KEYS)) {
            model.mappers().forEach(Mapper::allowPartialKeys);
        }
        return new FactoryServices(
                model,
                config.rules(),
                dialect,
                connections.outside(),
                connections.container(),
                settings,
                statistics,
                new MutationShapes(model, dialect::render),
                new LoadPlans(dialect, config.rules()),
                new QueryCompiler(model, dialect, loader, config.rules()),
                new FlushOrder(model.mappers(), dialect.checksForeignKeysRowByRow()),
                candidates,
                new IdentifierSource(
                        model,
                        dialect,
                        () -> new JdbcSession(connections.outside(), dialect.errors(), settings, statistics)),
                new FlushStatistics());
    }

    /**
     * Creates all tables and sequences of the unit, or does what the script that is named for that says.
     *
     * @param schemas whether the schemas that they are in are created first
     */
    public void createTables(boolean schemas) {
        schema.create(schemas);
    }

    /**
     * Drops all tables and sequences of the unit as far as they exist, or does what the script that is named for that
     * says.
     *
     * @param schemas whether the schemas that they were in are dropped after them
     */
    public void dropTables(boolean schemas) {
        schema.drop(schemas);
    }

    /** Deletes all rows of the unit's tables, and loads the data of the script that is named for that. */
    public void truncateTables() {
        schema.truncate();
    }

    /** How the tables of the database differ from the mapping, one exception for each difference. */
    public List<DatabaseException> schemaDifferences() {
        return schema.differences();
    }

    /** The unit. */
    public PersistenceUnit unit() {
        return unit;
    }

    /** Its properties. */
    public AthanorConfig config() {
        return config;
    }

    /** What its sessions share. */
    public FactoryServices services() {
        return services;
    }

    /** A new session, which takes part in the container's transaction if there is one. */
    public Session openSession() {
        Session session = openUnsynchronizedSession();
        session.transaction().joinIfActive();
        return session;
    }

    /** A new session that takes part in no transaction before it is told to. */
    public Session openUnsynchronizedSession() {
        return new Session(services);
    }

    /** Whether {@link #close} was not called yet. */
    public boolean isOpen() {
        return open;
    }

    /** Lets go of the classes and of the data source, unless the program gave it. A second call does nothing. */
    @Override
    public void close() {
        if (open) {
            open = false;
            types.close();
            dataSource.close();
        }
    }
}
