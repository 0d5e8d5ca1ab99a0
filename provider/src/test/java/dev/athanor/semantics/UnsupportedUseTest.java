package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.PersistenceException;

/** What a program must not do is refused with a message that says what to do instead. */
class UnsupportedUseTest {
    @OnEachDatabase
    void anObjectThatIsNoEntity(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            String message =
                    "ATH2120 java.lang.String is not an entity of this persistence unit -> Add the class to the"
                            + " unit, or pass an instance of one of its entities";
            assertThatThrownBy(() -> session.persist("text"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> session.merge("text")).hasMessage(message);
            assertThatThrownBy(() -> session.remove("text")).hasMessage(message);
            assertThatThrownBy(() -> session.refresh("text")).hasMessage(message);
            assertThatThrownBy(() -> session.detach("text")).hasMessage(message);
            assertThatThrownBy(() -> session.contains("text")).hasMessage(message);
            assertThatThrownBy(() -> session.find(String.class, 1)).hasMessage(message);
            assertThatThrownBy(() -> session.persist(null)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @OnEachDatabase
    void aKeyOfAnotherType(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            assertThatThrownBy(() -> session.find(Tag.class, "one"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "ATH2127 the primary key of Tag is a java.lang.Integer, not a java.lang.String -> Pass a"
                                    + " key of that type");
            assertThatThrownBy(() -> session.find(Tag.class, null)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @OnEachDatabase
    void anInstanceOfAnotherSession(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session one = unit.factory.openSession();
                Session other = unit.factory.openSession()) {
            unit.inTransaction(session -> session.persist(new Tag(1, "red")));
            Object tag = one.find(Tag.class, 1);
            String message =
                    "ATH2121 Tag#1 belongs to another EntityManager that is still open -> Detach it there first,"
                            + " or merge it here";
            assertThatThrownBy(() -> other.persist(tag))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> other.remove(tag)).hasMessage(message);
            assertThat(other.contains(tag)).isFalse();
            assertThat(one.contains(tag)).isTrue();
        }
    }

    @OnEachDatabase
    void aKeyThatIsChanged(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Tag(1, "red")));
            unit.log.clear();
            assertThatThrownBy(() -> unit.inTransaction(session -> ((Tag) session.find(Tag.class, 1)).id = 2))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessage(
                            "ATH2107 the primary key of Tag#1 was changed by the program; nothing has been written ->"
                                    + " Remove the entity and persist a new one with the other key");
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aKeyThatIsMissing(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            assertThatThrownBy(() -> session.persist(new Tag()))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessage(
                            "ATH2109 Tag#new has no value in its primary key id -> Set it before persist(), or let it"
                                    + " be generated with @GeneratedValue");
        }
    }

    @OnEachDatabase
    void transactionsOutOfOrder(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            assertThatThrownBy(() -> session.transaction().commit())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("ATH2141 no transaction is active -> Begin one with getTransaction().begin()");
            assertThatThrownBy(() -> session.transaction().rollback()).isInstanceOf(IllegalStateException.class);
            session.transaction().begin();
            assertThatThrownBy(() -> session.transaction().begin())
                    .hasMessage(
                            "ATH2140 a transaction is active already -> Commit it or roll it back before the next one"
                                    + " begins");
            session.transaction().setRollbackOnly();
            assertThatThrownBy(() -> session.transaction().commit()).hasMessageStartingWith("ATH2142");
            assertThat(session.transaction().isActive()).isFalse();
        }
    }

    @OnEachDatabase
    void aReferenceToSomethingNew(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            assertThatThrownBy(() -> session.reference(new Order("new")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH2128 Order#new is new");
        }
    }
}
