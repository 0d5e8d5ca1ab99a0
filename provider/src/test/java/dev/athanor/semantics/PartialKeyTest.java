package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of an outer join, in which a part of the composite key is null ({@code athanor.partial-keys}). */
class PartialKeyTest {
    private static ShopUnit unit(TestDatabase database, boolean partial) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE owners (id INT PRIMARY KEY, name VARCHAR(20))");
            statement.execute("CREATE TABLE pets (id INT PRIMARY KEY, owner_id INT, name VARCHAR(20))");
            statement.execute("INSERT INTO owners VALUES (1, 'Ada'), (2, 'Bob')");
            statement.execute("INSERT INTO pets VALUES (10, 1, 'cat')");
            statement.execute("CREATE TABLE visits (id INT PRIMARY KEY, owner_id INT, pet_id INT)");
            statement.execute("INSERT INTO visits VALUES (1, 1, 10), (2, 2, NULL), (3, 1, NULL), (4, NULL, NULL)");
            statement.execute("CREATE VIEW owner_pet AS SELECT o.id AS owner_id, p.id AS pet_id, o.name AS owner_name,"
                    + " p.name AS pet_name FROM owners o LEFT JOIN pets p ON p.owner_id = o.id");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new ShopUnit(
                database,
                Map.of(
                        "athanor.partial-keys",
                        partial,
                        "jakarta.persistence.schema-generation.database.action",
                        "none"),
                List.of(OwnerPet.class, Visit.class));
    }

    @OnEachDatabase
    void whereTheyAreAllowedEachRowIsAnEntity(TestDatabase database) {
        try (ShopUnit unit = unit(database, true)) {
            unit.inTransaction(session -> {
                List<?> rows = session.list(session.services()
                        .queries()
                        .query("SELECT e FROM OwnerPet e ORDER BY e.ownerId", OwnerPet.class));
                assertThat(rows).hasSize(2).doesNotContainNull();
                OwnerPet bob = (OwnerPet) rows.get(1);
                assertThat(bob.ownerId).isEqualTo(2);
                assertThat(bob.petId).isNull();
                assertThat(session.list(session.services()
                                .queries()
                                .query("SELECT e FROM OwnerPet e WHERE e.petId IS NULL", OwnerPet.class)))
                        .containsExactly(bob);
                unit.log.clear();
                // It is found again by such a key, in the session and outside.
                assertThat(session.find(OwnerPet.class, new OwnerPet.Key(2, null)))
                        .isSameAs(bob);
                assertThat(unit.log.statements()).isEmpty();
                session.clear();
                assertThat(((OwnerPet) session.find(OwnerPet.class, new OwnerPet.Key(2, null))).ownerId)
                        .isEqualTo(2);
                assertThat(unit.log.statements())
                        .hasSize(1)
                        .first()
                        .asString()
                        .endsWith("FROM owner_pet t1 WHERE t1.owner_id = ? AND t1.pet_id IS NULL");
                assertThat(session.find(OwnerPet.class, new OwnerPet.Key(1, null)))
                        .isNull();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void whatIsLazyIsReadByTheSameKey(TestDatabase database) {
        try (ShopUnit unit = unit(database, true)) {
            unit.inTransaction(session -> {
                OwnerPet bob = (OwnerPet) session.find(OwnerPet.class, new OwnerPet.Key(2, null));
                assertThat(bob.ownerName).isEqualTo("Bob");
                session.refresh(bob);
                assertThat(bob.petName).isNull();
                assertThat(bob.ownerName).isEqualTo("Bob");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aForeignKeyThatIsNullInPartFindsSuchARow(TestDatabase database) {
        try (ShopUnit unit = unit(database, true)) {
            unit.inTransaction(session -> {
                assertThat(Objects.requireNonNull(visit(session, 1).ownerPet).petName)
                        .isEqualTo("cat");
                OwnerPet bob = visit(session, 2).ownerPet;
                assertThat(bob).isSameAs(session.find(OwnerPet.class, new OwnerPet.Key(2, null)));
                assertThat(Objects.requireNonNull(bob).ownerName).isEqualTo("Bob");
                // Of such a key the database does not promise that there is a row.
                assertThat(visit(session, 3).ownerPet).isNull();
                unit.log.clear();
                assertThat(visit(session, 4).ownerPet).isNull();
                assertThat(unit.log.statements()).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void whereTheyAreNotItFindsNothing(TestDatabase database) {
        try (ShopUnit unit = unit(database, false)) {
            unit.inTransaction(session -> {
                assertThat(visit(session, 1).ownerPet).isNotNull();
                unit.log.clear();
                assertThat(visit(session, 2).ownerPet).isNull();
                assertThat(unit.log.statements()).hasSize(1);
            });
        }
    }

    private static Visit visit(Session session, int id) {
        return (Visit) Objects.requireNonNull(session.find(Visit.class, id));
    }

    @OnEachDatabase
    void whereTheyAreNotARowWithoutAWholeKeyIsNoEntity(TestDatabase database) {
        try (ShopUnit unit = unit(database, false)) {
            unit.inTransaction(session -> {
                List<?> rows = session.list(session.services()
                        .queries()
                        .query("SELECT e FROM OwnerPet e ORDER BY e.ownerId", OwnerPet.class));
                assertThat(rows).hasSize(2);
                assertThat(((OwnerPet) rows.get(0)).petName).isEqualTo("cat");
                assertThat(rows.get(1)).isNull();
            });
        }
    }

    @Entity
    @Table(name = "visits")
    static class Visit {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "owner_id", referencedColumnName = "owner_id")
        @JoinColumn(name = "pet_id", referencedColumnName = "pet_id")
        OwnerPet ownerPet;
    }

    @Entity
    @Table(name = "owner_pet")
    @IdClass(OwnerPet.Key.class)
    static class OwnerPet {
        @Id
        @Column(name = "owner_id")
        Integer ownerId;

        @Id
        @Column(name = "pet_id")
        Integer petId;

        @Basic(fetch = FetchType.LAZY)
        @Column(name = "owner_name")
        String ownerName;

        @Column(name = "pet_name")
        String petName;

        static class Key {
            Integer ownerId;
            Integer petId;

            Key() {}

            Key(Integer ownerId, Integer petId) {
                this.ownerId = ownerId;
                this.petId = petId;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Key key
                        && Objects.equals(key.ownerId, ownerId)
                        && Objects.equals(key.petId, petId);
            }

            @Override
            public int hashCode() {
                return Objects.hash(ownerId, petId);
            }
        }
    }
}
