package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.semantics.Shop.Address;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Line;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state of a detached or new instance goes over to the managed one. */
class MergeTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database);
        unit.inTransaction(session -> {
            Article pen = new Article("pen", "Pen");
            Tag red = new Tag(1, "red");
            Tag blue = new Tag(2, "blue");
            pen.tags.add(red);
            session.persist(red);
            session.persist(blue);
            session.persist(pen);
            Customer ada = new Customer(1, "Ada");
            ada.address = new Address("Main Street", "London");
            for (String title : List.of("first", "second", "third")) {
                Order order = ada.addOrder(new Order(title));
                new Line(order, pen, 1);
                new Line(order, pen, 2);
            }
            session.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    /** Ada with everything below her, detached. */
    private static Customer detached(ShopUnit unit) {
        Customer ada = unit.returning(session -> {
            Customer found = (Customer) session.find(Customer.class, 1);
            found.orders.forEach(order -> assertThat(order.lines).hasSize(2));
            return found;
        });
        unit.log.clear();
        return ada;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void anUnchangedGraphIsReadByLevelAndNotWritten(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(ada);
                assertThat(managed).isNotSameAs(ada);
                assertThat(managed.orders).hasSize(3);
            });
            assertThat(unit.log.statements()).hasSize(3).allMatch(sql -> sql.startsWith("SELECT"));
        }
    }

    @OnEachDatabase
    void onlyDifferencesAreWritten(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            ada.address.city = "Paris";
            ada.orders.get(0).title = "changed";
            ada.orders.remove(2);
            ada.addOrder(new Order("fourth"));
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(ada);
                assertThat(managed.orders)
                        .extracting(order -> order.title)
                        .containsExactly("changed", "second", "fourth");
                assertThat(managed.orders.get(0)).isNotSameAs(ada.orders.get(0));
                assertThat(managed.orders.get(2).customer).isSameAs(managed);
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE customer SET city = ? WHERE id = ?",
                            "UPDATE orders SET title = ?, version = ? WHERE id = ? AND version = ?");
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM line WHERE id = ?", "DELETE FROM orders WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void whatWasNeverLoadedIsNotCopied(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = unit.returning(session -> (Customer) session.find(Customer.class, 1));
            ada.name = "Grace";
            unit.log.clear();
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(ada);
                assertThat(managed.name).isEqualTo("Grace");
            });
            assertThat(unit.log.statements()).hasSize(2).last().isEqualTo("UPDATE customer SET name = ? WHERE id = ?");
            unit.inTransaction(session -> assertThat(((Customer) session.find(Customer.class, 1)).orders)
                    .hasSize(3));
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceIsComparedByItsKey(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> session.persist(new Customer(2, "Grace")));
            Order order = unit.returning(session -> {
                Order found = (Order) session.find(Order.class, 1L);
                assertThat(found.customer.name).isEqualTo("Ada");
                return found;
            });
            unit.log.clear();
            unit.inTransaction(session -> session.merge(order));
            assertThat(unit.log.statements()).hasSize(1);
            order.customer = unit.returning(session -> (Customer) session.find(Customer.class, 2));
            unit.log.clear();
            unit.inTransaction(session -> session.merge(order));
            assertThat(unit.log.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo("UPDATE orders SET version = ?, customer_id = ? WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void aNewInstanceIsCopiedAndPersisted(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer grace = new Customer(2, "Grace");
            grace.address = new Address("Side Street", "Rome");
            Order order = grace.addOrder(new Order("of Grace"));
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(grace);
                assertThat(session.contains(managed)).isTrue();
                assertThat(session.contains(grace)).isFalse();
                assertThat(managed.address).isNotSameAs(grace.address);
                assertThat(managed.orders.get(0)).isNotSameAs(order);
                assertThat(order.id).isNull();
            });
            assertThat(unit.log.statements("INSERT")).hasSize(2);
            // A generated key that is not set yet needs no look into the database.
            assertThat(unit.log.statements("SELECT").stream().filter(sql -> sql.contains("FROM orders")))
                    .isEmpty();
        }
    }

    @OnEachDatabase
    void aNewInstanceWithTheKeyOfARowReplacesItsState(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.merge(new Customer(1, "Ada II"));
                assertThat(managed.name).isEqualTo("Ada II");
                // Null overwrites: of a new instance everything is copied.
                assertThat(managed.address).isNull();
                assertThat(managed.orders).isEmpty();
            });
            assertThat(unit.log.statements("DELETE")).hasSize(2);
        }
    }

    @OnEachDatabase
    void anotherVersionIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Order order = unit.returning(session -> (Order) session.find(Order.class, 1L));
            unit.inTransaction(session -> ((Order) session.find(Order.class, 1L)).title = "by somebody else");
            order.title = "mine";
            unit.log.clear();
            OptimisticLockException refused = catchThrowableOfType(
                    OptimisticLockException.class, () -> unit.inTransaction(session -> session.merge(order)));
            assertThat(refused)
                    .hasMessage(
                            "ATH2101 Order#1 was changed or deleted by another transaction since it was read -> Roll"
                                    + " back, read it again and repeat the change");
            assertThat(refused.getEntity()).isSameAs(order);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aDeletedRowWithAVersionIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Order order = unit.returning(session -> (Order) session.find(Order.class, 1L));
            unit.inTransaction(session -> session.remove(session.find(Order.class, 1L)));
            assertThatThrownBy(() -> unit.inTransaction(session -> session.merge(order)))
                    .isInstanceOf(OptimisticLockException.class);
        }
    }

    @OnEachDatabase
    void aRemovedInstanceIsRefused(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        session.remove(session.find(Customer.class, 1));
                        session.merge(ada);
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2125 Customer#1");
        }
    }

    @OnEachDatabase
    void withoutCascadeAReferenceGoesToTheManagedInstance(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Article pen = unit.returning(session -> {
                Article found = (Article) session.find(Article.class, "pen");
                assertThat(found.tags).isNotEmpty();
                return found;
            });
            Tag red = pen.tags.iterator().next();
            red.label = "not merged";
            pen.tags.add(new Tag(2, "not merged either"));
            unit.log.clear();
            unit.inTransaction(session -> {
                Article managed = (Article) session.merge(pen);
                assertThat(managed.tags).hasSize(2).noneMatch(tag -> tag == red);
                assertThat(managed.tags).extracting(tag -> tag.label).containsExactlyInAnyOrder("red", "blue");
            });
            assertThat(unit.log.statements("INSERT"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("article_tag");
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aManagedInstanceThatRefersToADetachedOneGetsTheManagedOne(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Customer ada = detached(unit);
            Order first = ada.orders.get(0);
            first.title = "merged";
            unit.inTransaction(session -> {
                Customer managed = (Customer) session.find(Customer.class, 1);
                Order present = managed.orders.get(0);
                managed.orders.set(0, first);
                assertThat(session.merge(managed)).isSameAs(managed);
                assertThat(managed.orders.get(0)).isSameAs(present);
                assertThat(present.title).isEqualTo("merged");
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void circlesEnd(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Node.class))) {
            Node a = new Node(1);
            Node b = new Node(2);
            a.next = b;
            b.next = a;
            unit.inTransaction(session -> {
                Node managed = (Node) session.merge(a);
                assertThat(managed.next.next).isSameAs(managed);
                assertThat(managed.next).isNotSameAs(b);
            });
        }
    }

    @OnEachDatabase
    void chainsCanBeLongerThanTheStack(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Node.class));
                var session = unit.factory.openSession()) {
            Node first = new Node(0);
            Node last = first;
            // Nothing is looked up: these keys are generated.
            for (int i = 1; i < 20_000; i++) {
                last.next = new Node(0);
                last = last.next;
            }
            session.merge(first);
            assertThat(session.context().pending().size()).isEqualTo(20_000);
        }
    }

    @OnEachDatabase
    void mapsAreMergedByTheirValues(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Shelf.class, Book.class))) {
            unit.inTransaction(session -> {
                Shelf shelf = new Shelf();
                shelf.id = 1;
                shelf.put(new Book(1, "a"));
                shelf.put(new Book(2, "b"));
                session.persist(shelf);
            });
            Shelf shelf = unit.returning(session -> {
                Shelf found = (Shelf) session.find(Shelf.class, 1);
                assertThat(found.books).hasSize(2);
                return found;
            });
            shelf.books.remove("a");
            shelf.put(new Book(3, "c"));
            unit.log.clear();
            unit.inTransaction(session -> {
                Shelf managed = (Shelf) session.merge(shelf);
                assertThat(managed.books).containsOnlyKeys("b", "c");
                assertThat(managed.books.get("b")).isNotSameAs(shelf.books.get("b"));
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("DELETE")).hasSize(1);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @Entity
    @Table(name = "node")
    static class Node {
        @Id
        @jakarta.persistence.GeneratedValue(
                strategy = jakarta.persistence.GenerationType.SEQUENCE,
                generator = "node_ids")
        @jakarta.persistence.SequenceGenerator(name = "node_ids", sequenceName = "node_ids", allocationSize = 1000)
        long id;

        int mark;

        @ManyToOne(cascade = CascadeType.ALL, fetch = FetchType.LAZY)
        Node next;

        Node() {}

        Node(int mark) {
            this.mark = mark;
        }
    }

    @Entity
    @Table(name = "shelf")
    static class Shelf {
        @Id
        int id;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.ALL, orphanRemoval = true)
        @MapKey(name = "title")
        Map<String, Book> books = new HashMap<>();

        void put(Book book) {
            book.shelf = this;
            books.put(book.title, book);
        }
    }

    @Entity
    @Table(name = "book")
    static class Book {
        @Id
        int id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Shelf shelf;

        Book() {}

        Book(int id, String title) {
            this.id = id;
            this.title = title;
        }
    }
}
