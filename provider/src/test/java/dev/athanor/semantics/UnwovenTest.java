package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.Savepoint;
import dev.athanor.internal.collection.TrackedCollection;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.session.Session;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.MappingException;
import dev.athanor.message.MissingRowException;
import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsPlainClasses;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What classes do that are not woven, where that differs from what woven ones do. */
@NeedsPlainClasses
class UnwovenTest {
    private static ShopUnit shop(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            for (int i = 1; i <= 3; i++) {
                Customer customer = new Customer(i, "customer " + i);
                customer.address = new Address("street", "city");
                customer.since = new Date(0);
                customer.addOrder(new Order("order " + i));
                session.persist(customer);
            }
            Article pen = new Article("pen", "Pen");
            session.persist(pen);
            Tag red = new Tag(1, "red");
            session.persist(red);
            pen.tags.add(red);
        });
        unit.log.clear();
        return unit;
    }

    private static List<?> orders(Session session) {
        QueryCall call = session.services().queries().query("select o from Order o order by o.id", Order.class);
        return session.list(call);
    }

    @OnEachDatabase
    void lazyReferencesOfAResultAreLoadedTogether(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                List<?> orders = orders(session);
                assertThat(unit.log.statements("SELECT")).hasSize(2);
                assertThat(orders)
                        .allSatisfy(order ->
                                assertThat(((Order) order).customer.name).startsWith("customer"));
                assertThat(unit.log.statements("SELECT")).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void collectionsAreLazy(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Customer customer = (Customer) session.find(Customer.class, 1);
                assertThat(customer.orders).isInstanceOf(TrackedCollection.class);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(customer.orders).hasSize(1);
                assertThat(unit.log.statements()).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void collectionsAreInstrumentedWhenTheyArePersisted(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Customer customer = new Customer(7, "seven");
                assertThat(customer.orders).isNotInstanceOf(TrackedCollection.class);
                session.persist(customer);
                assertThat(customer.orders).isInstanceOf(TrackedCollection.class);
            });
        }
    }

    @OnEachDatabase
    void aReferenceReadsItsRow(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                session.reference(Tag.class, 1);
                assertThat(unit.log.statements()).hasSize(1);
            });
            assertThatThrownBy(() -> unit.inTransaction(session -> session.reference(Tag.class, 99)))
                    .isInstanceOf(MissingRowException.class)
                    .hasMessageStartingWith("ATH2102 Tag#99");
        }
    }

    @OnEachDatabase
    void aKeyOfTheDatabaseIsThereAfterPersist(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Order order = (Order) orders(session).get(0);
                Line line = new Line(order, (Article) session.find(Article.class, "pen"), 2);
                session.persist(line);
                assertThat(unit.log.statements("INSERT")).hasSize(1);
                assertThat(line.id).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void mergeGivesAKeyOfTheDatabaseToo(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Line merged =
                        (Line) session.merge(new Line((Order) orders(session).get(0), null, 2));
                assertThat(merged.id).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void theFlushWritesTheColumnsThatDiffer(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Customer customer = (Customer) session.find(Customer.class, 2);
                session.find(Customer.class, 3);
                customer.name = "other";
                customer.address.city = "elsewhere";
                customer.since.setTime(86_400_000);
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE customer SET name = ?, city = ?, since = ? WHERE id = ?");
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer customer = (Customer) session.find(Customer.class, 2);
                assertThat(customer.name).isEqualTo("other");
                assertThat(customer.address.city).isEqualTo("elsewhere");
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aChangeIsSeenBeforeAQuery(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                ((Customer) session.find(Customer.class, 2)).name = "other";
                QueryCall call = session.services()
                        .queries()
                        .query("select c.name from Customer c where c.id = 2", String.class);
                assertThat(session.list(call).toString()).isEqualTo("[other]");
            });
        }
    }

    @OnEachDatabase
    void aCollectionThatIsReplacedIsADifferenceAtTheFlush(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Article pen = (Article) session.find(Article.class, "pen");
                Tag blue = new Tag(2, "blue");
                session.persist(blue);
                pen.tags = new HashSet<>(Set.of((Tag) session.find(Tag.class, 1), blue));
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
            assertThat(unit.log.statements("INSERT")).hasSize(2);
            unit.inTransaction(session -> {
                Customer customer = (Customer) session.find(Customer.class, 1);
                customer.orders = new ArrayList<>();
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM orders WHERE id = ? AND version = ?");
        }
    }

    @Entity
    static class Note {
        @Id
        int id;

        @Basic(fetch = FetchType.LAZY)
        String text;
    }

    @OnEachDatabase
    void lazyBasicsAreReadWithTheRow(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Note.class))) {
            unit.inTransaction(session -> {
                Note note = new Note();
                note.text = "long";
                session.persist(note);
            });
            unit.log.clear();
            unit.inTransaction(session ->
                    assertThat(((Note) session.find(Note.class, 0)).text).isEqualTo("long"));
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void theyAreRefusedWhereWeavingIsRequired(TestDatabase database) {
        assertThatThrownBy(() ->
                        new ShopUnit(database, Map.of("athanor.enhancement", "required"), List.of(Note.class)).close())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("ATH1004 " + Note.class.getName() + ": the class is not woven");
    }

    @OnEachDatabase
    void aHintThatNeedsToHearOfATouchIsRefused(TestDatabase database) {
        try (ManagerUnit unit = Fleet.unit(database, Map.of());
                EntityManager em = unit.factory.createEntityManager()) {
            String ships = Fleet.lazy(Fleet.class, "ships");
            for (String strategy : List.of("dynamic", "write-only", "raise", "raise-on-sql")) {
                assertThatThrownBy(() -> em.find(Fleet.class, 1, Map.of(ships, strategy)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll("ATH3146", "not woven", "select, joined, selectin, subquery, noload");
            }
            assertThatThrownBy(() -> em.find(Fleet.class, 1, Map.of(Fleet.lazy(Fleet.class, "flagship"), "select")))
                    .hasMessageContaining("ATH3146");
            assertThat(em.find(Fleet.class, 1, Map.of(ships, "selectin")).ships).hasSize(2);
        }
    }

    @OnEachDatabase
    void whatHasExpiredIsReadWhenItIsFound(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Tag red = (Tag) session.find(Tag.class, 1);
                red.label = "dropped";
                session.expire(red);
                session.flush();
                assertThat(unit.log.statements("UPDATE")).isEmpty();
                assertThat(session.find(Tag.class, 1)).isSameAs(red);
                assertThat(red.label).isEqualTo("red");
                assertThatThrownBy(() -> session.expire(red, "label"))
                        .isInstanceOf(InvalidArgumentException.class)
                        .hasMessageStartingWith("ATH2159 single attributes of Tag cannot expire");
            });
        }
    }

    @OnEachDatabase
    void whatIsWrittenIsSeenByWhoeverAsks(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Tag red = (Tag) session.find(Tag.class, 1);
                assertThat(session.dirtyInstances()).isEmpty();
                red.label = "blue";
                assertThat(session.dirtyInstances()).containsExactly(red);
                assertThat(session.inspect(red).isModified()).isTrue();
                assertThat(session.inspect(red).history("label").deleted()).containsExactly("red");
            });
        }
    }

    @OnEachDatabase
    void whatNeedsToKnowMoreOfAnInstanceIsRefused(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Tag red = (Tag) session.find(Tag.class, 1);
                session.detach(red);
                Tag given = new Tag(2, "given");
                assertNotWoven(() -> session.mergeWithoutLoad(red), "Tag#1", "merge without loading");
                assertNotWoven(() -> session.reattach(red), "Tag#1", "attaching without a statement");
                assertNotWoven(() -> session.makeDetached(given), "Tag#new", "makeDetached()");
                assertNotWoven(() -> session.enableLoading(given), "Tag#new", "enableLoading()");
                assertThat(session.contains(red)).isFalse();
            });
        }
    }

    private static void assertNotWoven(ThrowingCallable call, String subject, String what) {
        assertThatThrownBy(call)
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageStartingWith("ATH2183 " + what + " cannot take " + subject + ": its class is not woven")
                .hasMessageContaining(" -> Weave the class");
    }

    @OnEachDatabase
    void aSavepointRewindsRowsAndForgetsChanges(TestDatabase database) {
        try (ShopUnit unit = shop(database)) {
            unit.inTransaction(session -> {
                Tag red = (Tag) session.find(Tag.class, 1);
                Order first = (Order) orders(session).get(0);
                Savepoint savepoint = session.savepoint();
                red.label = "blue";
                first.customer = (Customer) session.find(Customer.class, 2);
                session.flush();
                red.label = "green";
                savepoint.rollback();
                session.flush();
                assertThat(session.find(Tag.class, 1)).isSameAs(red);
                assertThat(red.label).isEqualTo("red");
                assertThat(session.find(Order.class, first.id)).isSameAs(first);
                assertThat(first.customer.id).isEqualTo(1);
            });
            unit.inTransaction(session -> {
                assertThat(((Tag) session.find(Tag.class, 1)).label).isEqualTo("red");
                assertThat(((Order) orders(session).get(0)).customer.id).isEqualTo(1);
            });
        }
    }
}
