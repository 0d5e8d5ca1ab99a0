package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Indexes, checks, comments, options, and what the database does with rows whose target goes or changes. */
class SchemaConstraintsTest {
    @Entity
    @Table(
            name = "harbour",
            comment = "Where ships' cargo lands",
            indexes = {
                @Index(name = "harbour_place", columnList = "country, town DESC"),
                @Index(name = "harbour_code", columnList = "code asc", unique = true),
                @Index(columnList = "town")
            },
            check = @CheckConstraint(name = "harbour_depth", constraint = "depth > 0"))
    static class Harbour {
        @Id
        int id;

        @Nullable String country;

        @Column(comment = "The town's name")
        @Nullable String town;

        @Column(check = @CheckConstraint(name = "code_letters", constraint = "code not in ('D', 'E', 'F')"))
        @Nullable String code;

        int depth = 1;

        @Column(columnDefinition = "INTEGER", options = "DEFAULT 7")
        @Nullable Integer piers;

        Harbour() {}

        Harbour(int id) {
            this.id = id;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @Table(name = "ship")
    static class Ship {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(name = "home")
        @OnDelete(ReferentialAction.SET_NULL)
        @OnUpdate(ReferentialAction.CASCADE)
        @Nullable Harbour home;

        @ManyToOne
        @JoinColumn(
                name = "berth",
                foreignKey =
                        @ForeignKey(
                                name = "ship_berth",
                                foreignKeyDefinition = "FOREIGN KEY (berth) REFERENCES harbour (id) ON DELETE CASCADE"))
        @Nullable Harbour berth;

        @ManyToMany
        @JoinTable(name = "ship_calls", indexes = @Index(name = "calls_by_harbour", columnList = "calls_id, Ship_id"))
        @OnDelete(ReferentialAction.CASCADE)
        Set<Harbour> calls = new HashSet<>();

        Ship() {}

        Ship(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "tanker")
    @OnDelete(ReferentialAction.CASCADE)
    static class Tanker extends Ship {
        int volume;

        Tanker() {}

        Tanker(int id) {
            super(id);
        }
    }

    private static MappedUnit unit(TestDatabase database) {
        return new MappedUnit(database, Harbour.class, Ship.class, Tanker.class);
    }

    private static String stored(TestDatabase database, String name) {
        return database.kind() == TestDatabase.Kind.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static Set<String> indexes(TestDatabase database, String table) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection
                        .getMetaData()
                        .getIndexInfo(database.catalog(), null, stored(database, table), false, false)) {
            while (rows.next()) {
                found.add((rows.getString("INDEX_NAME")
                                + (rows.getBoolean("NON_UNIQUE") ? " " : " unique ")
                                + rows.getString("COLUMN_NAME")
                                + ("D".equals(rows.getString("ASC_OR_DESC")) ? " desc" : ""))
                        .toLowerCase(Locale.ROOT));
            }
        }
        return found;
    }

    @OnEachDatabase
    void indexesAreMadeInTheirOrder(TestDatabase database) throws SQLException {
        unit(database).close();
        assertThat(indexes(database, "harbour"))
                .contains(
                        "harbour_place country",
                        "harbour_place town desc",
                        "harbour_code unique code",
                        "ix_harbour_town town");
        assertThat(indexes(database, "ship_calls")).contains("calls_by_harbour calls_id", "calls_by_harbour ship_id");
    }

    @OnEachDatabase
    void checksRefuseRows_alsoOnConnectionsOpenedLater(TestDatabase database) {
        unit(database).close();
        database.execute("INSERT INTO harbour (id, code, depth) VALUES (1, 'A', 5)");
        for (String refused : List.of("(2, 'D', 5)", "(2, 'B', 0)", "(2, 'A', 5)")) {
            assertThatThrownBy(() -> database.execute("INSERT INTO harbour (id, code, depth) VALUES " + refused))
                    .as(refused)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("invalid");
        }
        try (MappedUnit unit = unit(database)) {
            Harbour shallow = new Harbour(3);
            shallow.depth = -1;
            ConstraintViolationException violation =
                    catchThrowableOfType(ConstraintViolationException.class, () -> unit.persist(shallow));
            assertThat(violation.constraintName()).isEqualToIgnoringCase("harbour_depth");
        }
    }

    @OnEachDatabase
    void commentsAndOptionsReachTheCatalogue(TestDatabase database) throws SQLException {
        unit(database).close();
        database.execute("INSERT INTO harbour (id, depth) VALUES (1, 5)");
        try (Connection connection = database.dataSource().getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(database.catalog(), null, stored(database, "harbour"), null);
                ResultSet columns = connection
                        .getMetaData()
                        .getColumns(database.catalog(), null, stored(database, "harbour"), stored(database, "town"));
                ResultSet row = connection.createStatement().executeQuery("SELECT piers FROM harbour")) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("REMARKS")).isEqualTo("Where ships' cargo lands");
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("REMARKS")).isEqualTo("The town's name");
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(7);
        }
    }

    @OnEachDatabase
    void foreignKeysActOnRowsThatReferToWhatGoes(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Harbour home = new Harbour(1);
            Harbour other = new Harbour(2);
            Ship ship = new Ship(10);
            ship.home = home;
            ship.calls.add(other);
            Ship moored = new Ship(11);
            moored.berth = other;
            Tanker tanker = new Tanker(12);
            tanker.home = home;
            unit.persist(home, other, ship, moored, tanker);

            database.execute("UPDATE harbour SET id = 5 WHERE id = 1");
            assertThat(unit.texts("SELECT home FROM ship WHERE id IN (10, 12)"))
                    .containsOnly(List.<@Nullable Object>of("5"));
            database.execute("DELETE FROM harbour");
            assertThat(unit.texts("SELECT count(*), count(home) FROM ship"))
                    .as("the ship at its berth is gone, the others have lost their home")
                    .containsExactly(List.of("2", "0"));
            assertThat(unit.texts("SELECT * FROM ship_calls")).isEmpty();
            database.execute("DELETE FROM ship");
            assertThat(unit.texts("SELECT * FROM tanker")).isEmpty();
        }
    }

    @OnEachDatabase
    void propertiesWinOverAnnotations(TestDatabase database) {
        Map<String, String> properties = Map.of(
                "athanor.attribute." + Ship.class.getName() + ".home.on-delete", "cascade",
                "athanor.attribute." + Ship.class.getName() + ".calls.on-update", "cascade");
        try (MappedUnit unit = new MappedUnit(database, properties, List.of(Harbour.class, Ship.class, Tanker.class))) {
            Harbour home = new Harbour(1);
            Ship ship = new Ship(10);
            ship.home = home;
            ship.calls.add(home);
            unit.persist(home, ship);
            database.execute("UPDATE harbour SET id = 5 WHERE id = 1");
            assertThat(unit.texts("SELECT calls_id FROM ship_calls")).containsExactly(List.of("5"));
            database.execute("DELETE FROM harbour");
            assertThat(unit.texts("SELECT id FROM ship")).isEmpty();
        }
        assertThatThrownBy(() -> new MappedUnit(
                        database,
                        Map.of("athanor.attribute." + Ship.class.getName() + ".home.on-delete", "sometimes"),
                        List.of(Harbour.class, Ship.class)))
                .hasMessageContaining("ATH0202")
                .hasMessageContaining("home.on-delete' cannot be 'sometimes'")
                .hasMessageContaining("no-action, restrict, cascade, set-null, set-default");
        assertThatThrownBy(() -> new MappedUnit(
                        database,
                        Map.of("athanor.attribute." + Harbour.class.getName() + ".town.on-delete", "cascade"),
                        List.of(Harbour.class)))
                .hasMessageContaining("ATH1014 ")
                .hasMessageContaining("town: a value and @OnDelete exclude each other");
    }
}
