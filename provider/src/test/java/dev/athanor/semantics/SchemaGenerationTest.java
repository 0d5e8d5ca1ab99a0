package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.ConfigurationException;
import dev.athanor.message.DatabaseException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SchemaValidationException;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Schema generation by properties, section 9.4 of the specification, and the SchemaManager. */
class SchemaGenerationTest {
    private static final String PREFIX = "jakarta.persistence.schema-generation.";

    @Entity
    @Table(name = "planet")
    static class Planet {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "planet_numbers", initialValue = 10)
        long id;

        @Nullable String name;

        @ManyToOne
        @Nullable Planet nearest;
    }

    private static EntityManagerFactory open(TestDatabase database, Map<String, ?> properties) {
        Map<String, Object> all = new HashMap<>(TestCompanions.properties());
        all.put("jakarta.persistence.nonJtaDataSource", database.dataSource());
        all.putAll(properties);
        return new PersistenceConfiguration("unit")
                .managedClass(Planet.class)
                .properties(all)
                .createEntityManagerFactory();
    }

    private static List<String> names(TestDatabase database) {
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT name FROM planet ORDER BY id")) {
            List<String> names = new java.util.ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            return List.of("no table");
        }
    }

    /** Lines in small letters, without what only some products write. */
    private static List<String> lines(Object script) {
        return Arrays.stream(script.toString().toLowerCase(Locale.ROOT).split("\n"))
                .toList();
    }

    @OnEachDatabase
    void scriptsAreWrittenWithOneStatementPerLine_andTheDatabaseIsLeftAlone(TestDatabase database) {
        StringWriter create = new StringWriter();
        StringWriter drop = new StringWriter();
        open(
                        database,
                        Map.of(
                                PREFIX + "scripts.action", "drop-and-create",
                                PREFIX + "scripts.create-target", create,
                                PREFIX + "scripts.drop-target", drop))
                .close();
        assertThat(lines(create))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("create sequence planet_numbers start with 10"),
                        line -> assertThat(line)
                                .startsWith("create table planet (id bigint not null, name varchar(255), nearest_id"
                                        + " bigint, primary key (id))"),
                        line -> assertThat(line)
                                .startsWith("alter table planet add constraint fk_planet_nearest_id foreign key"
                                        + " (nearest_id) references planet (id)"));
        assertThat(lines(drop))
                .satisfiesExactly(
                        line -> assertThat(line).contains("planet drop constraint", "fk_planet_nearest_id"),
                        line -> assertThat(line).contains("drop table", "planet"),
                        line -> assertThat(line).contains("drop sequence", "planet_numbers"));
        assertThat(names(database)).containsExactly("no table");
    }

    @OnEachDatabase
    void writtenScriptsCreateAndDropTheSameTables(TestDatabase database, @TempDir Path folder) throws IOException {
        Path create = folder.resolve("create.sql");
        Path drop = folder.resolve("drop.sql");
        open(
                        database,
                        Map.of(
                                PREFIX + "scripts.action", "drop-and-create",
                                PREFIX + "scripts.create-target", create.toUri().toString(),
                                PREFIX + "scripts.drop-target", drop.toString()))
                .close();
        assertThat(Files.readAllLines(create)).hasSize(3);
        open(
                        database,
                        Map.of(
                                PREFIX + "database.action",
                                "create",
                                PREFIX + "create-script-source",
                                create.toUri().toString()))
                .close();
        assertThat(names(database)).isEmpty();
        open(database, Map.of(PREFIX + "database.action", "drop", PREFIX + "drop-script-source", drop.toString()))
                .close();
        assertThat(names(database)).containsExactly("no table");
    }

    @OnEachDatabase
    void mappingAndScriptInEitherOrder_thenTheData(TestDatabase database) {
        String extra = "CREATE TABLE extra (id INTEGER PRIMARY KEY);\nINSERT INTO planet (id, name) VALUES (1, 'a;b');";
        Map<String, Object> properties = Map.of(
                PREFIX + "database.action",
                "drop-and-create",
                PREFIX + "create-source",
                "metadata-then-script",
                PREFIX + "create-script-source",
                new StringReader(extra),
                "jakarta.persistence.sql-load-script-source",
                new StringReader("-- data\nINSERT INTO planet (id, name) VALUES (2, 'c')"));
        try (EntityManagerFactory factory = open(database, properties)) {
            assertThat(names(database)).containsExactly("a;b", "c");
            factory.getSchemaManager().truncate();
            assertThat(names(database)).as("the data again").containsExactly("c");
        }
        Map<String, Object> wrongOrder = Map.of(
                PREFIX + "database.action", "create",
                PREFIX + "create-source", "script-then-metadata",
                PREFIX + "create-script-source", new StringReader("SELECT 1;\n\nINSERT INTO nowhere VALUES (1)"));
        assertThatThrownBy(() -> open(database, wrongOrder))
                .hasMessageContaining("ATH4040 the given Reader, line 3, statement 2: INSERT INTO nowhere VALUES (1)");
    }

    @OnEachDatabase
    void whatIsMissingIsSaidBeforeAnythingIsDone(TestDatabase database) {
        Map<String, String> properties =
                Map.of(PREFIX + "database.action", "create", PREFIX + "scripts.action", "create");
        assertThatThrownBy(() -> open(database, properties))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0205 The property '" + PREFIX + "scripts.action' with the value 'create' needs another"
                        + " one, '" + PREFIX + "scripts.create-target', which is not given -> Give '" + PREFIX
                        + "scripts.create-target'.");
        assertThatThrownBy(() ->
                        open(database, Map.of(PREFIX + "database.action", "drop", PREFIX + "drop-source", "script")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PREFIX + "drop-script-source");
        assertThatThrownBy(() -> open(
                        database,
                        Map.of(PREFIX + "database.action", "create", PREFIX + "create-script-source", "not/there.sql")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("ATH4042 not/there.sql: the script cannot be read");
        assertThat(names(database)).containsExactly("no table");
    }

    @OnEachDatabase
    void theProgramsOwnConnectionIsUsedAndStaysOpen(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            open(database, Map.of(PREFIX + "database.action", "create", PREFIX + "connection", connection))
                    .close();
            assertThat(connection.isClosed()).isFalse();
            assertThat(names(database)).isEmpty();
        }
    }

    @OnEachDatabase
    void theSchemaManagerCreatesEmptiesAndDrops(TestDatabase database) {
        try (EntityManagerFactory factory = open(database, Map.of())) {
            assertThat(names(database)).containsExactly("no table");
            factory.getSchemaManager().create(true);
            factory.runInTransaction(manager -> {
                Planet one = new Planet();
                one.nearest = one;
                manager.persist(one);
            });
            assertThat(names(database)).hasSize(1);
            factory.getSchemaManager().truncate();
            assertThat(names(database)).isEmpty();
            factory.getSchemaManager().drop(false);
            assertThat(names(database)).containsExactly("no table");
        }
    }

    @OnEachDatabase
    void validationTellsEveryDifferenceAtOnce(TestDatabase database) throws SchemaValidationException {
        try (EntityManagerFactory factory = open(database, Map.of())) {
            SchemaValidationException nothing = catchThrowableOfType(
                    SchemaValidationException.class,
                    () -> factory.getSchemaManager().validate());
            assertThat(nothing.getFailures()).hasSize(1);
            assertThat(nothing.getFailures()[0]).hasMessageStartingWith("ATH4044 planet: there is no such table");

            database.execute("CREATE TABLE planet (id INTEGER NOT NULL PRIMARY KEY, name DATE)");
            SchemaValidationException different = catchThrowableOfType(
                    SchemaValidationException.class,
                    () -> factory.getSchemaManager().validate());
            assertThat(different.getFailures())
                    .satisfiesExactly(
                            id -> assertThat(id)
                                    .hasMessageStartingWith("ATH4046 planet.id: the column is of type")
                                    .hasMessageContaining("the mapping needs BIGINT"),
                            name -> assertThat(name)
                                    .hasMessageStartingWith("ATH4046 planet.name")
                                    .hasMessageContaining(", the mapping needs VARCHAR(255)"),
                            nearest -> assertThat(nearest)
                                    .hasMessageStartingWith("ATH4045 planet.nearest_id: there is no such column"));
            assertThat(different.getMessage()).contains("ATH4045").contains("ATH4046");

            database.execute("DROP TABLE planet");
            factory.getSchemaManager().create(false);
            factory.getSchemaManager().validate();
        }
    }
}
