package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.state.Lifecycle;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets, maps and lists with positions tell of their members as plain lists do, as far as they can. */
@NeedsWeaving(NeedsWeaving.Reason.ASSIGNED_COLLECTION)
class OtherCollectionEventsTest {
    @Entity
    @Table(name = "crate")
    static class Crate {
        @Id
        int id;

        @OneToMany(mappedBy = "crate", orphanRemoval = true)
        Set<Thing> things = new HashSet<>();

        @OneToMany(mappedBy = "named")
        @MapKey(name = "name")
        Map<String, Thing> byName = new HashMap<>();

        @OneToMany(mappedBy = "slotted")
        @MapKeyColumn(name = "slot")
        Map<String, Thing> slots = new HashMap<>();

        @OneToMany(mappedBy = "ordered")
        @OrderColumn(name = "place")
        List<Thing> row = new ArrayList<>();

        Crate() {}

        Crate(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "thing")
    static class Thing {
        @Id
        int id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Crate crate;

        @ManyToOne(fetch = FetchType.LAZY)
        Crate named;

        @ManyToOne(fetch = FetchType.LAZY)
        Crate slotted;

        @ManyToOne(fetch = FetchType.LAZY)
        Crate ordered;

        Thing() {}

        Thing(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Sides.SQLALCHEMY, List.of(Crate.class, Thing.class));
        unit.execute(
                "INSERT INTO crate (id) VALUES (1), (2)",
                "INSERT INTO thing (id, name, crate_id, named_id, slotted_id, slot, ordered_id, place) VALUES"
                        + " (1, 'a', 1, 1, 1, 'x', 1, 0), (2, 'b', 1, 1, 1, 'y', 1, 1), (3, 'c', 2, 2, 2, 'z', 2, 0)");
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void sets(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                Crate two = (Crate) session.find(Crate.class, 2);
                Thing c = (Thing) session.find(Thing.class, 3);
                one.things.add(c);
                assertThat(c.crate).isSameAs(one);
                assertThat(two.things).isEmpty();
                one.things.add(c);
                assertThat(one.things).hasSize(3);
                one.things.removeIf(thing -> thing.id == 1);
                assertThat(((Thing) session.find(Thing.class, 1)).crate).isNull();
                Thing fresh = new Thing(10, "fresh");
                one.things.add(fresh);
                assertState(fresh, Lifecycle.PENDING);
                one.things.iterator().next();
                one.things.clear();
                assertState(fresh, Lifecycle.TRANSIENT);
                assertThat(c.crate).isNull();
                c.crate = two;
                assertThat(two.things).containsExactly(c);
            });
            unit.inTransaction(session -> {
                assertThat(session.find(Thing.class, 1)).isNull();
                assertThat(session.find(Thing.class, 2)).isNull();
                assertThat(((Thing) session.find(Thing.class, 3)).crate.id).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void mapsWhoseKeysAreAttributes(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                Thing c = (Thing) session.find(Thing.class, 3);
                c.named = one;
                assertThat(one.byName).containsOnlyKeys("a", "b", "c");
                Thing a = one.byName.remove("a");
                assertThat(a.named).isNull();
                Thing other = new Thing(10, "b");
                Thing b = one.byName.put("b", other);
                assertThat(b.named).isNull();
                assertThat(other.named).isSameAs(one);
                one.byName = new HashMap<>(Map.of("c", c));
                assertThat(other.named).isNull();
                assertThat(c.named).isSameAs(one);
            });
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                assertThat(one.byName).containsOnlyKeys("c");
            });
        }
    }

    @OnEachDatabase
    void mapsWhoseKeysAreInTheRowsCannotTakeFromTheOtherSide(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                Crate two = (Crate) session.find(Crate.class, 2);
                assertThat(one.slots).hasSize(2);
                Thing c = two.slots.get("z");
                c.slotted = one;
                assertThat(two.slots).isEmpty();
                assertThat(one.slots).containsOnlyKeys("x", "y");
                one.slots.put("w", c);
                assertThat(c.slotted).isSameAs(one);
            });
            unit.inTransaction(session ->
                    assertThat(((Crate) session.find(Crate.class, 1)).slots).containsOnlyKeys("w", "x", "y"));
        }
    }

    @OnEachDatabase
    void listsWithPositions(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                Thing c = (Thing) session.find(Thing.class, 3);
                c.ordered = one;
            });
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                assertThat(one.row).extracting(thing -> thing.id).containsExactly(1, 2, 3);
                one.row.add(0, one.row.remove(2));
            });
            unit.inTransaction(session -> {
                Crate one = (Crate) session.find(Crate.class, 1);
                assertThat(one.row).extracting(thing -> thing.id).containsExactly(3, 1, 2);
                assertThat(one.row.get(0).ordered).isSameAs(one);
            });
        }
    }
}
