package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.isLoaded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A lazy reference holds the key, and loads at the first touch: without proxies, and not one by one. */
class LazyToOneTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Map.of(), List.of(River.class, Country.class, Animal.class, Cat.class));
        unit.inTransaction(session -> {
            for (int i = 1; i <= 3; i++) {
                Country country = new Country();
                country.id = i;
                country.name = "country " + i;
                session.persist(country);
            }
            for (int i = 1; i <= 6; i++) {
                River river = new River();
                river.id = i;
                river.country = i == 6 ? null : (Country) session.find(Country.class, (i - 1) % 3 + 1);
                session.persist(river);
            }
            Cat cat = new Cat();
            cat.id = 1;
            session.persist(cat);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void holdsTheKeyUntilItIsTouched(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                River river = (River) session.find(River.class, 1);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(isLoaded(river, "country")).isFalse();
                assertThat(river.country.name).isEqualTo("country 1");
                assertThat(isLoaded(river, "country")).isTrue();
                assertThat(unit.log.statements()).hasSize(2);
                assertThat(river.country.getClass()).isSameAs(Country.class);
            });
        }
    }

    @OnEachDatabase
    void sendsNothingForWhatTheSessionHas(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Country country = (Country) session.find(Country.class, 1);
                River river = (River) session.find(River.class, 1);
                unit.log.clear();
                assertThat(river.country).isSameAs(country);
                assertThat(unit.log.calls()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void sendsNothingForNull(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                River river = (River) session.find(River.class, 6);
                unit.log.clear();
                assertThat(river.country).isNull();
                assertThat(unit.log.calls()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void loadsThoseOfItsPeersToo(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, River.class, Country.class)) {
            unit.inTransaction(manager -> {
                for (int i = 1; i <= 5; i++) {
                    Country country = new Country();
                    country.id = i;
                    manager.persist(country);
                    River river = new River();
                    river.id = i;
                    river.country = country;
                    manager.persist(river);
                }
            });
            unit.inTransaction(manager -> {
                List<River> rivers = manager.createQuery("select r from River r order by r.id", River.class)
                        .getResultList();
                unit.log.clear();
                rivers.forEach(river -> assertThat(river.country.name).isNull());
                assertThat(unit.log.statements()).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aRowThatIsMissingIsAnErrorForWhoeverTouchesIt(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, River.class, Country.class)) {
            unit.inTransaction(manager -> {
                for (int i = 1; i <= 3; i++) {
                    Country country = new Country();
                    country.id = i;
                    manager.persist(country);
                    River river = new River();
                    river.id = i;
                    river.country = country;
                    manager.persist(river);
                }
            });
            database.execute("DELETE FROM country WHERE id = 2");
            try (EntityManager manager = unit.factory.createEntityManager()) {
                List<River> rivers = manager.createQuery("select r from River r order by r.id", River.class)
                        .getResultList();
                assertThat(rivers.get(0).country.id).isEqualTo(1);
                assertThat(rivers.get(2).country.id).isEqualTo(3);
                assertThatThrownBy(() -> rivers.get(1).country.toString())
                        .isInstanceOf(EntityNotFoundException.class)
                        .hasMessage(
                                "ATH2103 River#2 refers to Country#2 through country, but there is no such row -> Add"
                                        + " a foreign key constraint, or mend the row");
            }
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceIsAnInstanceOfTheClassItself(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Country country = (Country) session.reference(Country.class, 1);
                assertThat(country.getClass()).isSameAs(Country.class);
                assertThat(country.id).isEqualTo(1);
                assertThat(unit.log.calls()).isEmpty();
                assertThat(country.name).isEqualTo("country 1");
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(session.find(Country.class, 1)).isSameAs(country);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceToATypeWithSubclassesReadsTheRow(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Object animal = session.reference(Animal.class, 1);
                assertThat(animal).isInstanceOf(Cat.class);
                assertThat(unit.log.statements()).hasSize(1);
                assertThatThrownBy(() -> session.reference(Animal.class, 2))
                        .isInstanceOf(EntityNotFoundException.class)
                        .hasMessageContaining("ATH2102 Animal#2");
                // Of a type without subclasses nothing has to be read.
                unit.log.clear();
                session.reference(Cat.class, 3);
                assertThat(unit.log.calls()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceWithoutRowIsAnErrorAtTheFirstTouch(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            try (Session session = unit.factory.openSession()) {
                Country country = (Country) session.reference(Country.class, 17);
                assertThatThrownBy(() -> country.name.length())
                        .isInstanceOf(EntityNotFoundException.class)
                        .hasMessageContaining("ATH2102 Country#17 is needed, but there is no such row");
                assertThat(session.find(Country.class, 17)).isNull();
            }
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void equalsAndHashCodeAndToStringNeverThrow(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            List<River> rivers = new ArrayList<>();
            unit.inTransaction(session -> {
                River river = (River) session.find(River.class, 1);
                // Attached, they load; the country is there.
                assertThat(river.toString()).isEqualTo("River of country 1");
                rivers.add((River) session.find(River.class, 2));
                rivers.add((River) session.reference(River.class, 3));
            });
            for (River river : rivers) {
                assertThat(river.toString()).isEqualTo("River of nobody");
                assertThat(river.hashCode()).isEqualTo(0);
                assertThat(river.equals(new River())).isTrue();
            }
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void isWrittenWithoutHavingBeenRead(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                River river = (River) session.find(River.class, 1);
                river.country = (Country) session.reference(Country.class, 2);
            });
            assertThat(unit.log.statements())
                    .hasSize(2)
                    .last()
                    .isEqualTo("UPDATE river SET country_id = ? WHERE id = ?");
        }
    }

    @Entity
    @Table(name = "river")
    static class River {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "country_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Country country;

        @Override
        public boolean equals(Object other) {
            return other instanceof River river && Objects.equals(country, river.country);
        }

        @Override
        public int hashCode() {
            return country == null ? 0 : 1;
        }

        @Override
        public String toString() {
            return "River of " + (country == null ? "nobody" : country.name);
        }
    }

    @Entity
    @Table(name = "country")
    static class Country {
        @Id
        int id;

        String name;
    }

    @Entity
    @Table(name = "animal")
    static class Animal {
        @Id
        int id;
    }

    @Entity
    static class Cat extends Animal {
        int lives;
    }
}
