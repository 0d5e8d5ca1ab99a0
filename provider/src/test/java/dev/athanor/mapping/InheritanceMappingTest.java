package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hierarchies in one table and in joined tables, and how rows tell their class. */
class InheritanceMappingTest {
    // ---- one table, defaults, an abstract root, three levels ------------------------------------------------------

    @Entity
    @Table(name = "animal")
    abstract static class Animal {
        @Id
        int id;

        @Version
        int version;

        String name = "";

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Animal parent;

        @OneToMany(mappedBy = "parent")
        @OrderBy("id")
        List<Animal> children = new ArrayList<>();
    }

    @Entity
    static class Dog extends Animal {
        @Column(nullable = false)
        boolean trained;

        Dog() {}

        Dog(int id) {
            this.id = id;
        }
    }

    @Entity
    @DiscriminatorValue("GUIDE")
    static class GuideDog extends Dog {
        @Column(length = 20)
        @Nullable String guides;

        GuideDog() {}

        GuideDog(int id) {
            super(id);
        }
    }

    @MappedSuperclass
    abstract static class Furry extends Animal {
        @Nullable String fur;
    }

    @Entity
    static class Cat extends Furry {
        int lives = 9;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Dog enemy;

        Cat() {}

        Cat(int id) {
            this.id = id;
        }
    }

    // ---- one table, other discriminators ---------------------------------------------------------------------------

    @Entity
    @Table(name = "pay")
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
    @DiscriminatorValue("P")
    static class Payment {
        @Id
        int id;

        Payment() {}

        Payment(int id) {
            this.id = id;
        }
    }

    @Entity
    @DiscriminatorValue("C")
    static class CardPayment extends Payment {
        @Nullable String card;

        CardPayment() {}

        CardPayment(int id) {
            super(id);
        }
    }

