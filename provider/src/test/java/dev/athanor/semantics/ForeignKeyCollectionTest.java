package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One-to-many associations whose collection writes columns in the rows of its elements. */
class ForeignKeyCollectionTest {
    @Entity(name = "Tree")
    static class Tree {
        @Id
        int id;

        @Version
        int version;

        /** The foreign key must not be null: leaves are inserted with it. */
        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        @JoinColumn(name = "tree_id", nullable = false)
        Set<Leaf> leaves = new HashSet<>();

        @OneToMany
        @JoinColumn(name = "nest_tree")
        @OrderColumn(name = "height")
        List<Nest> nests = new ArrayList<>();

        @OneToMany
        @JoinColumn(name = "bird_tree")
        @MapKeyColumn(name = "branch")
        Map<String, Bird> birds = new HashMap<>();

        Tree() {}

        Tree(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Leaf")
    static class Leaf {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        int id;

        String colour;

        Leaf() {}

        Leaf(String colour) {
            this.colour = colour;
        }
    }

    @Entity(name = "Nest")
    static class Nest {
        @Id
        int id;

        Nest() {}

        Nest(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Bird")
    static class Bird {
        @Id
        int id;

        @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
        @OrderColumn(name = "place_at")
        List<Egg> eggs = new ArrayList<>();

        @OneToMany(mappedBy = "keeper", cascade = CascadeType.ALL)
        @MapKeyColumn(name = "word")
        Map<String, Egg> kept = new HashMap<>();

        Bird() {}

        Bird(int id) {
            this.id = id;
        }

        Egg lay(int number) {
            Egg egg = new Egg(id * 10 + number);
            egg.parent = this;
            eggs.add(egg);
            return egg;
        }
    }

    @Entity(name = "Egg")
    static class Egg {
        @Id
        int id;

        @ManyToOne
        Bird parent;

        @ManyToOne
        Bird keeper;

        Egg() {}

        Egg(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Part")
    static class Part {
        @Id
        int id;

        @OneToMany(cascade = CascadeType.ALL)
        @JoinColumn(name = "whole")
        List<Part> parts = new ArrayList<>();

        Part() {}

        Part(int id, Part... parts) {
            this.id = id;
            this.parts.addAll(List.of(parts));
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit =
                new ManagerUnit(database, Tree.class, Leaf.class, Nest.class, Bird.class, Egg.class, Part.class);
        unit.inTransaction(manager -> {
            Tree oak = new Tree(1);
            oak.leaves.addAll(List.of(new Leaf("green"), new Leaf("red")));
            for (int i = 1; i <= 3; i++) {
                Nest nest = new Nest(i);
                manager.persist(nest);
                oak.nests.add(nest);
            }
            Bird bird = new Bird(1);
            manager.persist(bird);
            for (int i = 1; i <= 3; i++) {
                bird.lay(i);
            }
            oak.birds.put("low", bird);
            manager.persist(oak);
            manager.persist(new Tree(2));
            manager.persist(new Bird(2));
        });
        return unit;
    }

    private static <T> void change(ManagerUnit unit, Class<T> type, Consumer<T> change) {
        unit.inTransaction(manager -> {
            change.accept(manager.find(type, 1));
            unit.log.clear();
        });
    }

    private static <T> void read(ManagerUnit unit, Class<T> type, Consumer<T> check) {
        unit.inTransaction(manager -> check.accept(manager.find(type, 1)));
    }

    /** What was written, without the versions. */
    private static List<String> kinds(ManagerUnit unit) {
        return unit.log.statements().stream()
                .filter(sql -> !sql.toLowerCase(Locale.ROOT).replace("\"", "").startsWith("update tree set version"))
                .map(sql -> sql.substring(0, 6).toUpperCase(Locale.ROOT))
                .toList();
    }

    @OnEachDatabase
    void aNewElementIsInsertedWithItsForeignKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            // Inserts only; nothing had to be updated afterwards.
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            read(unit, Tree.class, tree -> {
                assertThat(tree.leaves).extracting(leaf -> leaf.colour).containsExactlyInAnyOrder("green", "red");
                assertThat(tree.nests).extracting(nest -> nest.id).containsExactly(1, 2, 3);
                assertThat(tree.birds.get("low").id).isEqualTo(1);
                assertThat(tree.birds.get("low").eggs).extracting(egg -> egg.id).containsExactly(11, 12, 13);
            });
            change(unit, Tree.class, tree -> tree.leaves.add(new Leaf("yellow")));
            assertThat(kinds(unit)).contains("INSERT").doesNotContain("UPDATE");
            read(unit, Tree.class, tree -> assertThat(tree.leaves).hasSize(3));
        }
    }

    @OnEachDatabase
    void anOrphanIsDeletedAndNotSetFreeBefore(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, Tree.class, tree -> tree.leaves.removeIf(leaf -> leaf.colour.equals("red")));
            assertThat(kinds(unit)).containsExactly("DELETE");
            read(unit, Tree.class, tree -> assertThat(tree.leaves).hasSize(1));
        }
    }

    @OnEachDatabase
    void whoLeavesIsSetFreeAndWhoWasThereIsUpdated(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, Tree.class, tree -> tree.nests.remove(0));
            assertThat(kinds(unit)).containsExactly("UPDATE", "UPDATE");
            read(
                    unit,
                    Tree.class,
                    tree -> assertThat(tree.nests).extracting(nest -> nest.id).containsExactly(2, 3));
            unit.inTransaction(manager -> {
                Nest free = manager.find(Nest.class, 1);
                manager.find(Tree.class, 1).nests.add(free);
            });
            read(
                    unit,
                    Tree.class,
                    tree -> assertThat(tree.nests).extracting(nest -> nest.id).containsExactly(2, 3, 1));
            change(unit, Tree.class, tree -> Collections.swap(tree.nests, 0, 2));
            assertThat(kinds(unit)).containsExactly("UPDATE");
            assertThat(unit.log.batchSizes()).containsExactly(2);
            read(
                    unit,
                    Tree.class,
                    tree -> assertThat(tree.nests).extracting(nest -> nest.id).containsExactly(1, 3, 2));
        }
    }

