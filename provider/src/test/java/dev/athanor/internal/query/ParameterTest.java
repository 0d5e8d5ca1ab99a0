package dev.athanor.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Values of parameters: how they travel, and what is refused before anything is sent. */
class ParameterTest {
    @OnEachDatabase
    void travelAsWhatTheyAreComparedWith(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.status = :s AND o.before = :s AND o.day > :d AND o.total > :t",
                        "s",
                        Store.Status.PAID,
                        "d",
                        LocalDate.of(2024, 12, 31),
                        "t",
                        1))
                .containsExactly("12");
        assertThat(store.texts(
                        "SELECT c.id FROM Customer c WHERE c.grade = :g AND c.vip = :v AND c.active = :v",
                        "g",
                        "A",
                        "v",
                        true))
                .containsExactly("1");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.id = ?2 OR o.id = ?1 ORDER BY o.id", 1, 10, 2, (short) 12))
                .containsExactly("10", "12");
    }

    @OnEachDatabase
    void nullIsEqualToNothing(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.status = :s", "s", null))
                .isEmpty();
        assertThat(store.texts("SELECT o.id FROM Order o WHERE :c IS NULL OR o.customer = :c ORDER BY o.id", "c", null))
                .hasSize(4);
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE :c IS NULL OR o.customer = :c ORDER BY o.id",
                        "c",
                        new Store.Customer(2, "Bob")))
                .containsExactly("12");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE :d IS NULL OR o.day = :d", "d", LocalDate.of(2024, 3, 1)))
                .containsExactly("11");
    }

    @OnEachDatabase
    void listsHaveAnySize(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String text = "SELECT o.id FROM Order o WHERE o.id IN :ids ORDER BY o.id";
        assertThat(store.texts(text, "ids", List.of(10))).containsExactly("10");
        assertThat(store.texts(text, "ids", Set.of(10, 11, 12))).containsExactly("10", "11", "12");
        assertThat(store.sql())
                .as("rounded up, so that few texts serve all sizes")
                .contains("IN (?, ?, ?, ?)");
        assertThat(store.texts(text, "ids", List.of())).isEmpty();
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.id NOT IN (:ids) ORDER BY o.id", "ids", List.of(10, 11, 12)))
                .containsExactly("13");
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.id NOT IN (:ids)", "ids", List.of()))
                .hasSize(4);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.id IN (:ids)", "ids", 11))
                .containsExactly("11");
        List<Integer> many = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            many.add(i);
        }
        assertThat(store.texts(text, "ids", many)).hasSize(4);
    }

    @OnEachDatabase
    void listsOfEntitiesAndEnums(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        List<Store.Customer> customers = List.of(new Store.Customer(1, "Ann"), new Store.Customer(3, "Cid"));
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.customer IN :cs ORDER BY o.id", "cs", customers))
                .containsExactly("10", "11");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.before IN (:s) ORDER BY o.id",
                        "s",
                        Arrays.asList(Store.Status.OPEN, Store.Status.LOST)))
                .containsExactly("11");
    }

    @OnEachDatabase
    void anInstanceThatThisSessionHasNotWrittenYetIsWrittenFirst(TestDatabase database) {
        try (StoreUnit store = new StoreUnit(database)) {
            store.inTransaction(session -> {
                Store.Customer dan = new Store.Customer(4, "Dan");
                session.persist(dan);
                assertThat(session.list(store.call("SELECT c.name FROM Customer c WHERE c = :c", null, "c", dan)))
                        .isEqualTo(List.of("Dan"));
                return 0;
            });
        }
    }

    @OnEachDatabase
    void wrongNamesAndTypes(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String text = "SELECT o FROM Order o WHERE o.id = :number AND o.customer = :customer AND o.day IN :days";
        assertThatThrownBy(() -> store.call(text, null, "numbr", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ATH3122 The query has no parameter :numbr -> Did you mean :number? It has :number, :customer,"
                                + " :days");
        assertThatThrownBy(() -> store.call(text, null, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ATH3122 The query has no parameter ?1 -> It has :number, :customer, :days");
        assertThatThrownBy(() -> store.call(text, null, "number", "ten"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ATH3124 The parameter :number takes java.lang.Integer, not java.lang.String -> Bind a value of"
                                + " that type");
        assertThatThrownBy(() -> store.call(text, null, "number", 10_000_000_000L))
                .as("too large for the attribute")
                .hasMessageContaining("ATH3124");
        assertThatThrownBy(() -> store.call(text, null, "customer", 1L))
                .hasMessageContaining("takes dev.athanor.internal.query.Store$Customer, not java.lang.Long");
        assertThatThrownBy(() -> store.call(text, null, "days", LocalDate.EPOCH))
                .hasMessage(
                        "ATH3123 The parameter :days takes a collection, not java.time.LocalDate -> Bind a List or Set");
        assertThatThrownBy(() -> store.call(text, null, "days", List.of(LocalDate.EPOCH, "x")))
                .hasMessageContaining("ATH3124");
    }

    @OnEachDatabase
    void allMustBeBound(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        try (Session session = store.factory.openSession()) {
            QueryCall call =
                    store.call("SELECT o FROM Order o WHERE o.id = :a OR o.id = :b OR o.id = :c", null, "b", 1);
            assertThatThrownBy(() -> session.list(call))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("ATH3121 The parameter :a, :c has no value -> Call setParameter before the query runs");
        }
        assertThat(store.log.statements()).isEmpty();
    }

    @OnEachDatabase
    void anEntityWithoutKeyRefersToNothing(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThatThrownBy(() -> store.list("SELECT o FROM Order o WHERE o.customer = :c", "c", new Store.Customer()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ATH3104 The parameter is a new Customer");
    }

    @OnEachDatabase
    void oneParameterInSeveralPlaces(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts("SELECT o.id FROM Order o WHERE o.id > :n AND o.weight < :n AND o.total > :n", "n", 3))
                .containsExactly("10", "11");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.id IN :n OR o.priority = :n ORDER BY o.id", "n", List.of(3)))
                .containsExactly("12");
        assertThat(store.texts(
                        "SELECT o.id FROM Order o WHERE o.id IN (:a, :b) AND o.customer.id IN (1, :c) ORDER BY o.id",
                        "a",
                        10,
                        "b",
                        12,
                        "c",
                        2))
                .containsExactly("10", "12");
    }

    @OnEachDatabase
    void inEveryClause(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        assertThat(store.texts(
                        "SELECT :label, COUNT(o) FROM Order o JOIN o.customer c ON c.id > :id WHERE o.total > :t GROUP BY c.name"
                                + " HAVING COUNT(o) >= :n ORDER BY COALESCE(c.name, :label)",
                        "label",
                        "x",
                        "id",
                        0,
                        "t",
                        1,
                        "n",
                        2))
                .containsExactly("x 2");
        assertThat(store.texts(
                        "SELECT CASE WHEN o.id = :i THEN :a ELSE :b END FROM Order o WHERE o.id < 12 ORDER BY o.id",
                        "i",
                        10,
                        "a",
                        "yes",
                        "b",
                        "no"))
                .containsExactly("yes", "no");
        assertThat(store.texts(
                        "SELECT SUBSTRING(c.name, :f, :n), LENGTH(:s), o.total * :m FROM Order o JOIN o.customer c WHERE o.id = 10",
                        "f",
                        1,
                        "n",
                        2,
                        "s",
                        "four",
                        "m",
                        2))
                .containsExactly("An 4 201");
    }

    @OnEachDatabase
    void aloneTravelAsTheirValues(TestDatabase database) {
        StoreUnit store = StoreUnit.shared(database);
        String text = "SELECT :x FROM Order o WHERE o.id = 10";
        for (Object value : List.of(5, 5L, 1.5, "x", true, LocalDate.of(2024, 2, 29))) {
            assertThat(store.list(text, "x", value)).isEqualTo(List.of(value));
        }
        assertThat(store.texts(text, "x", null)).containsExactly("null");
        assertThat(store.texts("SELECT o.id FROM Order o WHERE :x = :y AND o.id = 10", "x", 1, "y", 1))
                .containsExactly("10");
    }
}
