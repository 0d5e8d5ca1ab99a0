package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bulk UPDATE and DELETE of entities whose rows are in several tables (Jakarta Persistence 3.2, section 4.11): all tables
 * change, versions rise, and the result is the number of entities.
 */
class BulkInheritanceTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(
                database,
                Owner.class,
                Vehicle.class,
                Car.class,
                Taxi.class,
                Boat.class,
                Fruit.class,
                Apple.class,
                Pear.class,
                Staff.class,
                Boss.class);
        unit.inTransaction(manager -> {
            Owner ann = new Owner(1, "Ann");
            Owner bob = new Owner(2, "Bob");
            manager.persist(ann);
            manager.persist(bob);
            Car car = vehicle(new Car(), 1, "car", ann);
            car.seats = 5;
            Taxi taxi = vehicle(new Taxi(), 2, "taxi", bob);
            taxi.seats = 7;
            taxi.fare = 10;
            Boat boat = vehicle(new Boat(), 3, "boat", ann);
            boat.length = 12;
            List.of(car, taxi, boat).forEach(manager::persist);
            for (int i = 1; i <= 3; i++) {
                Apple apple = new Apple();
                apple.id = i;
                apple.name = "apple " + i;
                apple.weight = i;
                apple.owner = i == 1 ? ann : null;
                manager.persist(apple);
                Pear pear = new Pear();
                pear.id = 10 + i;
                pear.name = "pear " + i;
                pear.weight = 10 * i;
                pear.owner = i == 1 ? ann : null;
                pear.likers.add(bob);
                pear.tags.add("sweet");
                apple.tags.add("sour");
                manager.persist(pear);
            }
            for (int i = 1; i <= 3; i++) {
                Staff staff = i == 3 ? new Boss() : new Staff();
                staff.id = i;
                staff.name = "staff " + i;
                staff.photo = i == 2 ? null : "photo " + i;
                manager.persist(staff);
            }
        });
        unit.log.clear();
        return unit;
    }

    private static <T extends Vehicle> T vehicle(T vehicle, int id, String name, Owner owner) {
        vehicle.id = id;
        vehicle.name = name;
        vehicle.owner = owner;
        vehicle.drivers.add(owner);
        return vehicle;
    }

    private static int run(ManagerUnit unit, String text) {
        return unit.factory.callInTransaction(
                manager -> manager.createQuery(text).executeUpdate());
    }

    private static List<String> texts(ManagerUnit unit, String text) {
        return unit.factory.callInTransaction(
                manager -> manager.createQuery(text, String.class).getResultList());
    }

    /** The DELETE statements; some databases want to have the alias twice. */
    private static List<String> deletes(ManagerUnit unit) {
        return unit.log.statements("DELETE").stream()
                .map(sql -> sql.replaceFirst("DELETE t\\d+ FROM", "DELETE FROM"))
                .toList();
    }

    // ---- JOINED --------------------------------------------------------------------------------------------------

    @OnEachDatabase
    void anAttributeOfTheRootTakesOneStatement(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "UPDATE Vehicle v SET v.name = CONCAT(v.name, '!') WHERE v.owner.name = 'Ann'"))
                    .isEqualTo(2);
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v WHERE v.version = 2 ORDER BY v.name"))
                    .containsExactly("boat!", "car!");
            assertThat(run(unit, "UPDATE Car c SET c.name = 'a car'")).isEqualTo(2);
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v ORDER BY v.id"))
                    .containsExactly("a car", "a car", "boat!");
        }
    }

    @OnEachDatabase
    void attributesOfSeveralTablesTakeAStatementEach(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(
                            unit,
                            "UPDATE Car c SET c.name = 'x', c.seats = c.seats + 1 WHERE c.name <> 'x' AND c.seats > 4"))
                    .isEqualTo(2);
            assertThat(unit.log.statements("SELECT"))
                    .as("the keys, read before they no longer match")
                    .hasSize(1);
            assertThat(unit.log.statements("UPDATE")).hasSize(2);
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery(
                                        "SELECT c.seats, c.version, c.name FROM Car c ORDER BY c.id", Object[].class)
                                .getResultList())
                        .containsExactly(new Object[] {6, 2, "x"}, new Object[] {8, 2, "x"});
                assertThat(manager.find(Vehicle.class, 3).version).isEqualTo(1);
            });
        }
    }

    @OnEachDatabase
    void valuesAreComputedFromWhatWasThereBefore(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "UPDATE Taxi t SET t.name = 'longer name', t.fare = LENGTH(t.name), t.seats = t.fare"))
                    .isEqualTo(1);
            unit.inTransaction(manager -> {
                Taxi taxi = manager.find(Taxi.class, 2);
                assertThat(taxi.name).isEqualTo("longer name");
                assertThat(taxi.fare).isEqualTo(4);
                assertThat(taxi.seats).isEqualTo(10);
            });
            assertThatThrownBy(() -> run(unit, "UPDATE Taxi t SET t.seats = t.fare, t.fare = t.seats"))
                    .hasMessageContaining("ATH3116 The bulk update of Taxi takes several statements");
        }
    }

    @OnEachDatabase
    void deletingReachesAllTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "DELETE FROM Car c WHERE c.seats > 5 AND c.name = 'taxi'"))
                    .isEqualTo(1);
            assertThat(deletes(unit))
                    .containsExactly(
                            "DELETE FROM vehicle_driver t1 WHERE t1.vehicle_id IN (?)",
                            "DELETE FROM taxi t3 WHERE t3.id IN (?)",
                            "DELETE FROM car t2 WHERE t2.id IN (?)",
                            "DELETE FROM vehicle t1 WHERE t1.id IN (?)");
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v ORDER BY v.id"))
                    .containsExactly("car", "boat");
            unit.log.clear();
            assertThat(run(unit, "DELETE FROM Vehicle")).isEqualTo(2);
            assertThat(unit.log.statements("SELECT")).isEmpty();
            assertThat(deletes(unit))
                    .contains("DELETE FROM car t3", "DELETE FROM vehicle t1")
                    .hasSize(5);
        }
    }

    @OnEachDatabase
    void aRestrictionOnTheRootNeedsNoKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "DELETE FROM Vehicle v WHERE v.owner.name = 'Ann'"))
                    .isEqualTo(2);
            assertThat(unit.log.statements("SELECT")).isEmpty();
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v")).containsExactly("taxi");
            assertThat(run(unit, "DELETE FROM Vehicle v WHERE v.name = 'none'")).isZero();
        }
    }

    @OnEachDatabase
    void aRestrictionOnACollectionIsReadBeforeItsRowsGo(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "DELETE FROM Boat b WHERE b.drivers IS NOT EMPTY"))
                    .isEqualTo(1);
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v ORDER BY v.id"))
                    .containsExactly("car", "taxi");
        }
    }

    @OnEachDatabase
    void manyEntitiesGoInChunks(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                for (int i = 100; i < 5100; i++) {
                    Car car = new Car();
                    car.id = i;
                    car.name = "many";
                    car.seats = 1;
                    manager.persist(car);
                }
            });
            unit.log.clear();
            assertThat(run(unit, "UPDATE Car c SET c.name = 'few', c.seats = 2 WHERE c.seats = 1"))
                    .isEqualTo(5000);
            assertThat(unit.log.statements()).hasSize(1 + 2 * 2);
            assertThat(run(unit, "DELETE FROM Car c WHERE c.seats = 2")).isEqualTo(5000);
            assertThat(texts(unit, "SELECT v.name FROM Vehicle v")).hasSize(3);
        }
    }

    // ---- TABLE_PER_CLASS -----------------------------------------------------------------------------------------

    @OnEachDatabase
    void eachTableOfAHierarchyIsChangedForItself(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "UPDATE Fruit f SET f.name = UPPER(f.name), f.owner = NULL WHERE f.weight >= 3"))
                    .isEqualTo(4);
            assertThat(unit.log.statements("SELECT")).isEmpty();
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE apple t1 SET name = upper(t1.name), owner_id = NULL, version = t1.version + 1"
                                    + " WHERE t1.weight >= 3",
                            "UPDATE pear t1 SET name = upper(t1.name), owner_id = NULL, version = t1.version + 1"
                                    + " WHERE t1.weight >= 3");
            assertThat(texts(unit, "SELECT f.name FROM Fruit f WHERE f.version = 2 ORDER BY f.name"))
                    .containsExactly("APPLE 3", "PEAR 1", "PEAR 2", "PEAR 3");
            assertThat(run(unit, "UPDATE Fruit f SET f.weight = 0 WHERE TYPE(f) = Pear"))
                    .isEqualTo(3);
            assertThat(run(unit, "UPDATE Fruit f SET f.weight = 1 WHERE TREAT(f AS Apple).sort = 'x'"))
                    .isZero();
            assertThat(run(unit, "DELETE FROM Fruit f WHERE f.owner.name = 'Ann'"))
                    .isEqualTo(1);
            assertThat(run(unit, "DELETE FROM Fruit f WHERE f.weight = 0")).isEqualTo(3);
            assertThat(texts(unit, "SELECT f.name FROM Fruit f ORDER BY f.id")).containsExactly("apple 2", "APPLE 3");
            assertThat(texts(unit, "SELECT t FROM Fruit f JOIN f.tags t")).containsExactly("sour", "sour");
        }
    }

    @OnEachDatabase
    void aRestrictionOverAllTablesIsEvaluatedOnce(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            // The average is 11: after the apples it would be 20.
            assertThat(run(unit, "DELETE FROM Fruit f WHERE f.weight < (SELECT AVG(x.weight) FROM Fruit x)"))
                    .isEqualTo(4);
            assertThat(texts(unit, "SELECT f.name FROM Fruit f ORDER BY f.id")).containsExactly("pear 2", "pear 3");
            assertThatThrownBy(() -> run(unit, "UPDATE Fruit f SET f.weight = (SELECT MAX(x.weight) FROM Fruit x)"))
                    .hasMessageContaining("ATH3116");
        }
    }

    // ---- secondary tables, SINGLE_TABLE --------------------------------------------------------------------------

    @OnEachDatabase
    void rowsOfSecondaryTablesAreUpdatedOrInserted(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "UPDATE Staff s SET s.photo = CONCAT(COALESCE(s.photo, 'no'), ' of ', s.name)"))
                    .isEqualTo(3);
            assertThat(texts(unit, "SELECT s.photo FROM Staff s ORDER BY s.id"))
                    .containsExactly("photo 1 of staff 1", "no of staff 2", "photo 3 of staff 3");
            unit.inTransaction(manager -> {
                assertThat(manager.find(Staff.class, 2).version).isEqualTo(2);
                manager.find(Staff.class, 2).photo = null;
            });
            assertThat(run(unit, "UPDATE Staff s SET s.photo = NULL WHERE s.photo IS NOT NULL"))
                    .isEqualTo(2);
            assertThat(run(unit, "UPDATE Staff s SET s.name = 'n' WHERE s.photo IS NULL"))
                    .isEqualTo(3);
            assertThat(run(unit, "UPDATE Boss b SET b.title = 'boss', b.name = b.photo"))
                    .isEqualTo(1);
            assertThat(texts(unit, "SELECT b.title FROM Boss b WHERE b.name IS NULL"))
                    .containsExactly("boss");
        }
    }

    @OnEachDatabase
    void rowsOfSecondaryTablesAreDeleted(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThat(run(unit, "DELETE FROM Staff s WHERE s.photo IS NULL OR TYPE(s) = Boss"))
                    .isEqualTo(2);
            assertThat(texts(unit, "SELECT s.photo FROM Staff s")).containsExactly("photo 1");
            assertThat(run(unit, "DELETE FROM Staff s WHERE s.photo = 'photo 1'"))
                    .isEqualTo(1);
        }
    }

    @Entity
    @Table(name = "owner")
    static class Owner {
        @Id
        int id;

        String name;

        Owner() {}

        Owner(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Vehicle {
        @Id
        int id;

        String name;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        Owner owner;

        @ManyToMany
        @jakarta.persistence.JoinTable(
                name = "vehicle_driver",
                joinColumns = @JoinColumn(name = "vehicle_id"),
                inverseJoinColumns = @JoinColumn(name = "driver_id"))
        Set<Owner> drivers = new HashSet<>();
    }

    @Entity
    @Table(name = "car")
    static class Car extends Vehicle {
        int seats;
    }

    @Entity
    @Table(name = "taxi")
    static class Taxi extends Car {
        int fare;
    }

    @Entity
    @Table(name = "boat")
    static class Boat extends Vehicle {
        int length;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract static class Fruit {
        @Id
        int id;

        String name;

        int weight;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Owner owner;

        @ElementCollection
        Set<String> tags = new HashSet<>();
    }

    @Entity
    @Table(name = "apple")
    static class Apple extends Fruit {
        @Nullable String sort;
    }

    @Entity
    @Table(name = "pear")
    static class Pear extends Fruit {
        @ManyToMany
        Set<Owner> likers = new HashSet<>();
    }

    @Entity
    @Table(name = "staff")
    @SecondaryTable(name = "staff_file")
    static class Staff {
        @Id
        int id;

        @Nullable String name;

        @Column(table = "staff_file")
        @Nullable String photo;

        @Version
        int version;
    }

    @Entity
    static class Boss extends Staff {
        @Nullable String title;
    }
}
