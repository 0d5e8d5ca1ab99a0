package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.internal.session.Session;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every change of a row raises its version, and meets the version that was read. */
class VersionTest {
    private static ShopUnit unit(TestDatabase database) {
        List<Class<?>> classes = new ArrayList<>(Shop.ENTITIES);
        classes.addAll(List.of(Album.class, Stamped.class));
        ShopUnit unit = new ShopUnit(database, Map.of(), classes);
        unit.inTransaction(session -> {
            session.persist(new Customer(1, "Ada"));
            session.persist(new Order("first"));
            session.persist(new Tag(1, "red"));
            Album album = new Album();
            album.id = 1;
            session.persist(album);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void countsFromOne(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                assertThat(order.version).isEqualTo(1);
                order.title = "changed";
                session.flush();
                assertThat(order.version).isEqualTo(2);
                session.flush();
                assertThat(order.version).isEqualTo(2);
                order.title = "changed again";
            });
            unit.inTransaction(session ->
                    assertThat(((Order) session.find(Order.class, 1L)).version).isEqualTo(3));
        }
    }

    @OnEachDatabase
    void isNotTheProgramsToWrite(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> ((Order) session.find(Order.class, 1L)).version = 17);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                order.version = 17;
                order.title = "changed";
                session.flush();
                assertThat(order.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void aStaleUpdateIsRefused(TestDatabase database) {
        refused(database, order -> order.title = "mine");
    }

    @OnEachDatabase
    void aStaleDeleteIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Order order = (Order) session.find(Order.class, 1L);
            session.remove(order);
            stale(unit, session, order);
        }
    }

    @OnEachDatabase
    void anUpdateOfADeletedRowIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Tag tag = (Tag) session.find(Tag.class, 1);
            tag.label = "mine";
            database.execute("DELETE FROM tag");
            OptimisticLockException refused = catchThrowableOfType(OptimisticLockException.class, session::flush);
            assertThat(refused.getEntity()).isSameAs(tag);
            session.transaction().rollback();
        }
    }

    private static void refused(TestDatabase database, Consumer<Order> change) {
        try (ShopUnit unit = unit(database);
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            Order order = (Order) session.find(Order.class, 1L);
            change.accept(order);
            stale(unit, session, order);
        }
    }

    private static void stale(ShopUnit unit, Session session, Order order) {
        // The row is not locked by reading: somebody else can change it.
        unit.inTransaction(other -> ((Order) other.find(Order.class, 1L)).title = "by somebody else");
        OptimisticLockException refused = catchThrowableOfType(OptimisticLockException.class, session::flush);
        assertThat(refused)
                .hasMessage("ATH2101 Order#1 was changed or deleted by another transaction since it was read -> Roll"
                        + " back, read it again and repeat the change");
        assertThat(refused.getEntity()).isSameAs(order);
        assertThat(session.transaction().isRollbackOnly()).isTrue();
        session.transaction().rollback();
        assertThat(order.version).isEqualTo(1);
    }

    @OnEachDatabase
    void anOwnedReferenceCounts(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                order.customer = (Customer) session.find(Customer.class, 1);
                session.flush();
                assertThat(order.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void anOwnedCollectionCounts(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Album album = (Album) session.find(Album.class, 1);
                album.tags.add((Tag) session.find(Tag.class, 1));
                session.flush();
                assertThat(album.version).isEqualTo(2L);
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE album SET version = ? WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void anInverseCollectionDoesNotCount(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                new Shop.Line(order, null, 1);
                session.flush();
                assertThat(order.version).isEqualTo(1);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aReferenceThatIsWrittenToReadsItsVersionFirst(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> ((Order) session.reference(Order.class, 1L)).title = "unseen");
            assertThat(unit.log.statements()).hasSize(2).first().asString().startsWith("SELECT");
            unit.inTransaction(session -> {
                Order order = (Order) session.find(Order.class, 1L);
                assertThat(order.title).isEqualTo("unseen");
                assertThat(order.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void aRowWithoutAVersionIsNotChecked_andGetsNone(TestDatabase database) {
        for (String semantics : List.of("standard", "sqlalchemy")) {
            try (ManagerUnit unit = entries(database, semantics)) {
                unit.inTransaction(manager -> manager.find(Entry.class, 1).text = "changed");
                assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE entry SET text = ? WHERE id = ?");
                unit.inTransaction(manager -> {
                    Entry entry = manager.find(Entry.class, 1);
                    assertThat(entry.text).isEqualTo("changed");
                    assertThat(entry.version).isNull();
                    manager.remove(entry);
                    manager.remove(manager.find(Entry.class, 2));
                });
                assertThat(unit.log.statements("DELETE"))
                        .containsExactlyInAnyOrder(
                                "DELETE FROM entry WHERE id = ?", "DELETE FROM entry WHERE id = ? AND version = ?");
            }
        }
    }

    @OnEachDatabase
    void aRowWithoutAVersionGetsOneWhenTheProgramAsksForIt(TestDatabase database) {
        try (ManagerUnit unit = entries(database, "standard")) {
            unit.inTransaction(manager -> manager.find(Entry.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT));
            unit.inTransaction(
                    manager -> assertThat(manager.find(Entry.class, 1).version).isEqualTo(1));
        }
    }

    @OnEachDatabase
    void aTimeStampNeverStandsStill(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Stamped stamped = new Stamped();
                stamped.id = 1;
                session.persist(stamped);
                session.flush();
                Instant last = stamped.version;
                for (int i = 0; i < 50; i++) {
                    stamped.count++;
                    session.flush();
                    assertThat(stamped.version).isAfter(last);
                    last = stamped.version;
                }
            });
            unit.inTransaction(session -> ((Stamped) session.find(Stamped.class, 1)).count = 0);
        }
    }

    /** Two rows, the first without a version. */
    private static ManagerUnit entries(TestDatabase database, String semantics) {
        ManagerUnit unit = new ManagerUnit(database, Map.of("athanor.semantics", semantics), Entry.class);
        unit.execute(
                "INSERT INTO entry (id, version, text) VALUES (1, NULL, 'legacy')",
                "INSERT INTO entry (id, version, text) VALUES (2, 1, 'counted')");
        return unit;
    }

    @Entity
    @Table(name = "entry")
    static class Entry {
        @Id
        int id;

        @Version
        Integer version;

        String text;
    }

    @Entity
    @Table(name = "album")
    static class Album {
        @Id
        int id;

        @Version
        Long version;

        @ManyToMany
        List<Tag> tags = new ArrayList<>();
    }

    @Entity
    @Table(name = "stamped")
    static class Stamped {
        @Id
        int id;

        @Version
        Instant version;

        int count;
    }
}
