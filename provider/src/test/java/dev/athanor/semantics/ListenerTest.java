package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.util.HashSet;
import java.util.Set;

/** Which methods are called for an entity, and in which order. */
class ListenerTest {
    static final class First {
        static final Set<First> INSTANCES = new HashSet<>();

        @PrePersist
        void before(Object entity) {
            INSTANCES.add(this);
            Diary.note("First " + entity.getClass().getSimpleName());
        }
    }

    static class Second {
        @PrePersist
        private void before(Base entity) {
            Diary.note("Second");
        }
    }

    /** What it inherits comes first, unless it overrides it; a bridge overrides too. */
    abstract static class Generic<T> {
        @PrePersist
        void before(T entity) {
            Diary.note("never");
        }

        @PreUpdate
        @PostPersist
        void both(T entity) {
            Diary.note("Generic.both");
        }
    }

    static class Third extends Generic<Base> {
        @Override
        @PrePersist
        void before(Base entity) {
            Diary.note("Third");
        }
    }

    static class OfBranch {
        @PrePersist
        void before(Object entity) {
            Diary.note("OfBranch");
        }
    }

    @MappedSuperclass
    @EntityListeners({First.class, Second.class})
    abstract static class Base {
        @Id
        int id;

        @PrePersist
        private void check() {
            Diary.note("Base.check");
        }
    }

    @Entity
    @EntityListeners(Third.class)
    static class Trunk extends Base {
        String name;

        @PrePersist
        void grow() {
            Diary.note("Trunk.grow");
        }
    }

    /** A private method overrides nothing. An override without annotation runs where the overridden method is called. */
    @Entity
    @EntityListeners(OfBranch.class)
    static class Branch extends Trunk {
        @PrePersist
        private void check() {
            Diary.note("Branch.check");
        }

        @Override
        void grow() {
            Diary.note("Branch.grow");
        }
    }

    @Entity
    @ExcludeSuperclassListeners
    @EntityListeners(OfBranch.class)
    static class Twig extends Trunk {
        @Override
        @PrePersist
        void grow() {
            Diary.note("Twig.grow");
        }
    }

    @Entity
    static class Leaf extends Twig {}

    /** Without listeners and callbacks. */
    @Entity
    static class Stone {
        @Id
        int id;
    }

    private static Base numbered(Base entity, int id) {
        entity.id = id;
        return entity;
    }

    @OnEachDatabase
    void listenersComeBeforeTheEntityAndSuperclassesBeforeSubclasses(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                manager.persist(numbered(new Trunk(), 1));
                assertThat(diary.entries())
                        .containsExactly("First Trunk", "Second", "Third", "Base.check", "Trunk.grow");
                manager.persist(numbered(new Branch(), 2));
                assertThat(diary.entries())
                        .containsExactly(
                                "First Branch",
                                "Second",
                                "Third",
                                "OfBranch",
                                "Base.check",
                                "Branch.grow",
                                "Branch.check");
                manager.persist(new Stone());
                assertThat(diary.entries()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void excludedListenersStayExcludedBelow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                manager.persist(numbered(new Twig(), 1));
                assertThat(diary.entries()).containsExactly("OfBranch", "Base.check", "Twig.grow");
                manager.persist(numbered(new Leaf(), 2));
                assertThat(diary.entries()).containsExactly("OfBranch", "Base.check", "Twig.grow");
            });
        }
    }

    @OnEachDatabase
    void oneMethodCanServeSeveralEventsAndBeInherited(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Trunk trunk = new Trunk();
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                manager.persist(trunk);
                diary.entries();
                manager.flush();
                assertThat(diary.changes())
                        .containsExactly("INSERT INTO Trunk (id, name, DTYPE) VALUES (?, ?, ?)", "Generic.both");
                trunk.name = "oak";
            });
            assertThat(diary.changes()).containsExactly("Generic.both", "UPDATE Trunk SET name = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aListenerIsMadeOncePerFactory(TestDatabase database) {
        First.INSTANCES.clear();
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                manager.persist(numbered(new Trunk(), 1));
                manager.persist(numbered(new Branch(), 2));
            });
        }
        assertThat(First.INSTANCES).hasSize(1);
    }

    static class Strict {
        @PrePersist
        void before(Object entity) {
            throw new IllegalStateException("refused by the listener");
        }
    }

    @Entity
    @EntityListeners({Strict.class, OfBranch.class})
    static class Refused {
        @Id
        int id;

        @PrePersist
        void own() {
            Diary.note("Refused.own");
        }
    }

    @OnEachDatabase
    void aListenerThatThrowsEndsTheChain(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Refused.class)) {
            Diary diary = Diary.over(unit.log);
            assertThatThrownBy(() -> unit.inTransaction(manager -> manager.persist(new Refused())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("refused by the listener");
            assertThat(diary.entries()).isEmpty();
            assertThat(unit.log.statements("INSERT")).isEmpty();
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        return new ManagerUnit(database, Trunk.class, Branch.class, Twig.class, Leaf.class, Stone.class);
    }
}
