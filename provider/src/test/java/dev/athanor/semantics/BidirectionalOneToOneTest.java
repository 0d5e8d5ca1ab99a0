package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;

/** Two entities that refer to each other, one by its foreign key, the other through it. */
class BidirectionalOneToOneTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Ship.class, Captain.class, House.class, Door.class);
        unit.inTransaction(manager -> {
            for (int i = 1; i <= 3; i++) {
                Ship ship = new Ship();
                ship.id = i;
                House house = new House();
                house.id = i;
                if (i < 3) {
                    ship.captain = new Captain();
                    ship.captain.id = i;
                    ship.captain.ship = ship;
                    house.door = new Door();
                    house.door.id = i;
                    house.door.house = house;
                }
                manager.persist(ship);
                manager.persist(house);
            }
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void lazyFromTheInverseSide(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Ship ship = manager.find(Ship.class, 1);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(ship.captain.id).isEqualTo(1);
                assertThat(ship.captain.ship).isSameAs(ship);
                assertThat(unit.log.statements()).hasSize(2);
                assertThat(manager.find(Ship.class, 3).captain).isNull();
                assertThat(unit.log.statements()).hasSize(4);
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void lazyFromTheOwningSide(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Captain captain = manager.find(Captain.class, 2);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(captain.ship.id).isEqualTo(2);
                assertThat(captain.ship.captain).isSameAs(captain);
            });
        }
    }

    @OnEachDatabase
    void peersOfTheInverseSideAreLoadedTogether(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                var ships = manager.createQuery("select s from Ship s order by s.id", Ship.class)
                        .getResultList();
                ships.forEach(ship -> assertThat(ship.captain == null || ship.captain.ship == ship)
                        .isTrue());
                assertThat(unit.log.statements()).hasSize(2);
            });
        }
    }

    @OnEachDatabase
    void eagerFromEitherSide(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                House house = manager.find(House.class, 1);
                int statements = unit.log.statements().size();
                assertThat(house.door.house).isSameAs(house);
                assertThat(unit.log.statements()).hasSize(statements);
                Door door = manager.find(Door.class, 2);
                assertThat(door.house.door).isSameAs(door);
                assertThat(manager.find(House.class, 3).door).isNull();
            });
        }
    }

    @OnEachDatabase
    void eagerOfAWholeResult(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                var houses = manager.createQuery("select h from House h", House.class)
                        .getResultList();
                assertThat(houses).hasSize(3);
                assertThat(unit.log.statements()).hasSize(2);
                unit.log.clear();
                manager.clear();
                var doors =
                        manager.createQuery("select d from Door d", Door.class).getResultList();
                assertThat(doors).hasSize(2).allMatch(door -> door.house.door == door);
                assertThat(unit.log.statements()).hasSizeLessThanOrEqualTo(3);
            });
        }
    }

    @OnEachDatabase
    void onlyTheOwningSideIsWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.find(Ship.class, 1).captain = null);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            unit.inTransaction(manager -> manager.find(Captain.class, 1).ship = null);
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE captain SET ship_id = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void twoTradePlaces(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Captain first = manager.find(Captain.class, 1);
                Captain second = manager.find(Captain.class, 2);
                Ship ship = first.ship;
                first.ship = second.ship;
                second.ship = ship;
            });
            // One of them has to let go first.
            assertThat(unit.log.statements("UPDATE")).hasSize(3);
            unit.inTransaction(manager -> {
                assertThat(manager.find(Captain.class, 1).ship.id).isEqualTo(2);
                assertThat(manager.find(Captain.class, 2).ship.id).isEqualTo(1);
            });
        }
    }

    @OnEachDatabase
    void oneTakesThePlaceThatAnotherLeaves(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Captain first = manager.find(Captain.class, 1);
                Captain second = manager.find(Captain.class, 2);
                first.ship = second.ship;
                second.ship = null;
            });
            assertThat(unit.log.statements("UPDATE")).hasSize(2);
            unit.inTransaction(manager -> {
                assertThat(manager.find(Captain.class, 1).ship.id).isEqualTo(2);
                assertThat(manager.find(Captain.class, 2).ship).isNull();
            });
        }
    }

    @Entity
    @Table(name = "ship")
    static class Ship {
        @Id
        int id;

        @OneToOne(mappedBy = "ship", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
        Captain captain;
    }

    @Entity
    @Table(name = "captain")
    static class Captain {
        @Id
        int id;

        @OneToOne(fetch = FetchType.LAZY)
        Ship ship;
    }

    @Entity
    @Table(name = "house")
    static class House {
        @Id
        int id;

        @OneToOne(mappedBy = "house", cascade = CascadeType.ALL)
        Door door;
    }

    @Entity
    @Table(name = "door")
    static class Door {
        @Id
        int id;

        @OneToOne
        House house;
    }
}
