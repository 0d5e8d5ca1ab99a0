package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.InvalidStateException;
import dev.athanor.semantics.People.City;
import dev.athanor.semantics.People.Colour;
import dev.athanor.semantics.People.Line;
import dev.athanor.semantics.People.Person;
import dev.athanor.semantics.People.Phone;
import dev.athanor.semantics.People.Title;
import dev.athanor.semantics.People.Weight;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Persistence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Collections of values: what is written of them is a difference, what is read of them is lazy. */
class ElementCollectionTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, People.CLASSES);
        unit.inTransaction(manager -> {
            City bonn = new City(1, "Bonn");
            manager.persist(bonn);
            Person ada = new Person(1, "Ada");
            ada.nicknames.addAll(List.of("Countess", "Addie"));
            ada.payments.addAll(List.of(new BigDecimal("1.50"), new BigDecimal("2.00"), new BigDecimal("1.50")));
            ada.colours.add(Colour.BLUE);
            ada.weights.addAll(List.of(new Weight(3), new Weight(7)));
            ada.phones.add(new Phone("2", new Line("home", 5), bonn));
            ada.phones.add(new Phone("1", null, null));
            ada.titles.add(new Title("Lady"));
            manager.persist(ada);
            Person bob = new Person(2, "Bob");
            bob.nicknames.add("Bobby");
            manager.persist(bob);
        });
        unit.log.clear();
        return unit;
    }

    private static void change(ManagerUnit unit, Consumer<Person> change) {
        unit.inTransaction(manager -> {
            Person ada = manager.find(Person.class, 1);
            change.accept(ada);
            unit.log.clear();
        });
    }

    private static Person ada(ManagerUnit unit) {
        Person[] found = new Person[1];
        unit.inTransaction(manager -> {
            found[0] = manager.find(Person.class, 1);
            assertThat(found[0].nicknames.size()).isNotNegative();
            assertThat(found[0].payments.size()).isNotNegative();
            assertThat(found[0].colours.size()).isNotNegative();
            assertThat(found[0].phones.size()).isNotNegative();
            assertThat(found[0].titles.size()).isNotNegative();
        });
        unit.log.clear();
        return found[0];
    }

    /** What was written, without the versions. */
    private static List<String> written(ManagerUnit unit) {
        return unit.log.statements().stream()
                .map(sql -> sql.toLowerCase(Locale.ROOT))
                .filter(sql -> !sql.startsWith("select")
                        && !sql.startsWith("update \"person\" ")
                        && !sql.startsWith("update person "))
                .toList();
    }

    @OnEachDatabase
    void comesBackAsItWasWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Person ada = ada(unit);
            assertThat(ada.nicknames).containsExactlyInAnyOrder("Countess", "Addie");
            assertThat(ada.payments)
                    .containsExactlyInAnyOrder(new BigDecimal("1.50"), new BigDecimal("1.50"), new BigDecimal("2.00"));
            assertThat(ada.colours).containsExactly(Colour.BLUE);
            assertThat(ada.weights).containsExactly(new Weight(7), new Weight(3));
            assertThat(ada.phones).extracting(phone -> phone.number).containsExactly("1", "2");
            assertThat(ada.phones.get(1).line.kind).isEqualTo("home");
            assertThat(ada.phones.get(1).line.extension).isEqualTo(5);
            assertThat(ada.phones.get(1).city.name).isEqualTo("Bonn");
            assertThat(ada.phones.get(0).city).isNull();
            assertThat(ada.titles).containsExactly(new Title("Lady"));
        }
    }

    @OnEachDatabase
    void isLoadedAtFirstTouchWithThoseOfPeers(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Person> people = manager.createQuery("select p from Person p order by p.id", Person.class)
                        .getResultList();
                int before = unit.log.statements("SELECT").size();
                // The eager collection of both, and the entities themselves.
                assertThat(before).isEqualTo(2);
                assertThat(people.get(0).nicknames).hasSize(2);
                assertThat(people.get(1).nicknames).hasSize(1);
                assertThat(unit.log.statements("SELECT")).hasSize(before + 1);
            });
        }
    }

    @OnEachDatabase
    void onlyWhatJoinedAndLeftIsWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, ada -> {
                ada.nicknames.remove("Addie");
                ada.nicknames.add("Enchantress");
            });
            assertThat(written(unit)).hasSize(2);
            assertThat(written(unit).get(0)).startsWith("delete");
            assertThat(written(unit).get(1)).startsWith("insert");
            assertThat(ada(unit).nicknames).containsExactlyInAnyOrder("Countess", "Enchantress");
        }
    }

    @OnEachDatabase
    void equalRowsOfABagAreDeletedTogetherAndWrittenAgain(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, ada -> ada.payments.remove(new BigDecimal("1.50")));
            assertThat(written(unit)).hasSize(2);
            assertThat(ada(unit).payments).containsExactlyInAnyOrder(new BigDecimal("1.50"), new BigDecimal("2.00"));
        }
    }

    @OnEachDatabase
    void addingToABagOfBasicValuesDoesNotLoadIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                unit.log.clear();
                ada.payments.add(new BigDecimal("9.00"));
            });
            assertThat(unit.log.statements("SELECT")).isEmpty();
            assertThat(written(unit)).hasSize(1);
            assertThat(ada(unit).payments).hasSize(4).contains(new BigDecimal("9.00"));
        }
    }

    @OnEachDatabase
    void aChangeInsideAnEmbeddableElementIsSeen(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, ada -> ada.phones.get(1).line.extension = 6);
            assertThat(written(unit)).hasSize(2);
            assertThat(ada(unit).phones)
                    .extracting(phone -> phone.line == null ? 0 : phone.line.extension)
                    .containsExactly(0, 6);
            // What is in rows with nulls is found too.
            change(unit, ada -> ada.phones.get(0).number = "0");
            assertThat(ada(unit).phones).extracting(phone -> phone.number).containsExactly("0", "2");
            change(unit, ada -> ada.phones.get(0).number = "0");
            assertThat(written(unit)).isEmpty();
        }
    }

    @OnEachDatabase
    void anElementThatWasJustAddedCanStillChange(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                Phone phone = new Phone("3", null, null);
                ada.phones.add(phone);
                phone.number = "4";
                manager.flush();
                phone.number = "5";
            });
            assertThat(ada(unit).phones).extracting(phone -> phone.number).containsExactly("1", "2", "5");
        }
    }

    @OnEachDatabase
    void replacingTheCollectionIsADifference(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, ada -> ada.nicknames = new HashSet<>(Set.of("Countess", "Lovelace")));
            assertThat(written(unit)).hasSize(2);
            assertThat(ada(unit).nicknames).containsExactlyInAnyOrder("Countess", "Lovelace");
            change(unit, ada -> ada.nicknames = null);
            assertThat(ada(unit).nicknames).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.ASSIGNED_COLLECTION)
    void aChangeThatIsNoneIsNotWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                ada.nicknames.remove("Addie");
                ada.nicknames.add("Addie");
                ada.payments =
                        new ArrayList<>(List.of(new BigDecimal("2.0"), new BigDecimal("1.5"), new BigDecimal("1.500")));
                unit.log.clear();
            });
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    void aWrittenCollectionCountsAsAChangeOfItsOwner(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            int before = ada(unit).version;
            change(unit, ada -> ada.nicknames.clear());
            assertThat(ada(unit).version).isEqualTo(before + 1);
        }
    }

    @OnEachDatabase
    void theRowsGoWithTheirOwner(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                manager.remove(manager.find(Person.class, 1));
                manager.remove(manager.find(Person.class, 2));
                unit.log.clear();
            });
            // Six collections and the entities: a batch each, whatever they held.
            assertThat(unit.log.statements("DELETE")).hasSize(7);
            assertThat(unit.log.batchSizes()).containsOnly(2);
            assertThat(unit.log.statements("SELECT")).isEmpty();
        }
    }

    @OnEachDatabase
    void mergeCopiesTheElements(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Person detached = ada(unit);
            detached.nicknames.remove("Addie");
            detached.phones.get(0).number = "7";
            unit.inTransaction(manager -> {
                Person merged = manager.merge(detached);
                assertThat(merged.phones).isNotSameAs(detached.phones);
                assertThat(merged.phones.get(0)).isNotSameAs(detached.phones.get(0));
                unit.log.clear();
            });
            assertThat(written(unit)).hasSize(3);
            assertThat(ada(unit).nicknames).containsExactly("Countess");
            assertThat(ada(unit).phones).extracting(phone -> phone.number).containsExactly("2", "7");
        }
    }

    @OnEachDatabase
    void mergingWhatIsTheSameWritesNothing(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Person detached = ada(unit);
            unit.inTransaction(manager -> {
                manager.merge(detached);
                unit.log.clear();
            });
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    void refreshForgetsChanges(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                ada.nicknames.add("Nobody");
                ada.phones.get(0).number = "8";
                manager.refresh(ada);
                assertThat(ada.nicknames).doesNotContain("Nobody");
                assertThat(ada.phones.get(0).number).isEqualTo("1");
                unit.log.clear();
            });
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    void aReferenceInsideAnElementNeedsARow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThatThrownBy(() -> change(unit, ada -> ada.phones.get(0).city = new City(9, "Nowhere")))
                    .hasRootCauseInstanceOf(InvalidStateException.class);
        }
    }

    @OnEachDatabase
    void isLoadedTellsOfIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                assertThat(Persistence.getPersistenceUtil().isLoaded(ada, "nicknames"))
                        .isFalse();
                assertThat(Persistence.getPersistenceUtil().isLoaded(ada, "weights"))
                        .isTrue();
                assertThat(ada.nicknames.size()).isNotNegative();
                assertThat(Persistence.getPersistenceUtil().isLoaded(ada, "nicknames"))
                        .isTrue();
            });
        }
    }
}
