package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletes;
import dev.athanor.WriteOnlyCollection;
import dev.athanor.message.WriteOnlyException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** A write-only collection takes changes and is never read but by a query: whatever would read it is an error. In both profiles. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class WriteOnlyCollectionTest {
    private static void inProfile(String profile, TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        try (ManagerUnit unit =
                        new ManagerUnit(database, Map.of("athanor.semantics", profile), Letterbox.class, Letter.class);
                EntityManager em = unit.factory.createEntityManager()) {
            unit.inTransaction(filling -> {
                filling.createNativeQuery("INSERT INTO Letterbox (id) VALUES (1)")
                        .executeUpdate();
                for (int id = 1; id <= 3; id++) {
                    filling.createNativeQuery(
                                    "INSERT INTO Letter (id, list_id, set_id, bag_id) VALUES (" + id + ", 1, 1, 1)")
                            .executeUpdate();
                }
            });
            unit.log.clear();
            em.getTransaction().begin();
            work.accept(unit, em);
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
        }
    }

    private static void inBothProfiles(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        inProfile("standard", database, work);
        inProfile("sqlalchemy", database, work);
    }

    private static List<Collection<Letter>> all(Letterbox box) {
        return List.of(box.list, box.set, box.bag);
    }

    private static long rows(EntityManager em, String column) {
        return ((Number) em.createNativeQuery("SELECT COUNT(*) FROM Letter WHERE " + column + " = 1")
                        .getSingleResult())
                .longValue();
    }

    @OnEachDatabase
    void changesAreQueued(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox box = em.find(Letterbox.class, 1);
            Letter first = em.find(Letter.class, 1);
            unit.log.clear();
            int id = 10;
            for (Collection<Letter> letters : all(box)) {
                assertThat(letters).isInstanceOf(WriteOnlyCollection.class);
                assertThat(letters.add(new Letter(id++))).isTrue();
                assertThat(letters.addAll(List.of(new Letter(id++), new Letter(id++))))
                        .isTrue();
                assertThat(letters.remove(first)).isTrue();
            }
            assertThat(unit.log.statements()).isEmpty();
            em.flush();
            assertThat(unit.log.statements("SELECT")).isEmpty();
            assertThat(List.of(rows(em, "list_id"), rows(em, "set_id"), rows(em, "bag_id")))
                    .containsOnly(5L);
        });
    }

    @OnEachDatabase
    void whateverWouldReadItIsRefused(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox box = em.find(Letterbox.class, 1);
            unit.log.clear();
            for (Collection<Letter> letters : all(box)) {
                assertThatThrownBy(letters::size).isInstanceOf(WriteOnlyException.class);
                assertThatThrownBy(letters::iterator).isInstanceOf(WriteOnlyException.class);
                assertThatThrownBy(letters::isEmpty).isInstanceOf(WriteOnlyException.class);
                assertThatThrownBy(() -> letters.contains(new Letter(1))).isInstanceOf(WriteOnlyException.class);
                assertThatThrownBy(letters::stream).isInstanceOf(WriteOnlyException.class);
                assertThatThrownBy(letters::clear).isInstanceOf(WriteOnlyException.class);
            }
            assertThat(unit.log.statements()).isEmpty();
        });
    }

    @OnEachDatabase
    void aQueryReadsIt(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox box = em.find(Letterbox.class, 1);
            for (Collection<Letter> letters : all(box)) {
                @SuppressWarnings("unchecked") // what a write-only attribute holds
                WriteOnlyCollection<Letter> writeOnly = (WriteOnlyCollection<Letter>) letters;
                assertThat(writeOnly.select().orderBy("id desc").limit(2).list())
                        .extracting(letter -> letter.id)
                        .containsExactly(3, 2);
                assertThat(writeOnly.select().count()).isEqualTo(3);
            }
            assertThat(em.unwrap(AthanorSession.class).dynamic(box, "set").count())
                    .isEqualTo(3);
            assertThat(em.unwrap(AthanorSession.class).inspect(box).loaded()).doesNotContain("list", "set", "bag");
        });
    }

    @OnEachDatabase
    void anOwnerWithoutARowIsAskedForByItsKey(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox same = new Letterbox();
            same.id = 1;
            same.list.add(new Letter(30));
            assertThat(em.unwrap(AthanorSession.class)
                            .<Letter>dynamic(same, "list")
                            .orderBy("id")
                            .list())
                    .extracting(letter -> letter.id)
                    .containsExactly(1, 2, 3);
        });
    }

    @OnEachDatabase
    void canBeReplacedOnlyWhileThereIsNoRow(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox fresh = new Letterbox();
            fresh.id = 2;
            fresh.list = new ArrayList<>(List.of(new Letter(20), new Letter(21)));
            em.persist(fresh);
            fresh.set = new HashSet<>(Set.of(new Letter(22)));
            em.flush();
            assertThat(em.unwrap(AthanorSession.class).dynamic(fresh, "list").count())
                    .isEqualTo(2);
            assertThat(em.unwrap(AthanorSession.class).dynamic(fresh, "set").count())
                    .isEqualTo(1);
            assertThatThrownBy(() -> fresh.list = new ArrayList<>()).isInstanceOf(WriteOnlyException.class);
        });
    }

    @OnEachDatabase
    void theRemovalOfItsOwnerNeedsTheDatabase(TestDatabase database) {
        inProfile("sqlalchemy", database, (unit, em) -> {
            Letterbox box = em.find(Letterbox.class, 1);
            em.remove(box);
            // "bag" leaves its letters to the database, the others would have to be read.
            assertThatThrownBy(em::flush).isInstanceOf(WriteOnlyException.class).hasMessageContaining("Letterbox.");
        });
    }

    @OnEachDatabase
    void aDetachedOwnerIsMergedWithoutReadingIt(TestDatabase database) {
        inBothProfiles(database, (unit, em) -> {
            Letterbox box = em.find(Letterbox.class, 1);
            em.clear();
            unit.log.clear();
            Letterbox merged = em.merge(box);
            assertThat(merged).isNotSameAs(box);
            em.flush();
            assertThat(unit.log.statements().stream().filter(sql -> sql.contains("Letter ")))
                    .isEmpty();
            assertThat(List.of(rows(em, "list_id"), rows(em, "set_id"), rows(em, "bag_id")))
                    .containsOnly(3L);
        });
    }

    @Entity(name = "Letterbox")
    static class Letterbox {
        @Id
        int id;

        @OneToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        @JoinColumn(name = "list_id")
        @Loading(LoadingStrategy.WRITE_ONLY)
        List<Letter> list = new ArrayList<>();

        @OneToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        @JoinColumn(name = "set_id")
        @Loading(LoadingStrategy.WRITE_ONLY)
        Set<Letter> set = new HashSet<>();

        @OneToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        @JoinColumn(name = "bag_id")
        @Loading(LoadingStrategy.WRITE_ONLY)
        @PassiveDeletes
        Collection<Letter> bag = new ArrayList<>();
    }

    @Entity(name = "Letter")
    static class Letter {
        @Id
        int id;

        Letter() {}

        Letter(int id) {
            this.id = id;
        }
    }
}
