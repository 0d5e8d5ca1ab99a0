package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schema that a mapping makes, as the database's own catalogue tells it. */
class SchemaTest {
    @Entity
    @Table(
            name = "depot",
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "depot_place",
                        columnNames = {"city", "street"}),
                @UniqueConstraint(columnNames = "phone")
            })
    static class Depot {
        @Id
        @GeneratedValue
        @SequenceGenerator(sequenceName = "depot_numbers", initialValue = 10, allocationSize = 5)
        long id;

        @Column(nullable = false, length = 30)
        String city = "";

        @Column(length = 40)
        @Nullable String street;

        @Nullable String phone;

        @Column(precision = 8, scale = 3)
        @Nullable BigDecimal area;

        @Column(columnDefinition = "VARCHAR(7) DEFAULT 'none'")
        @Nullable String defined;

        @Column(unique = true)
        @Nullable Integer number;

        int count;
    }

    @Entity
    @Table(name = "ware")
    static class Ware {
        @Id
        int id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "kept_in", foreignKey = @ForeignKey(name = "ware_kept_in"))
        @Nullable Depot depot;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @Nullable Depot former;

        @OneToOne
        @Nullable Ware box;

        @ManyToMany
        Set<Depot> candidates = new HashSet<>();

        /** Not in the table. */
        transient @Nullable String note;
    }

    private static MappedUnit unit(TestDatabase database, String action) {
        return new MappedUnit(
                database,
                Map.of("jakarta.persistence.schema-generation.database.action", action),
                List.of(Depot.class, Ware.class));
    }

    private interface Reading {
        ResultSet open(DatabaseMetaData catalogue) throws SQLException;
    }

    /** Rows of the catalogue, each as the columns named, in small letters. */
    private static Set<String> catalogue(TestDatabase database, Reading reading, String... columns) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = reading.open(connection.getMetaData())) {
            while (rows.next()) {
                StringBuilder text = new StringBuilder();
                for (String column : columns) {
                    text.append(text.isEmpty() ? "" : " ").append(rows.getString(column));
                }
                found.add(text.toString().toLowerCase(Locale.ROOT));
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return found;
    }

    private static String stored(TestDatabase database, String name) {
        return database.kind() == TestDatabase.Kind.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static Set<String> tables(TestDatabase database) {
        return catalogue(
                database,
                each -> each.getTables(
                        database.catalog(), database.schemaPattern(), null, new String[] {"TABLE", "BASE TABLE"}),
                "TABLE_NAME");
    }

    @OnEachDatabase
    void columnsHaveTheNullabilityAndSizeOfTheMapping(TestDatabase database) {
        try (MappedUnit unit = unit(database, "create")) {
            assertThat(tables(database)).containsExactly("depot", "ware", "ware_depot");
            assertThat(catalogue(
                            database,
                            each -> each.getColumns(database.catalog(), null, stored(database, "depot"), null),
                            "COLUMN_NAME",
                            "IS_NULLABLE"))
                    .containsExactlyInAnyOrder(
                            "id no",
                            "city no",
                            "street yes",
                            "phone yes",
                            "area yes",
                            "defined yes",
                            "number yes",
                            "count no");
            assertThat(catalogue(
                            database,
                            each -> each.getColumns(database.catalog(), null, stored(database, "depot"), null),
                            "COLUMN_NAME",
                            "COLUMN_SIZE",
                            "DECIMAL_DIGITS"))
                    .contains("area 8 3")
                    .anySatisfy(column -> assertThat(column).startsWith("city 30 "))
                    .anySatisfy(column -> assertThat(column).startsWith("street 40 "))
                    .anySatisfy(column -> assertThat(column).startsWith("phone 255 "))
                    .anySatisfy(column -> assertThat(column).startsWith("defined 7 "));
            assertThat(catalogue(
                            database,
                            each -> each.getColumns(database.catalog(), null, stored(database, "ware"), null),
                            "COLUMN_NAME",
                            "IS_NULLABLE"))
                    .containsExactlyInAnyOrder("id no", "kept_in no", "former_id yes", "box_id yes");
            assertThat(unit.factory.isOpen()).isTrue();
        }
    }

    @OnEachDatabase
    void keysAndReferences(TestDatabase database) {
        try (MappedUnit unit = unit(database, "create")) {
            assertThat(catalogue(
                            database,
                            each -> each.getPrimaryKeys(database.catalog(), null, stored(database, "ware")),
                            "COLUMN_NAME"))
                    .containsExactly("id");
            assertThat(catalogue(
                            database,
                            each -> each.getPrimaryKeys(database.catalog(), null, stored(database, "ware_depot")),
                            "COLUMN_NAME"))
                    .containsExactly("candidates_id", "ware_id");
            assertThat(catalogue(
                            database,
                            each -> each.getImportedKeys(database.catalog(), null, stored(database, "ware")),
                            "FKCOLUMN_NAME",
                            "PKTABLE_NAME",
                            "PKCOLUMN_NAME"))
                    .containsExactly("box_id ware id", "kept_in depot id");
            assertThat(catalogue(
                            database,
                            each -> each.getImportedKeys(database.catalog(), null, stored(database, "ware")),
                            "FK_NAME"))
                    .contains("ware_kept_in")
                    .hasSize(2);
            assertThat(catalogue(
                            database,
                            each -> each.getImportedKeys(database.catalog(), null, stored(database, "ware_depot")),
                            "FKCOLUMN_NAME",
                            "PKTABLE_NAME"))
                    .containsExactly("candidates_id depot", "ware_id ware");
            assertThat(unit.texts("SELECT lower(constraint_name) FROM information_schema.table_constraints"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND constraint_type = 'UNIQUE' AND lower(constraint_name) = 'depot_place'"))
                    .hasSize(1);
            assertThat(unit.texts("SELECT constraint_name FROM information_schema.table_constraints"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND constraint_type = 'UNIQUE' AND lower(table_name) = 'depot'"))
                    .hasSize(3);
            assertThat(unit.texts("SELECT constraint_name FROM information_schema.table_constraints"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND constraint_type = 'UNIQUE' AND lower(table_name) = 'ware'"))
                    .hasSize(1);
        }
    }

    @OnEachDatabase
    void theDatabaseHoldsTheMappingToItsConstraints(TestDatabase database) {
        try (MappedUnit unit = unit(database, "create")) {
            Depot one = new Depot();
            one.city = "Bonn";
            one.street = "A";
            Depot two = new Depot();
            two.city = "Bonn";
            two.street = "A";
            assertThatThrownBy(() -> unit.persist(one, two)).isInstanceOf(PersistenceException.class);
            assertThat(unit.rows("SELECT id FROM depot")).isEmpty();
            two.street = "B";
            unit.persist(one, two);
            assertThat(unit.rows("SELECT id FROM depot ORDER BY id")).hasSize(2);
        }
    }

    @OnEachDatabase
    void aSchemaWithRowsIsDroppedAndMadeAgain(TestDatabase database) {
        try (MappedUnit unit = unit(database, "drop-and-create")) {
            Depot depot = new Depot();
            Ware ware = new Ware();
            ware.id = 1;
            ware.depot = depot;
            ware.box = ware;
            ware.candidates.add(depot);
            unit.persist(depot, ware);
        }
        try (MappedUnit unit = unit(database, "drop-and-create")) {
            assertThat(unit.rows("SELECT id FROM depot")).isEmpty();
            assertThat(tables(database)).containsExactly("depot", "ware", "ware_depot");
            Depot depot = new Depot();
            unit.persist(depot);
            assertThat(depot.id).isEqualTo(10);
        }
    }

    @OnEachDatabase
    void dropLeavesNothingAndNeedsNothing(TestDatabase database) {
        try (MappedUnit unit = unit(database, "drop")) {
            assertThat(tables(database)).isEmpty();
            assertThat(unit.factory.isOpen()).isTrue();
        }
        unit(database, "create").close();
        database.execute("CREATE TABLE stranger (id INTEGER PRIMARY KEY)");
        unit(database, "drop").close();
        assertThat(tables(database)).containsExactly("stranger");
        unit(database, "create").close();
        assertThat(tables(database)).containsExactly("depot", "stranger", "ware", "ware_depot");
    }

    @OnEachDatabase
    void noneTouchesNothing(TestDatabase database) {
        unit(database, "create").close();
        try (MappedUnit unit = unit(database, "none")) {
            unit.persist(new Depot());
        }
        try (MappedUnit unit = unit(database, "none")) {
            assertThat(unit.rows("SELECT id FROM depot")).hasSize(1);
        }
    }
}
