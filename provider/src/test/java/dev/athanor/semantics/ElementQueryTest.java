package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.semantics.People.City;
import dev.athanor.semantics.People.Colour;
import dev.athanor.semantics.People.Line;
import dev.athanor.semantics.People.Person;
import dev.athanor.semantics.People.Phone;
import dev.athanor.semantics.People.Title;
import dev.athanor.semantics.People.Weight;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.util.List;

/** What queries see of collections of values. */
class ElementQueryTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, People.CLASSES);
        unit.inTransaction(manager -> {
            City bonn = new City(1, "Bonn");
            manager.persist(bonn);
            Person ada = new Person(1, "Ada");
            ada.nicknames.addAll(List.of("Countess", "Addie"));
            ada.colours.add(Colour.BLUE);
            ada.weights.addAll(List.of(new Weight(3), new Weight(7)));
            ada.payments.addAll(List.of(new BigDecimal("1.50"), new BigDecimal("2.00")));
            ada.phones.add(new Phone("2", new Line("home", 5), bonn));
            ada.phones.add(new Phone("1", new Line("work", 1), null));
            ada.titles.add(new Title("Lady"));
            manager.persist(ada);
            Person bob = new Person(2, "Bob");
            bob.nicknames.add("Bobby");
            manager.persist(bob);
            manager.persist(new Person(3, "Cid"));
        });
        unit.log.clear();
        return unit;
    }

    private static <T> void expect(ManagerUnit unit, Class<T> type, String query, List<T> results) {
        unit.inTransaction(
                manager -> assertThat(manager.createQuery(query, type).getResultList())
                        .as(query)
                        .isEqualTo(results));
    }

    @OnEachDatabase
    void joinsOverValues(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            expect(
                    unit,
                    String.class,
                    "select n from Person p join p.nicknames n order by n",
                    List.of("Addie", "Bobby", "Countess"));
            expect(
                    unit,
                    String.class,
                    "select p.name from Person p join p.nicknames n where n = 'Bobby'",
                    List.of("Bob"));
            expect(
                    unit,
                    String.class,
                    "select n from Person p left join p.nicknames n on n like 'C%' where p.id < 3 order by p.id",
                    java.util.Arrays.asList("Countess", null));
            expect(unit, String.class, "select n from Person p, in(p.nicknames) n where p.id = 2", List.of("Bobby"));
            expect(
                    unit,
                    Colour.class,
                    "select c from Person p join p.colours c where c = dev.athanor.semantics.People$Colour.BLUE",
                    List.of(Colour.BLUE));
        }
    }

    @OnEachDatabase
    void convertersReachWhatElementsAreComparedWith(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> assertThat(
                            manager.createQuery("select w from Person p join p.weights w where w = :w", Weight.class)
                                    .setParameter("w", new Weight(7))
                                    .getResultList())
                    .containsExactly(new Weight(7)));
        }
    }

    @OnEachDatabase
    void pathsGoIntoEmbeddableElements(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            expect(
                    unit,
                    String.class,
                    "select ph.line.kind from Person p join p.phones ph where ph.number = '2'",
                    List.of("home"));
            expect(
                    unit,
                    String.class,
                    "select ph.city.name from Person p join p.phones ph where ph.city.id = 1",
                    List.of("Bonn"));
            expect(
                    unit,
                    Integer.class,
                    "select max(ph.line.extension) from Person p join p.phones ph group by p.name",
                    List.of(5));
            expect(unit, Long.class, "select count(ph) from Person p left join p.phones ph", List.of(2L));
            expect(
                    unit,
                    String.class,
                    "select p.name from Person p where exists (select 1 from p.phones ph where ph.line.extension = 5)",
                    List.of("Ada"));
            expect(
                    unit,
                    Long.class,
                    "select (select count(n) from p.nicknames n) from Person p order by p.id",
                    List.of(2L, 1L, 0L));
        }
    }

    @OnEachDatabase
    void embeddableElementsAreResults(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Phone> phones = manager.createQuery(
                                "select ph from Person p join p.phones ph order by ph.number", Phone.class)
                        .getResultList();
                assertThat(phones).extracting(phone -> phone.number).containsExactly("1", "2");
                // They belong to no entity: what is done to them is not written.
                phones.get(0).number = "9";
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void sizesAndMembersAreAskedWithoutJoins(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            expect(unit, String.class, "select p.name from Person p where p.nicknames is empty", List.of("Cid"));
            expect(unit, String.class, "select p.name from Person p where size(p.nicknames) = 2", List.of("Ada"));
            expect(
                    unit,
                    String.class,
                    "select p.name from Person p where 'Bobby' member of p.nicknames",
                    List.of("Bob"));
            expect(
                    unit,
                    String.class,
                    "select p.name from Person p where 'Bobby' not member of p.nicknames order by p.id",
                    List.of("Ada", "Cid"));
            unit.inTransaction(manager -> assertThat(manager.createQuery(
                                    "select p.name from Person p where :c member of p.colours", String.class)
                            .setParameter("c", Colour.BLUE)
                            .getResultList())
                    .containsExactly("Ada"));
        }
    }

    @OnEachDatabase
    void embeddablesHaveNoMembership(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThatThrownBy(() -> unit.inTransaction(manager ->
                            manager.createQuery("select p from Person p where :t member of p.titles", Person.class)))
                    .hasMessageContaining("embeddable");
        }
    }

    @OnEachDatabase
    void fetchJoinsLoadThemForAllOwnersTogether(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Person> people = manager.createQuery(
                                "select p from Person p left join fetch p.nicknames left join fetch p.phones"
                                        + " order by p.id",
                                Person.class)
                        .getResultList();
                assertThat(people).hasSize(3);
                assertThat(people)
                        .allMatch(person -> Persistence.getPersistenceUtil().isLoaded(person, "nicknames")
                                && Persistence.getPersistenceUtil().isLoaded(person, "phones"));
                // The people, their eager weights, and one statement for each fetched collection; the city of a phone.
                assertThat(unit.log.statements("SELECT")).hasSize(5);
            });
        }
    }

    @OnEachDatabase
    void anInnerFetchJoinLeavesOutWhoHasNone(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Person> people = manager.createQuery(
                                "select p from Person p join fetch p.nicknames order by p.id", Person.class)
                        .setMaxResults(5)
                        .getResultList();
                assertThat(people).extracting(person -> person.name).containsExactly("Ada", "Bob");
                assertThat(people)
                        .allMatch(person -> Persistence.getPersistenceUtil().isLoaded(person, "nicknames"));
            });
        }
    }

    @OnEachDatabase
    void aQueryOverTheTableSeesWhatIsNotFlushedYet(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                ada.nicknames.add("New");
                assertThat(manager.createQuery(
                                        "select count(n) from Person p join p.nicknames n where n = 'New'", Long.class)
                                .getSingleResult())
                        .isEqualTo(1L);
            });
        }
    }

    @OnEachDatabase
    void aBulkDeleteTakesTheRowsAlong(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> assertThat(manager.createQuery("delete from Person p where p.id = 1")
                            .executeUpdate())
                    .isEqualTo(1));
            expect(unit, Long.class, "select count(p) from Person p", List.of(2L));
        }
    }
}
