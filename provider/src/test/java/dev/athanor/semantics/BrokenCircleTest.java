package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;

/** New rows that refer to each other in a circle, for which there is no order of arrival: an UPDATE breaks it, if that is chosen. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class BrokenCircleTest {
    private static final Map<String, String> BREAK =
            Map.of("athanor.semantics", "sqlalchemy", "athanor.flush.circular-rows", "break");
    private static final String INSERT = "INSERT INTO cr_knot (id, name, next_id) VALUES (?, ?, ?)";

    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(database, choices, Knot.class);
        unit.execute("INSERT INTO cr_knot (id, name) VALUES (1, 'one'), (2, 'two'), (3, 'three')");
        return unit;
    }

    private static Knot circle(EntityManager manager) {
        Knot first = new Knot(11, "first");
        Knot second = new Knot(12, "second");
        first.next = second;
        second.next = first;
        manager.persist(first);
        return first;
    }

    @OnEachDatabase
    void anUpdateBreaksTheCircle(TestDatabase database) {
        try (ManagerUnit unit = unit(database, BREAK);
                EntityManager manager = unit.factory.createEntityManager()) {
            Knot first = circle(manager);
            manager.getTransaction().commit();
            assertThat(unit.writes()).containsExactly(INSERT + " x2", "UPDATE cr_knot SET next_id = ? WHERE id = ?");
            assertThat(first.next.next).isSameAs(first);
        }
    }

    @OnEachDatabase
    void whateverElseTheFlushWritesIsWrittenWithIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database, BREAK);
                EntityManager manager = unit.factory.createEntityManager()) {
            Knot renamed = manager.find(Knot.class, 1);
            Knot replaced = manager.find(Knot.class, 2);
            Knot removed = manager.find(Knot.class, 3);
            circle(manager);
            renamed.name = "changed";
            manager.remove(replaced);
            Knot replacing = new Knot(2, "other");
            manager.persist(replacing);
            manager.remove(removed);
            manager.getTransaction().commit();
            assertThat(manager.createQuery("select k.name from Knot k order by k.id", String.class)
                            .getResultList())
                    .containsExactly("changed", "other", "first", "second");
            assertThat(manager.find(Knot.class, 2)).isSameAs(replacing);
        }
    }

    @Entity(name = "Knot")
    @Table(name = "cr_knot")
    static class Knot {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Knot next;

        Knot() {}

        Knot(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }
}
