package dev.athanor.semantics;

import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A harbour of fleets, whose ships have sailors: three levels for the rules about when what is loaded. Two fleets of two ships of two sailors. */
@Entity(name = "Fleet")
class Fleet {
    @Id
    int id;

    String name;

    @ManyToOne(fetch = FetchType.LAZY)
    Fleet flagship;

    @OneToMany(mappedBy = "flagship")
    @OrderBy("id")
    List<Fleet> followers = new ArrayList<>();

    @OneToMany(mappedBy = "fleet", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    List<Ship> ships = new ArrayList<>();

    /** Part of a fleet. */
    @Entity(name = "Ship")
    static class Ship {
        @Id
        int id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Fleet fleet;

        /** Eager, as references are if nobody says otherwise. */
        @ManyToOne
        Port home;

        @OneToMany(mappedBy = "ship", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        List<Sailor> sailors = new ArrayList<>();
    }

    /** Part of a ship. */
    @Entity(name = "Sailor")
    static class Sailor {
        @Id
        int id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Ship ship;
    }

    /** Where ships belong. */
    @Entity(name = "Port")
    static class Port {
        @Id
        int id;

        String name;
    }

    static final Class<?>[] CLASSES = {Fleet.class, Ship.class, Sailor.class, Port.class};

    /** The property, and the hint, that says how a relationship is loaded. */
    static String lazy(Class<?> owner, String attribute) {
        return "athanor.attribute." + owner.getName() + "." + attribute + ".lazy";
    }

    /** A unit with the rows; the first fleet leads the second. */
    static ManagerUnit unit(TestDatabase database, Map<String, ?> properties) {
        ManagerUnit unit = new ManagerUnit(database, properties, CLASSES);
        unit.inTransaction(Fleet::fill);
        unit.log.clear();
        return unit;
    }

    private static void fill(EntityManager em) {
        insert(em, "Port (id, name) VALUES (1, 'Samos')");
        insert(em, "Fleet (id, name, flagship_id) VALUES (1, 'First', NULL)");
        insert(em, "Fleet (id, name, flagship_id) VALUES (2, 'Second', 1)");
        for (int ship = 1; ship <= 4; ship++) {
            int fleet = (ship + 1) / 2;
            insert(em, "Ship (id, name, fleet_id, home_id) VALUES (" + ship + ", 'ship', " + fleet + ", 1)");
            for (int sailor = ship * 2 - 1; sailor <= ship * 2; sailor++) {
                insert(em, "Sailor (id, name, ship_id) VALUES (" + sailor + ", 'sailor', " + ship + ")");
            }
        }
    }

    private static void insert(EntityManager em, String row) {
        em.createNativeQuery("INSERT INTO " + row).executeUpdate();
    }
}
