package dev.athanor.internal.boot;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaStatement;
import dev.athanor.internal.ddl.SchemaValidator;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.internal.ddl.ScriptReader;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.DatabaseException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates, drops, fills, empties and checks the tables of a unit, in the database and as scripts, as the properties of
 * section 9.4 of the specification say. Thread-safe; a Reader that the program gives is read once.
 */
final class SchemaGeneration {
    private final AthanorConfig config;
    private final MappedModel model;
    private final Dialect dialect;
    private final SchemaWriter writer;
    private final SchemaExecutor executor;
    private final FactoryConnections connections;
    private final SchemaValidator validator;
    private final ScriptFiles files;
    private final Map<Setting<?>, List<SchemaStatement>> scripts = new ConcurrentHashMap<>();

    SchemaGeneration(
            AthanorConfig config,
            MappedModel model,
            Dialect dialect,
            FactoryConnections connections,
            ClassLoader loader) {
        this.config = config;
        this.model = model;
        this.dialect = dialect;
        this.writer = new SchemaWriter(dialect);
        Optional<Object> given = config.find(Settings.SCHEMA_CONNECTION);
        this.executor = given.isPresent()
                ? SchemaExecutor.on((Connection) given.get())
                : new SchemaExecutor(connections.outside());
        this.connections = connections;
        this.validator = new SchemaValidator(dialect, connections.outside());
        this.files = new ScriptFiles(loader);
    }

    /**
     * What is to be done when the factory is created.
     *
     * @throws ConfigurationException if a property is missing that another one needs; nothing is done then
     * @throws DatabaseException if a script cannot be read or written, or the database refuses a statement
     */
    void run() {
        SchemaAction action = config.get(Settings.SCHEMA_DATABASE_ACTION);
        SchemaAction scriptAction = config.get(Settings.SCHEMA_SCRIPTS_ACTION);
        boolean schemas = config.get(Settings.SCHEMA_CREATE_SCHEMAS);
        require(scriptAction.creates(), Settings.SCHEMA_SCRIPTS_ACTION, Settings.SCHEMA_CREATE_TARGET);
        require(scriptAction.drops(), Settings.SCHEMA_SCRIPTS_ACTION, Settings.SCHEMA_DROP_TARGET);
        List<SchemaStatement> statements = new ArrayList<>();
        if (action.drops() && action.creates() && schemas) {
            // H2 refuses to drop a table that is not there in a schema that is not there either.
            statements.addAll(writer.createSchemas(model.tables(), model.sequences()));
        }
        if (action.drops()) {
            statements.addAll(dropping());
        }
        if (action.creates()) {
            statements.addAll(creating(schemas));
            statements.addAll(loading());
        }
        // Scripts first: a statement that the database refuses can then be looked up.
        if (scriptAction.creates()) {
            writeScript(Settings.SCHEMA_CREATE_TARGET, creating(schemas));
        }
        if (scriptAction.drops()) {
            writeScript(Settings.SCHEMA_DROP_TARGET, dropping());
        }
        connections.runOutside(source -> executor.run(statements));
    }

    /** Creates tables and sequences, and fills them if there is a script that does. */
    void create(boolean schemas) {
        List<SchemaStatement> statements = new ArrayList<>(creating(schemas));
        statements.addAll(loading());
        connections.runOutside(source -> executor.run(statements));
    }

    /** Drops tables and sequences, and the schemas that they were in if that is wanted. */
    void drop(boolean schemas) {
        List<SchemaStatement> statements = new ArrayList<>(dropping());
        if (schemas) {
            statements.addAll(writer.dropSchemas(model.tables(), model.sequences()));
        }
        connections.runOutside(source -> executor.run(statements));
    }

    /** Deletes all rows, and fills the tables again if there is a script that does. */
    void truncate() {
        List<SchemaStatement> statements = new ArrayList<>(writer.truncate(model.tables()));
        statements.addAll(loading());
        connections.runOutside(source -> executor.run(statements));
    }

    /** How the tables of the database differ from the mapping. */
    List<DatabaseException> differences() {
        return validator.differences(model.tables());
    }

    private List<SchemaStatement> creating(boolean schemas) {
        List<SchemaStatement> made = new ArrayList<>();
        if (schemas) {
            made.addAll(writer.createSchemas(model.tables(), model.sequences()));
        }
        made.addAll(writer.create(model.tables(), model.sequences()));
        return combined(Settings.SCHEMA_CREATE_SOURCE, Settings.SCHEMA_CREATE_SCRIPT_SOURCE, made);
    }

    private List<SchemaStatement> dropping() {
        return combined(
                Settings.SCHEMA_DROP_SOURCE,
                Settings.SCHEMA_DROP_SCRIPT_SOURCE,
                writer.drop(model.tables(), model.sequences()));
    }

    private List<SchemaStatement> loading() {
        return config.find(Settings.SCHEMA_LOAD_SCRIPT_SOURCE).isPresent()
                ? script(Settings.SCHEMA_LOAD_SCRIPT_SOURCE)
                : List.of();
    }

    /** A script that is named counts alone, unless it is said otherwise. */
    private List<SchemaStatement> combined(
            Setting<SchemaSource> setting, Setting<Object> script, List<SchemaStatement> made) {
        SchemaSource source = config.find(setting)
                .orElse(config.find(script).isPresent() ? SchemaSource.SCRIPT : SchemaSource.METADATA);
        if (source == SchemaSource.METADATA) {
            return made;
        }
        require(true, setting, script);
        List<SchemaStatement> all = new ArrayList<>();
        if (source == SchemaSource.METADATA_THEN_SCRIPT) {
            all.addAll(made);
        }
        all.addAll(script(script));
        if (source == SchemaSource.SCRIPT_THEN_METADATA) {
            all.addAll(made);
        }
        return all;
    }

    private List<SchemaStatement> script(Setting<Object> setting) {
        return scripts.computeIfAbsent(setting, key -> {
            Object place = config.get(setting);
            return ScriptReader.read(ScriptFiles.name(place), files.read(place), dialect.escapesTextsByBackslash());
        });
    }

    private void writeScript(Setting<Object> target, List<SchemaStatement> statements) {
        files.write(config.get(target), script -> SchemaWriter.writeScript(statements, script));
    }

    private void require(boolean needed, Setting<?> by, Setting<?> setting) {
        if (needed && config.find(setting).isEmpty()) {
            throw new ConfigurationException(
                    BootMessage.PROPERTY_MISSING,
                    by.name(),
                    config.find(by)
                            .map(Object::toString)
                            .orElse("")
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-'),
                    setting.name());
        }
    }
}