    @Entity
    @Table(name = "signal")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "code", discriminatorType = DiscriminatorType.INTEGER)
    @DiscriminatorValue("0")
    static class Signal {
        @Id
        int id;
    }

    @Entity
    @DiscriminatorValue("-7")
    static class Alarm extends Signal {
        int level;
    }

    @Entity
    @Table(name = "short_type")
    @DiscriminatorColumn(name = "t", length = 3)
    @DiscriminatorValue("ABC")
    static class ShortType {
        @Id
        int id;
    }

    // ---- joined ----------------------------------------------------------------------------------------------------

    @Entity
    @Table(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "vehicle_type", length = 12)
    static class Vehicle {
        @Id
        int id;

        @Version
        int version;

        String maker = "";

        Vehicle() {}

        Vehicle(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "car")
    static class Car extends Vehicle {
        @Column(nullable = false)
        int doors;

        @OneToMany(mappedBy = "car", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Wheel> wheels = new ArrayList<>();

        Car() {}

        Car(int id) {
            super(id);
        }
    }

    @Entity
    @Table(name = "truck")
    @PrimaryKeyJoinColumn(name = "truck_id")
    @DiscriminatorValue("T")
    static class Truck extends Car {
        int load;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Vehicle tows;

        Truck() {}

        Truck(int id) {
            super(id);
        }
    }

    @Entity
    @Table(name = "wheel")
    static class Wheel {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Car car;

        @ManyToOne
        @Nullable Vehicle eagerly;

        Wheel() {}

        Wheel(int id, Car car) {
            this.id = id;
            this.car = car;
            car.wheels.add(this);
        }
    }

    private static MappedUnit animals(TestDatabase database) {
        return new MappedUnit(database, Animal.class, Dog.class, GuideDog.class, Furry.class, Cat.class);
    }

    @OnEachDatabase
    void rowsOfOneTableTellTheirClassByEntityNameOrValue(TestDatabase database) {
        try (MappedUnit unit = animals(database)) {
            GuideDog guide = new GuideDog(2);
            guide.guides = "Ada";
            guide.trained = true;
            Cat cat = new Cat(3);
            cat.fur = "soft";
            unit.persist(new Dog(1), guide, cat);
            assertThat(unit.rows("SELECT DTYPE, trained, guides, lives, fur FROM animal ORDER BY id"))
                    .containsExactly(
                            java.util.Arrays.asList("Dog", false, null, null, null),
                            java.util.Arrays.asList("GUIDE", true, "Ada", null, null),
                            java.util.Arrays.asList("Cat", null, null, 9, "soft"));
            unit.inTransaction(session -> {
                assertThat(session.find(Animal.class, 1)).isExactlyInstanceOf(Dog.class);
                assertThat(session.find(Dog.class, 2)).isExactlyInstanceOf(GuideDog.class);
                assertThat(session.find(Animal.class, 3)).isExactlyInstanceOf(Cat.class);
                assertThat(session.find(GuideDog.class, 2)).isSameAs(session.find(Animal.class, 2));
            });
            unit.inTransaction(session -> {
                // A key of another branch of the hierarchy.
                assertThat(session.find(Cat.class, 1)).isNull();
                assertThat(session.find(GuideDog.class, 1)).isNull();
                assertThat(session.find(Animal.class, 1)).isNotNull();
                assertThat(session.find(Cat.class, 1)).isNull();
            });
        }
    }

    @OnEachDatabase
    void aColumnOfASubclassAllowsNullInASharedTableAndNotInItsOwn(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(
                database,
                Animal.class,
                Dog.class,
                GuideDog.class,
                Furry.class,
                Cat.class,
                Vehicle.class,
                Car.class,
                Truck.class,
                Wheel.class)) {
            assertThat(unit.texts("SELECT is_nullable FROM information_schema.columns WHERE table_schema = '"
                            + database.schema()
                            + "' AND lower(column_name) IN ('trained', 'doors') ORDER BY lower(column_name)"))
                    .containsExactly(List.of("NO"), List.of("YES"));
            assertThat(unit.texts("SELECT character_maximum_length FROM information_schema.columns"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND lower(column_name) IN ('dtype', 'vehicle_type') ORDER BY lower(column_name)"))
                    .containsExactly(List.of("31"), List.of("12"));
        }
    }

    @OnEachDatabase
    void associationsToRootsAndSubclassesFindTheRightClass(TestDatabase database) {
        try (MappedUnit unit = animals(database)) {
            GuideDog guide = new GuideDog(1);
            Cat cat = new Cat(2);
            cat.parent = guide;
            cat.enemy = guide;
            Dog puppy = new Dog(3);
            puppy.parent = guide;
            unit.persist(guide, cat, puppy);
            unit.with(Cat.class, 2, loaded -> {
                assertThat(loaded.enemy).isExactlyInstanceOf(GuideDog.class);
                assertThat(loaded.parent).isSameAs(loaded.enemy);
                assertThat(loaded.enemy.children).extracting(each -> each.id).containsExactly(2, 3);
                assertThat(loaded.enemy.children.get(1)).isExactlyInstanceOf(Dog.class);
                loaded.enemy = null;
                loaded.name = "Tom";
            });
            assertThat(unit.row("SELECT name, enemy_id, parent_id FROM animal WHERE id = 2"))
                    .containsExactly("Tom", null, 1);
        }
    }

    @OnEachDatabase
    void otherTypesOfDiscriminators(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(
                database, Payment.class, CardPayment.class, Signal.class, Alarm.class, ShortType.class)) {
            CardPayment card = new CardPayment(2);
            card.card = "1234";
            Signal signal = new Signal();
            signal.id = 1;
            Alarm alarm = new Alarm();
            alarm.id = 2;
            alarm.level = 3;
            ShortType shortType = new ShortType();
            shortType.id = 1;
            unit.persist(new Payment(1), card, signal, alarm, shortType);
            assertThat(unit.texts("SELECT kind FROM pay ORDER BY id")).containsExactly(List.of("P"), List.of("C"));
            assertThat(unit.rows("SELECT code FROM " + database.reserved("signal") + " ORDER BY id"))
                    .containsExactly(List.of(0), List.of(-7));
            assertThat(unit.value("SELECT t FROM short_type")).isEqualTo("ABC");
            unit.inTransaction(session -> {
                assertThat(session.find(Payment.class, 1)).isExactlyInstanceOf(Payment.class);
                assertThat(session.find(Payment.class, 2)).isExactlyInstanceOf(CardPayment.class);
                assertThat(session.find(Signal.class, 2)).isExactlyInstanceOf(Alarm.class);
                assertThat(session.find(Alarm.class, 1)).isNull();
                assertThat(session.find(ShortType.class, 1)).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aRowWithAnUnknownDiscriminatorIsSaid(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Payment.class, CardPayment.class)) {
            database.execute("INSERT INTO pay (id, kind) VALUES (1, 'X')");
            assertThatThrownBy(() -> unit.with(Payment.class, 1, loaded -> {}))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("Payment")
                    .hasMessageContaining("pay.kind");
        }
    }

    private static MappedUnit vehicles(TestDatabase database) {
        return new MappedUnit(database, Vehicle.class, Car.class, Truck.class, Wheel.class);
    }

    @OnEachDatabase
    void joinedTablesHaveARowEach(TestDatabase database) {
        try (MappedUnit unit = vehicles(database)) {
            Truck truck = new Truck(3);
            truck.maker = "M";
            truck.doors = 2;
            truck.load = 40;
            unit.persist(new Vehicle(1), new Car(2), truck);
            assertThat(unit.rows("SELECT id, vehicle_type FROM vehicle ORDER BY id"))
                    .containsExactly(List.of(1, "Vehicle"), List.of(2, "Car"), List.of(3, "T"));
            assertThat(unit.rows("SELECT id, doors FROM car ORDER BY id"))
                    .containsExactly(List.of(2, 0), List.of(3, 2));
            assertThat(unit.rows("SELECT truck_id, " + database.reserved("load") + " FROM truck"))
                    .containsExactly(List.of(3, 40));
            unit.inTransaction(session -> {
                assertThat(session.find(Vehicle.class, 1)).isExactlyInstanceOf(Vehicle.class);
                assertThat(session.find(Vehicle.class, 2)).isExactlyInstanceOf(Car.class);
                Truck loaded = (Truck) session.find(Vehicle.class, 3);
                assertThat(loaded.load).isEqualTo(40);
                assertThat(loaded.doors).isEqualTo(2);
                assertThat(loaded.maker).isEqualTo("M");
                assertThat(session.find(Truck.class, 2)).isNull();
            });
        }
    }

    @OnEachDatabase
    void onlyTheTablesThatChangedAreUpdatedAndTheVersionIsInTheRoots(TestDatabase database) {
        try (MappedUnit unit = vehicles(database)) {
            unit.persist(new Truck(1));
            unit.log.clear();
            unit.with(Truck.class, 1, loaded -> loaded.load = 7);
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactlyInAnyOrder(
                            "UPDATE vehicle SET version = ? WHERE id = ? AND version = ?",
                            "UPDATE truck SET " + database.reserved("load") + " = ? WHERE truck_id = ?");
            unit.log.clear();
            unit.with(Truck.class, 1, loaded -> loaded.maker = "N");
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE vehicle SET version = ?, maker = ? WHERE id = ? AND version = ?");
            unit.inTransaction(session -> session.remove(session.find(Vehicle.class, 1)));
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM truck WHERE truck_id = ?",
                            "DELETE FROM car WHERE id = ?",
                            "DELETE FROM vehicle WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void associationsAcrossJoinedTables(TestDatabase database) {
        try (MappedUnit unit = vehicles(database)) {
            Truck truck = new Truck(1);
            Car car = new Car(2);
            truck.tows = car;
            Wheel wheel = new Wheel(1, truck);
            wheel.eagerly = car;
            new Wheel(2, truck);
            unit.persist(truck, car);
            unit.with(Wheel.class, 1, loaded -> {
                assertThat(loaded.car).isExactlyInstanceOf(Truck.class);
                assertThat(loaded.eagerly).isExactlyInstanceOf(Car.class);
                assertThat(((Truck) loaded.car).tows).isSameAs(loaded.eagerly);
                assertThat(loaded.car.wheels).hasSize(2).contains(loaded);
                loaded.car.wheels.removeIf(each -> each.id == 2);
            });
            assertThat(unit.rows("SELECT id, car_id, eagerly_id FROM wheel")).containsExactly(List.of(1, 1, 2));
        }
    }
}
