package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.SqlErrorKind;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the database refuses is a typed exception: which constraint, which table, which entity. */
class ConstraintViolationTest {
    private static ConstraintViolationException refused(TestDatabase database, Consumer<Session> work) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Guest.class, Hotel.class));
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> {
                Hotel hotel = new Hotel();
                hotel.id = 1;
                other.persist(hotel);
                for (int i = 1; i <= 3; i++) {
                    Guest guest = new Guest(i, "guest " + i);
                    guest.hotel = hotel;
                    other.persist(guest);
                }
            });
            session.transaction().begin();
            work.accept(session);
            ConstraintViolationException refused =
                    catchThrowableOfType(ConstraintViolationException.class, session::flush);
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            session.transaction().rollback();
            unit.inTransaction(other -> {
                for (int i = 1; i <= 3; i++) {
                    assertThat(((Guest) other.find(Guest.class, i)).name).isEqualTo("guest " + i);
                }
                assertThat(other.find(Guest.class, 4)).isNull();
            });
            return refused;
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @OnEachDatabase
    void aUniqueKey(TestDatabase database) {
        Guest taken = new Guest(4, "guest 1");
        ConstraintViolationException refused = refused(database, session -> session.persist(taken));
        assertThat(refused.kind()).isEqualTo(SqlErrorKind.UNIQUE);
        assertThat(lower(refused.constraintName())).isEqualTo("guest_name");
        if (database.kind() != TestDatabase.Kind.MARIADB) {
            // MariaDB does not say in which table.
            assertThat(lower(refused.tableName())).isEqualTo("guest");
        }
        assertThat(refused.entity()).isEqualTo("Guest#4");
        assertThat(refused.getMessage())
                .startsWith("ATH4010 Guest#4: unique constraint")
                .doesNotContain("guest 1");
        assertState(taken, Lifecycle.TRANSIENT);
    }

    @OnEachDatabase
    void theRowOfABatchThatFailed(TestDatabase database) {
        ConstraintViolationException refused = refused(database, session -> {
            for (int i = 4; i <= 8; i++) {
                session.persist(new Guest(i, i == 6 ? "guest 2" : "new " + i));
            }
        });
        // MariaDB's driver sends the rows as one, and is not told which one was refused.
        assertThat(refused.entity()).isEqualTo(database.kind() == TestDatabase.Kind.MARIADB ? null : "Guest#6");
    }

    @OnEachDatabase
    void anUpdate(TestDatabase database) {
        ConstraintViolationException refused =
                refused(database, session -> ((Guest) session.find(Guest.class, 2)).name = "guest 3");
        assertThat(refused.kind()).isEqualTo(SqlErrorKind.UNIQUE);
        assertThat(refused.entity()).isEqualTo("Guest#2");
    }

    @OnEachDatabase
    void aValueThatIsMissing(TestDatabase database) {
        ConstraintViolationException refused = refused(database, session -> session.persist(new Guest(4, null)));
        assertThat(refused.kind()).isEqualTo(SqlErrorKind.NOT_NULL);
        assertThat(lower(refused.constraintName())).isEqualTo("name");
        assertThat(refused.entity()).isEqualTo("Guest#4");
    }

    @OnEachDatabase
    void aForeignKeyOfARowThatIsDeleted(TestDatabase database) {
        ConstraintViolationException refused =
                refused(database, session -> session.remove(session.find(Hotel.class, 1)));
        assertThat(refused.kind()).isEqualTo(SqlErrorKind.FOREIGN_KEY);
        assertThat(lower(refused.constraintName())).contains("hotel");
        assertThat(refused.entity()).isEqualTo("Hotel#1");
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aForeignKeyToARowThatIsNotThere(TestDatabase database) {
        ConstraintViolationException refused = refused(database, session -> {
            Guest guest = new Guest(4, "new");
            guest.hotel = (Hotel) session.reference(Hotel.class, 17);
            session.persist(guest);
        });
        assertThat(refused.kind()).isEqualTo(SqlErrorKind.FOREIGN_KEY);
        assertThat(refused.entity()).isEqualTo("Guest#4");
    }

    @OnEachDatabase
    void valuesThatTradePlacesAreNoViolation(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Guest.class, Hotel.class))) {
            unit.inTransaction(session -> {
                session.persist(new Guest(1, "a"));
                session.persist(new Guest(2, "b"));
            });
            // The row that has the name goes before the one that takes it comes.
            unit.inTransaction(session -> {
                session.remove(session.find(Guest.class, 1));
                session.persist(new Guest(3, "a"));
                ((Guest) session.find(Guest.class, 2)).name = "b2";
            });
            unit.inTransaction(session -> {
                ((Guest) session.find(Guest.class, 2)).name = "b3";
                session.persist(new Guest(4, "b2"));
            });
            unit.inTransaction(session -> {
                session.remove(session.find(Guest.class, 4));
                ((Guest) session.find(Guest.class, 3)).name = "b2";
            });
        }
    }

    @Entity
    @Table(name = "guest", uniqueConstraints = @UniqueConstraint(name = "guest_name", columnNames = "name"))
    static class Guest {
        @Id
        int id;

        @Column(nullable = false)
        String name;

        @ManyToOne
        Hotel hotel;

        Guest() {}

        Guest(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "hotel")
    static class Hotel {
        @Id
        int id;
    }
}
