package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A map holds entities by an attribute of theirs. */
class MapCollectionTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Lexicon.class, Word.class, Language.class));
        unit.inTransaction(session -> {
            Lexicon lexicon = new Lexicon();
            lexicon.id = 1;
            lexicon.add(new Word("house"));
            lexicon.add(new Word("tree"));
            Language english = new Language();
            english.id = 1;
            english.code = "en";
            lexicon.languages.put(english.code, english);
            session.persist(english);
            session.persist(lexicon);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void isReadByItsKey(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(lexicon.words).containsOnlyKeys("house", "tree");
                assertThat(lexicon.words.get("tree").text).isEqualTo("tree");
                assertThat(lexicon.languages).containsOnlyKeys("en");
                assertThat(unit.log.statements()).hasSize(3);
            });
        }
    }

    @OnEachDatabase
    void entriesComeAndGo(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                lexicon.add(new Word("river"));
                lexicon.words.remove("house");
                lexicon.languages.clear();
                Language french = new Language();
                french.id = 2;
                french.code = "fr";
                session.persist(french);
                lexicon.languages.put("fr", french);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(3);
            assertThat(unit.log.statements("DELETE")).hasSize(2);
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                assertThat(lexicon.words).containsOnlyKeys("river", "tree");
                assertThat(lexicon.languages).containsOnlyKeys("fr");
            });
        }
    }

    @OnEachDatabase
    void anEntryReplacedUnderItsKey(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                Word before = lexicon.words.get("tree");
                lexicon.add(new Word("tree"));
                session.flush();
                assertThat(session.contains(before)).isFalse();
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    void removalThroughTheViews(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                lexicon.words.values().removeIf(word -> word.text.equals("house"));
                lexicon.languages.keySet().remove("en");
            });
            assertThat(unit.log.statements("DELETE")).hasSize(2);
        }
    }

    @OnEachDatabase
    void replacedByAnotherMap(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                Lexicon lexicon = (Lexicon) session.find(Lexicon.class, 1);
                lexicon.words = new HashMap<>(Map.of("tree", lexicon.words.get("tree")));
            });
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM word WHERE id = ?");
        }
    }

    @Entity
    @Table(name = "lexicon")
    static class Lexicon {
        @Id
        int id;

        @OneToMany(mappedBy = "lexicon", cascade = CascadeType.ALL, orphanRemoval = true)
        @MapKey(name = "text")
        Map<String, Word> words = new HashMap<>();

        @ManyToMany
        @MapKey(name = "code")
        Map<String, Language> languages = new HashMap<>();

        void add(Word word) {
            word.lexicon = this;
            words.put(word.text, word);
        }
    }

    @Entity
    @Table(name = "word")
    static class Word {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String text;

        @ManyToOne(fetch = FetchType.LAZY)
        Lexicon lexicon;

        Word() {}

        Word(String text) {
            this.text = text;
        }
    }

    @Entity
    @Table(name = "language")
    static class Language {
        @Id
        int id;

        String code;
    }
}
