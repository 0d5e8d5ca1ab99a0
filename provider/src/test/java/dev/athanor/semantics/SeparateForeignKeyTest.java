package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.PostUpdate;
import dev.athanor.WritableForeignKey;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A foreign key that is written by an UPDATE of its own, after the INSERT and before the DELETE, because its relationship says so. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class SeparateForeignKeyTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");
    private static final List<Map<String, String>> SETTINGS =
            List.of(SQLALCHEMY, Map.of("athanor.semantics", "sqlalchemy", "athanor.flush.order", "batches"), Map.of());

    private static void in(TestDatabase database, BiConsumer<ManagerUnit, EntityManager> work) {
        SETTINGS.forEach(choices -> in(database, choices, work));
    }

    private static void in(
            TestDatabase database, Map<String, String> choices, BiConsumer<ManagerUnit, EntityManager> work) {
        try (ManagerUnit unit = new ManagerUnit(database, choices, Page.class, Step.class);
                EntityManager manager = unit.factory.createEntityManager()) {
            unit.execute(
                    "INSERT INTO sf_page (id, next_id) VALUES (1, NULL)",
                    "INSERT INTO sf_page (id, next_id) VALUES (2, 1)",
                    "INSERT INTO sf_step (id, version, parent_id) VALUES (1, 4, NULL)",
                    "INSERT INTO sf_step (id, version, parent_id) VALUES (2, 4, 1)");
            if (!manager.getTransaction().isActive()) {
                manager.getTransaction().begin();
            }
            try {
                work.accept(unit, manager);
            } finally {
                manager.getTransaction().rollback();
            }
        }
    }

    @OnEachDatabase
    void twoNewRowsThatReferToEachOther(TestDatabase database) {
        in(database, (unit, manager) -> {
            Page one = new Page(11);
            Page two = new Page(12);
            one.next = two;
            two.next = one;
            manager.persist(one);
            manager.persist(two);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "INSERT INTO sf_page (id, next_id) VALUES (?, ?) x2",
                            "UPDATE sf_page SET next_id = ? WHERE id = ? x2");
            manager.refresh(one);
            assertThat(one.next).isSameAs(two);
            assertThat(two.next).isSameAs(one);
        });
    }

    @OnEachDatabase
    void aNewRowThatRefersToItself(TestDatabase database) {
        in(database, (unit, manager) -> {
            Page page = new Page(11);
            page.next = page;
            manager.persist(page);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "INSERT INTO sf_page (id, next_id) VALUES (?, ?)",
                            "UPDATE sf_page SET next_id = ? WHERE id = ?");
        });
    }

    @OnEachDatabase
    void aChangedReference(TestDatabase database) {
        in(database, (unit, manager) -> {
            Page one = manager.find(Page.class, 1);
            Page two = manager.find(Page.class, 2);
            one.next = two;
            manager.flush();
            assertThat(unit.writes()).containsExactly("UPDATE sf_page SET next_id = ? WHERE id = ?");
        });
    }

    @OnEachDatabase
    void aRowThatGoesLetsGoFirst(TestDatabase database) {
        in(database, (unit, manager) -> {
            Page one = manager.find(Page.class, 1);
            Page two = manager.find(Page.class, 2);
            manager.remove(one);
            manager.remove(two);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "UPDATE sf_page SET next_id = ? WHERE id = ?", "DELETE FROM sf_page WHERE id = ? x2");
        });
    }

    @OnEachDatabase
    void aCollectionOfTheSameType(TestDatabase database) {
        in(database, (unit, manager) -> {
            Step root = new Step(11);
            Step child = new Step(12);
            root.children.add(child);
            child.parent = root;
            manager.persist(root);
            manager.persist(child);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "INSERT INTO sf_step (id, version, parent_id) VALUES (?, ?, ?) x2",
                            "UPDATE sf_step SET parent_id = ? WHERE id = ? AND version = ?");
            assertThat(child.parentId).isEqualTo(11);
        });
    }

    @OnEachDatabase
    void inTheOrderOfArrivalNewRowsComeFirst(TestDatabase database) {
        in(database, SQLALCHEMY, (unit, manager) -> {
            Page one = manager.find(Page.class, 1);
            Page two = manager.find(Page.class, 2);
            Page added = new Page(11);
            manager.persist(added);
            two.next = null;
            one.next = two;
            added.next = two;
            manager.flush();
            assertThat(unit.log.calls().get(unit.log.calls().size() - 1).values())
                    .containsExactly(Arrays.asList(2, 11), Arrays.asList(2, 1), Arrays.asList(null, 2));
        });
    }

    @OnEachDatabase
    void theVersionGoesUpWithItUnlessTheRowIsNew(TestDatabase database) {
        in(database, (unit, manager) -> {
            Step root = manager.find(Step.class, 1);
            Step child = root.children.remove(0);
            child.parent = null;
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly("UPDATE sf_step SET version = ?, parent_id = ? WHERE id = ? AND version = ?");
            assertThat(child.version).isEqualTo(5);
            assertThat(root.version).isEqualTo(4);
        });
    }

    @OnEachDatabase
    void whoIsNotInTheSessionHasNoRowToUpdate(TestDatabase database) {
        in(database, SQLALCHEMY, (unit, manager) -> {
            Step root = new Step(11);
            manager.persist(root);
            Step stranger = new Step(12);
            stranger.children.add(root);
            stranger.parent = root;
            assertThat(root.children).containsExactly(stranger);
            assertThat(manager.contains(stranger)).isFalse();
            manager.flush();
            assertThat(unit.writes()).containsExactly("INSERT INTO sf_step (id, version, parent_id) VALUES (?, ?, ?)");
        });
    }

    @OnEachDatabase
    void aVersionedRowThatGoesIsDeletedByItsNewVersion(TestDatabase database) {
        in(database, (unit, manager) -> {
            Step root = manager.find(Step.class, 1);
            Step child = manager.find(Step.class, 2);
            manager.remove(child);
            manager.remove(root);
            manager.flush();
            assertThat(unit.writes())
                    .containsExactly(
                            "UPDATE sf_step SET version = ?, parent_id = ? WHERE id = ? AND version = ?",
                            "DELETE FROM sf_step WHERE id = ? AND version = ? x2");
        });
    }

    /** The foreign key is hidden. */
    @Entity
    @Table(name = "sf_page")
    static class Page {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @PostUpdate
        Page next;

        Page() {}

        Page(int id) {
            this.id = id;
        }
    }

    /** The foreign key is an attribute, and both sides are mapped. */
    @Entity
    @Table(name = "sf_step")
    static class Step {
        @Id
        Integer id;

        @Version
        int version;

        @WritableForeignKey
        @Column(name = "parent_id")
        Integer parentId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "parent_id")
        @PostUpdate
        Step parent;

        @OneToMany(mappedBy = "parent")
        @PostUpdate
        @OrderBy("id")
        List<Step> children = new ArrayList<>();

        Step() {}

        Step(int id) {
            this.id = id;
        }
    }
}
