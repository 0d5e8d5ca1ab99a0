package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AssociationProxy;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Association objects, and what lies behind them seen as if they were not there. */
class AssociationProxyTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Person.class, Word.class, Knows.class, Nick.class);
        unit.inTransaction(manager -> {
            Person ada = new Person(1);
            manager.persist(ada);
            ada.words().add(new Word(1, "java"));
            ada.words().add(new Word(2, "sql"));
            ada.nicks().add("A");
            ada.byKind().put("short", "AA");
        });
        unit.log.clear();
        return unit;
    }

    /** An association with attributes is an entity whose key are the two references. */
    @OnEachDatabase
    void anAssociationObject(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Person.class, Word.class, Knows.class, Nick.class)) {
            unit.inTransaction(manager -> {
                Person ada = new Person(1);
                Knows knows = new Knows(ada, new Word(7, "java"));
                knows.since = 1995;
                ada.known.add(knows);
                manager.persist(ada);
            });
            assertThat(unit.log.statements())
                    .containsExactly(
                            "INSERT INTO person (id) VALUES (?)",
                            "INSERT INTO word (id, text) VALUES (?, ?)",
                            "INSERT INTO knows (person_id, word_id, since) VALUES (?, ?, ?)");
            unit.inTransaction(manager -> {
                assertThat(manager.find(Knows.class, new Knows.Key(1, 7)).since).isEqualTo(1995);
                assertThat(manager.createQuery(
                                        "SELECT k.word.text FROM Person p JOIN p.known k WHERE k.since < 2000",
                                        String.class)
                                .getResultList())
                        .containsExactly("java");
                Person ada = manager.find(Person.class, 1);
                unit.log.clear();
                ada.known.remove(0);
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM knows WHERE person_id = ? AND word_id = ?");
        }
    }

    @OnEachDatabase
    void whatIsAddedMakesAnIntermediate(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                assertThat(ada.words()).extracting(word -> word.text).containsExactlyInAnyOrder("java", "sql");
                ada.words().add(new Word(3, "c"));
                assertThat(ada.known).hasSize(3).last().matches(knows -> knows.person == ada);
            });
            assertThat(unit.log.statements("INSERT"))
                    .containsExactly(
                            "INSERT INTO word (id, text) VALUES (?, ?)",
                            "INSERT INTO knows (person_id, word_id, since) VALUES (?, ?, ?)");
        }
    }

    @OnEachDatabase
    void whatIsRemovedTakesItsIntermediateAlong(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                assertThat(ada.words().remove(manager.find(Word.class, 1))).isTrue();
                assertThat(ada.words().contains(manager.find(Word.class, 1))).isFalse();
                assertThat(ada.known).hasSize(1);
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly("DELETE FROM knows WHERE person_id = ? AND word_id = ?");
            unit.inTransaction(
                    manager -> assertThat(manager.find(Word.class, 1)).isNotNull());
        }
    }

    @OnEachDatabase
    void valuesHaveRowsOfTheirOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<String> nicks = manager.find(Person.class, 1).nicks();
                assertThat(nicks).containsExactly("A", "AA");
                nicks.set(0, "B");
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE nick SET nick = ? WHERE id = ?");
            unit.log.clear();
            unit.inTransaction(manager -> {
                Map<String, String> byKind = manager.find(Person.class, 1).byKind();
                assertThat(byKind).containsEntry("short", "AA").hasSize(1);
                byKind.put("short", "AAA");
                byKind.put("long", "Adele");
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE nick SET nick = ? WHERE id = ?");
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            unit.inTransaction(manager -> {
                Person ada = manager.find(Person.class, 1);
                assertThat(ada.nicks()).containsExactly("B", "AAA", "Adele");
                assertThat(ada.byKind().remove("long")).isEqualTo("Adele");
            });
            unit.inTransaction(
                    manager -> assertThat(manager.find(Person.class, 1).nicks()).containsExactly("B", "AAA"));
        }
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void theyAreCollections(TestDatabase database) {
        Person ada = new Person(1);
        List<String> nicks = ada.nicks();
        nicks.addAll(List.of("a", "b", "c"));
        nicks.add(1, "x");
        assertThat(nicks).containsExactly("a", "x", "b", "c");
        assertThat(nicks.remove(1)).isEqualTo("x");
        Set<String> set =
                AssociationProxy.set(() -> ada.nicks, nick -> nick.value, value -> new Nick(ada, null, value));
        assertThat(set.add("a")).isFalse();
        assertThat(set.add("d")).isTrue();
        assertThat(nicks).containsExactly("a", "b", "c", "d");
        assertThat(set.removeAll(Set.of("a", "b"))).isTrue();
        Collection<String> bag =
                AssociationProxy.collection(() -> ada.nicks, nick -> nick.value, value -> new Nick(ada, null, value));
        assertThat(bag.add("d")).isTrue();
        assertThat(bag).containsExactly("c", "d", "d");
        Iterator<String> iterator = bag.iterator();
        iterator.next();
        iterator.remove();
        assertThat(nicks).containsExactly("d", "d");
        bag.clear();
        assertThat(nicks).isEmpty();
        set.add("e");
        set.clear();
        assertThat(ada.nicks).isEmpty();
        Map<String, String> map = ada.byKind();
        map.put("k", "v");
        map.entrySet().iterator().next().setValue("w");
        assertThat(map).containsExactly(Map.entry("k", "w")).containsKey("k");
        assertThat(map.get("nothing")).isNull();
        map.clear();
        assertThat(map).isEmpty();
        // The collection behind may be replaced.
        ada.nicks = new ArrayList<>(List.of(new Nick(ada, null, "z")));
        assertThat(nicks).containsExactly("z");
        nicks.clear();
        assertThat(nicks).isEmpty();
    }

    @Entity
    @Table(name = "person")
    static class Person {
        @Id
        int id;

        @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Knows> known = new ArrayList<>();

        @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        List<Nick> nicks = new ArrayList<>();

        @OneToMany(mappedBy = "kindOf", cascade = CascadeType.ALL, orphanRemoval = true)
        @MapKey(name = "kind")
        Map<String, Nick> kinds = new HashMap<>();

        Person() {}

        Person(int id) {
            this.id = id;
        }

        List<Word> words() {
            return AssociationProxy.list(() -> known, knows -> knows.word, word -> new Knows(this, word));
        }

        List<String> nicks() {
            return AssociationProxy.list(
                    () -> nicks,
                    nick -> nick.value,
                    value -> new Nick(this, null, value),
                    (nick, value) -> nick.value = value);
        }

        Map<String, String> byKind() {
            return AssociationProxy.map(
                    () -> kinds,
                    nick -> nick.value,
                    (kind, value) -> new Nick(this, kind, value),
                    (nick, value) -> nick.value = value);
        }
    }

    @Entity
    @Table(name = "word")
    static class Word {
        @Id
        int id;

        String text;

        Word() {}

        Word(int id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    @Entity
    @Table(name = "knows")
    @IdClass(Knows.Key.class)
    static class Knows {
        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        Person person;

        @Id
        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        Word word;

        int since;

        Knows() {}

        Knows(Person person, Word word) {
            this.person = person;
            this.word = word;
        }

        static class Key {
            int person;
            int word;

            Key() {}

            Key(int person, int word) {
                this.person = person;
                this.word = word;
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Key key && key.person == person && key.word == word;
            }

            @Override
            public int hashCode() {
                return Objects.hash(person, word);
            }
        }
    }

    @Entity
    @Table(name = "nick")
    static class Nick {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String kind;

        @Column(name = "nick")
        String value;

        @ManyToOne(fetch = FetchType.LAZY)
        Person person;

        @ManyToOne(fetch = FetchType.LAZY)
        Person kindOf;

        Nick() {}

        Nick(Person person, String kind, String value) {
            this.person = person;
            this.kindOf = kind == null ? null : person;
            this.kind = kind;
            this.value = value;
        }
    }
}
