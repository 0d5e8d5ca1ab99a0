package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.States;
import dev.athanor.internal.session.Session;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.semantics.Shop.Article;
import dev.athanor.semantics.Shop.Tag;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The states of an instance: which may follow which, and what each verb does in each. */
class LifecycleTest {
    private static final Map<Lifecycle, Set<Lifecycle>> PERMITTED = new EnumMap<>(Map.of(
            Lifecycle.TRANSIENT, EnumSet.of(Lifecycle.PENDING, Lifecycle.PERSISTENT, Lifecycle.DETACHED),
            Lifecycle.PENDING, EnumSet.of(Lifecycle.PERSISTENT, Lifecycle.TRANSIENT),
            Lifecycle.PERSISTENT, EnumSet.of(Lifecycle.DELETED, Lifecycle.DETACHED, Lifecycle.TRANSIENT),
            Lifecycle.DELETED,
                    EnumSet.of(Lifecycle.PENDING, Lifecycle.PERSISTENT, Lifecycle.DETACHED, Lifecycle.TRANSIENT),
            Lifecycle.DETACHED, EnumSet.of(Lifecycle.PERSISTENT, Lifecycle.TRANSIENT)));

    /** The situations in which a program can call a verb. */
    private enum Situation {
        TRANSIENT,
        PENDING,
        PERSISTENT,
        MARKED,
        DELETED,
        DETACHED;

        Tag reach(Session session) {
            Tag tag = new Tag(1, "one");
            if (this == TRANSIENT) {
                return tag;
            }
            session.persist(tag);
            if (this == PENDING) {
                return tag;
            }
            session.flush();
            if (this == DETACHED) {
                session.detach(tag);
            }
            if (this == MARKED || this == DELETED) {
                session.remove(tag);
            }
            if (this == DELETED) {
                session.flush();
            }
            return tag;
        }
    }

    @Test
    void onlyTheMovesOfTheTableAreMade() {
        SoftAssertions softly = new SoftAssertions();
        for (Lifecycle from : Lifecycle.values()) {
            for (Lifecycle to : Lifecycle.values()) {
                Tag instance = new Tag(1, "one");
                States.of(instance).flags = from.ordinal();
                boolean moved;
                try {
                    Lifecycle.move(States.of(instance), to);
                    moved = Lifecycle.of(States.of(instance)) == to;
                } catch (IllegalStateException refused) {
                    moved = false;
                }
                softly.assertThat(moved)
                        .as(from + " to " + to)
                        .isEqualTo(PERMITTED.get(from).contains(to));
            }
        }
        softly.assertAll();
    }

    @OnEachDatabase
    void persist(TestDatabase database) {
        Map<Situation, Lifecycle> after = new EnumMap<>(Map.of(
                Situation.TRANSIENT, Lifecycle.PENDING,
                Situation.PENDING, Lifecycle.PENDING,
                Situation.PERSISTENT, Lifecycle.PERSISTENT,
                Situation.MARKED, Lifecycle.PERSISTENT,
                Situation.DELETED, Lifecycle.PENDING));
        eachMoves(database, after, Session::persist);
        inEach(database, (situation, session) -> {
            Tag tag = situation.reach(session);
            if (situation == Situation.DETACHED) {
                assertThatThrownBy(() -> session.persist(tag))
                        .isInstanceOf(EntityExistsException.class)
                        .hasMessage(
                                "ATH2122 Tag#1 is detached and cannot be persisted -> Use merge() to bring its state into"
                                        + " this persistence context");
            } else {
                session.persist(tag);
                assertThat(session.contains(tag)).isTrue();
                session.flush();
                assertState(tag, Lifecycle.PERSISTENT);
                assertThat(session.find(Tag.class, 1)).isSameAs(tag);
            }
        });
    }

    @OnEachDatabase
    void remove(TestDatabase database) {
        Map<Situation, Lifecycle> after = new EnumMap<>(Map.of(
                Situation.TRANSIENT, Lifecycle.TRANSIENT,
                Situation.PENDING, Lifecycle.TRANSIENT,
                Situation.PERSISTENT, Lifecycle.PERSISTENT,
                Situation.MARKED, Lifecycle.PERSISTENT,
                Situation.DELETED, Lifecycle.DELETED));
        eachMoves(database, after, Session::remove);
        inEach(database, (situation, session) -> {
            Tag tag = situation.reach(session);
            if (situation == Situation.DETACHED) {
                assertThatThrownBy(() -> session.remove(tag))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage(
                                "ATH2123 Tag#1 is detached and cannot be removed -> Remove what find() or merge() returns");
            } else {
                session.remove(tag);
                assertThat(session.contains(tag)).isFalse();
                assertThat(session.find(Tag.class, 1)).isNull();
                session.flush();
                assertThat(session.find(Tag.class, 1)).isNull();
            }
        });
    }

    @OnEachDatabase
    void merge(TestDatabase database) {
        inEach(database, (situation, session) -> {
            Tag tag = situation.reach(session);
            switch (situation) {
                case TRANSIENT, DETACHED -> {
                    Tag managed = (Tag) session.merge(tag);
                    assertThat(managed).isNotSameAs(tag);
                    assertThat(session.contains(managed)).isTrue();
                    assertThat(session.contains(tag)).isFalse();
                }
                case PENDING, PERSISTENT -> assertThat(session.merge(tag)).isSameAs(tag);
                case MARKED, DELETED ->
                    assertThatThrownBy(() -> session.merge(tag))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage(
                                    "ATH2125 Tag#1 is removed and cannot be merged -> Persist it again, or do not remove it");
            }
        });
    }