    @OnEachDatabase
    void anElementMovesToAnotherOwnerInOneUpdate(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Tree oak = manager.find(Tree.class, 1);
                Tree ash = manager.find(Tree.class, 2);
                ash.birds.put("top", oak.birds.remove("low"));
                unit.log.clear();
            });
            assertThat(kinds(unit)).containsExactly("UPDATE");
            read(unit, Tree.class, tree -> assertThat(tree.birds).isEmpty());
            unit.inTransaction(
                    manager -> assertThat(manager.find(Tree.class, 2).birds).containsOnlyKeys("top"));
        }
    }

    @OnEachDatabase
    void elementsStayWhenTheirOwnerGoes(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.remove(manager.find(Tree.class, 1)));
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery("select count(n) from Nest n", Long.class)
                                .getSingleResult())
                        .isEqualTo(3L);
                assertThat(manager.createQuery("select count(l) from Leaf l", Long.class)
                                .getSingleResult())
                        .isZero();
            });
        }
    }

    @OnEachDatabase
    void theInverseSideKeepsPositions(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, Bird.class, bird -> Collections.swap(bird.eggs, 0, 2));
            assertThat(kinds(unit)).containsExactly("UPDATE");
            read(
                    unit,
                    Bird.class,
                    bird -> assertThat(bird.eggs).extracting(egg -> egg.id).containsExactly(13, 12, 11));
            change(unit, Bird.class, bird -> bird.lay(4));
            assertThat(kinds(unit)).containsExactly("INSERT");
            read(
                    unit,
                    Bird.class,
                    bird -> assertThat(bird.eggs).extracting(egg -> egg.id).endsWith(14));
            unit.inTransaction(manager -> {
                Bird bird = manager.find(Bird.class, 1);
                manager.remove(bird.eggs.remove(1));
                unit.log.clear();
            });
            assertThat(kinds(unit)).containsExactly("UPDATE", "DELETE");
            read(
                    unit,
                    Bird.class,
                    bird -> assertThat(bird.eggs).extracting(egg -> egg.id).containsExactly(13, 11, 14));
        }
    }

    @OnEachDatabase
    void theInverseSideKeepsKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, Bird.class, bird -> {
                Egg egg = new Egg(99);
                egg.keeper = bird;
                bird.kept.put("nest", egg);
            });
            assertThat(kinds(unit)).containsExactly("INSERT");
            read(unit, Bird.class, bird -> assertThat(bird.kept.get("nest").id).isEqualTo(99));
        }
    }

    @OnEachDatabase
    void queriesFollowTheForeignKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery(
                                        "select l.colour from Tree t join t.leaves l order by l.colour", String.class)
                                .getResultList())
                        .containsExactly("green", "red");
                assertThat(manager.createQuery(
                                        "select n.id from Tree t join t.nests n where index(n) = 1", Integer.class)
                                .getResultList())
                        .containsExactly(2);
                assertThat(manager.createQuery("select key(b) from Tree t join t.birds b", String.class)
                                .getResultList())
                        .containsExactly("low");
                assertThat(manager.createQuery(
                                        "select e.id from Bird b join b.eggs e where index(e) = 2", Integer.class)
                                .getResultList())
                        .containsExactly(13);
                assertThat(manager.createQuery(
                                        "select t.id from Tree t where size(t.nests) = 3 and t.leaves is not empty",
                                        Integer.class)
                                .getResultList())
                        .containsExactly(1);
                assertThat(manager.createQuery(
                                        "select t from Tree t left join fetch t.nests where t.id = 1", Tree.class)
                                .getSingleResult()
                                .nests)
                        .hasSize(3);
            });
        }
    }

    @OnEachDatabase
    void elementsOfTheSameTypeAreUpdatedAfterTheirInsert(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(new Part(1, new Part(2, new Part(3)), new Part(4))));
            unit.inTransaction(manager -> {
                Part whole = manager.find(Part.class, 1);
                assertThat(whole.parts).extracting(part -> part.id).containsExactlyInAnyOrder(2, 4);
                manager.remove(whole);
            });
            unit.inTransaction(manager -> assertThat(manager.createQuery("select count(p) from Part p", Long.class)
                            .getSingleResult())
                    .isZero());
        }
    }
}