    @OnEachDatabase
    void detach(TestDatabase database) {
        Map<Situation, Lifecycle> after = new EnumMap<>(Map.of(
                Situation.TRANSIENT, Lifecycle.TRANSIENT,
                Situation.PENDING, Lifecycle.TRANSIENT,
                Situation.PERSISTENT, Lifecycle.DETACHED,
                Situation.MARKED, Lifecycle.DETACHED,
                Situation.DELETED, Lifecycle.DETACHED,
                Situation.DETACHED, Lifecycle.DETACHED));
        eachMoves(database, after, Session::detach);
    }

    @OnEachDatabase
    void refresh(TestDatabase database) {
        inEach(database, (situation, session) -> {
            Tag tag = situation.reach(session);
            switch (situation) {
                case PERSISTENT -> {
                    tag.label = "changed";
                    session.refresh(tag);
                    assertThat(tag.label).isEqualTo("one");
                }
                case PENDING ->
                    assertThatThrownBy(() -> session.refresh(tag)).isInstanceOf(EntityNotFoundException.class);
                default ->
                    assertThatThrownBy(() -> session.refresh(tag))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("ATH2124 Tag#" + (situation == Situation.TRANSIENT ? "new" : "1"));
            }
        });
    }

    @OnEachDatabase
    void theTransactionEnds(TestDatabase database) {
        for (Situation situation : Situation.values()) {
            for (boolean commit : new boolean[] {true, false}) {
                try (ShopUnit unit = new ShopUnit(database);
                        Session session = unit.factory.openSession()) {
                    session.transaction().begin();
                    Tag tag = situation.reach(session);
                    if (commit) {
                        session.transaction().commit();
                    } else {
                        session.transaction().rollback();
                    }
                    // Each was new in this transaction: without its row it is new again, wherever it is.
                    assertState(tag, commit ? committed(situation) : Lifecycle.TRANSIENT);
                }
            }
        }
    }

    private static Lifecycle committed(Situation situation) {
        return switch (situation) {
            case TRANSIENT -> Lifecycle.TRANSIENT;
            case PENDING, PERSISTENT -> Lifecycle.PERSISTENT;
            case MARKED, DELETED, DETACHED -> Lifecycle.DETACHED;
        };
    }

    private static void eachMoves(
            TestDatabase database, Map<Situation, Lifecycle> after, BiConsumer<Session, Object> verb) {
        inEach(database, (situation, session) -> {
            if (after.containsKey(situation)) {
                Tag tag = situation.reach(session);
                verb.accept(session, tag);
                assertState(tag, after.get(situation));
            }
        });
    }

    private static void inEach(TestDatabase database, BiConsumer<Situation, Session> test) {
        try (ShopUnit unit = new ShopUnit(database)) {
            for (Situation situation : Situation.values()) {
                try (Session session = unit.factory.openSession()) {
                    session.transaction().begin();
                    test.accept(situation, session);
                    session.transaction().rollback();
                }
            }
        }
    }

    @OnEachDatabase
    void deletedAndDetachedDoesNotDisturbTheCommit(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.detach(Situation.DELETED.reach(session)));
            assertThat(unit.log.commits()).isEqualTo(1);
        }
    }

    @OnEachDatabase
    void aRowThatIsInsertedAgainHasItsLinksAgain(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Article pen = new Article("pen", "Pen");
                Tag red = new Tag(1, "red");
                pen.tags.add(red);
                session.persist(red);
                session.persist(pen);
                session.flush();
                session.remove(pen);
                session.flush();
                session.persist(pen);
            });
            unit.inTransaction(session -> assertThat(((Article) session.find(Article.class, "pen")).tags)
                    .hasSize(1));
        }
    }

    @OnEachDatabase
    void noMethodOfTheProgramIsAskedWhoAnInstanceIs(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Quarrelsome.class))) {
            unit.inTransaction(session -> {
                for (int i = 0; i < 3; i++) {
                    session.persist(new Quarrelsome(i));
                }
                session.flush();
                Object first = session.find(Quarrelsome.class, 0);
                session.remove(first);
                session.persist(first);
                session.remove(first);
                session.flush();
                session.persist(first);
                session.detach(session.find(Quarrelsome.class, 1));
                session.merge(new Quarrelsome(2));
                session.refresh(session.find(Quarrelsome.class, 2));
            });
        }
    }

    /** Cannot be compared: the identity of an instance is its row, and nothing else. */
    @Entity
    @Table(name = "quarrelsome")
    static class Quarrelsome {
        @Id
        int id;

        Quarrelsome() {}

        Quarrelsome(int id) {
            this.id = id;
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals was called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode was called");
        }
    }

    @OnEachDatabase
    void aRowThatIsDeletedAndInsertedAgainIsStillThereAfterARollback(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> other.persist(new Tag(1, "one")));
            session.transaction().begin();
            Tag tag = (Tag) session.find(Tag.class, 1);
            session.remove(tag);
            session.flush();
            session.persist(tag);
            session.flush();
            assertState(tag, Lifecycle.PERSISTENT);
            session.transaction().rollback();
            assertState(tag, Lifecycle.DETACHED);
            unit.inTransaction(other -> assertThat(other.merge(tag)).isNotSameAs(tag));
        }
    }

    @OnEachDatabase
    void aRowThatIsDeletedAndPersistedAgainIsStillThereAfterARollback(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database);
                Session session = unit.factory.openSession()) {
            unit.inTransaction(other -> other.persist(new Tag(1, "one")));
            session.transaction().begin();
            Tag tag = (Tag) session.find(Tag.class, 1);
            session.remove(tag);
            session.flush();
            session.persist(tag);
            session.transaction().rollback();
            assertState(tag, Lifecycle.DETACHED);
            unit.inTransaction(other -> assertThat(other.merge(tag)).isNotSameAs(tag));
        }
    }
}
