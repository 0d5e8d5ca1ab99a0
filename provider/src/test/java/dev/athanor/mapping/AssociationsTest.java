package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The four associations, in both directions and in one, in all kinds of collections, ordered and keyed. */
class AssociationsTest {
    @Entity
    @Table(name = "author")
    static class Author {
        @Id
        int id;

        String name = "";

        @OneToOne(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
        @Nullable Portrait portrait;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
        @OrderBy("name.title DESC, id")
        List<Book> books = new ArrayList<>();

        @OneToMany(mappedBy = "reviewer")
        @MapKey(name = "isbn")
        Map<String, Book> reviewed = new HashMap<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        Set<Note> notes = new HashSet<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinTable(
                name = "author_drafts",
                joinColumns = @JoinColumn(name = "writer"),
                inverseJoinColumns = @JoinColumn(name = "draft"))
        @OrderBy
        Collection<Note> drafts = new ArrayList<>();

        @OneToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "best_book", unique = true)
        @Nullable Book best;

        Author() {}

        Author(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "portrait")
    static class Portrait {
        @Id
        int id;

        @OneToOne(fetch = FetchType.LAZY, optional = false)
        @JoinColumn(name = "of_author", nullable = false)
        @Nullable Author author;

        Portrait() {}

        Portrait(int id, Author author) {
            this.id = id;
            this.author = author;
            author.portrait = this;
        }
    }

    @Embeddable
    static class Title {
        @Nullable String title;

        @Nullable String subtitle;

        Title() {}

        Title(String title) {
            this.title = title;
        }
    }

    @Entity
    @Table(name = "book")
    static class Book {
        @Id
        int id;

        @Nullable String isbn;

        @Nullable Title name;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Author author;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "reviewed_by")
        @Nullable Author reviewer;

        @ManyToMany
        @JoinTable(
                name = "book_topic",
                joinColumns = @JoinColumn(name = "book"),
                inverseJoinColumns = @JoinColumn(name = "topic"))
        Set<Topic> topics = new HashSet<>();

        @ManyToMany
        @JoinTable(name = "related_topics")
        @OrderBy("label")
        List<Topic> related = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "book_topic_number")
        @MapKey
        Map<Integer, Topic> byNumber = new HashMap<>();

        Book() {}

        Book(int id, @Nullable Author author, String title) {
            this.id = id;
            this.isbn = "isbn" + id;
            this.author = author;
            this.name = new Title(title);
            if (author != null) {
                author.books.add(this);
            }
        }
    }

    @Entity
    @Table(name = "topic")
    static class Topic {
        @Id
        int id;

        String label = "";

        @ManyToMany(mappedBy = "topics")
        @OrderBy("id DESC")
        List<Book> books = new ArrayList<>();

        Topic() {}

        Topic(int id, String label) {
            this.id = id;
            this.label = label;
        }
    }

    @Entity
    @Table(name = "note")
    static class Note {
        @Id
        int id;

        Note() {}

        Note(int id) {
            this.id = id;
        }
    }

    private static MappedUnit unit(TestDatabase database) {
        return new MappedUnit(database, Author.class, Portrait.class, Book.class, Topic.class, Note.class);
    }

    @OnEachDatabase
    void oneToOneInBothDirections(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Author author = new Author(1);
            new Portrait(10, author);
            unit.persist(author, new Author(2));
            assertThat(unit.row("SELECT id, of_author FROM portrait")).containsExactly(10, 1);
            unit.with(
                    Portrait.class,
                    10,
                    loaded -> assertThat(loaded.author.portrait).isSameAs(loaded));
            unit.with(
                    Author.class,
                    1,
                    loaded -> assertThat(loaded.portrait.author).isSameAs(loaded));
            unit.with(Author.class, 2, loaded -> assertThat(loaded.portrait).isNull());
            unit.with(Author.class, 1, loaded -> loaded.portrait = null);
            assertThat(unit.rows("SELECT id FROM portrait")).isEmpty();
        }
    }

    @OnEachDatabase
    void oneToOneInOneDirectionWithAColumnOfItsOwn(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Author author = new Author(1);
            // The book refers to the author, and the author to the book: a circle of rows.
            author.best = new Book(5, author, "t");
            unit.persist(author);
            assertThat(unit.value("SELECT best_book FROM author")).isEqualTo(5);
            unit.with(Author.class, 1, loaded -> {
                assertThat(loaded.best.author).isSameAs(loaded);
                loaded.best = null;
            });
            assertThat(unit.value("SELECT best_book FROM author")).isNull();
        }
    }

    @OnEachDatabase
    void oneToManyOrderedByAnEmbeddedAttributeDownwards(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Author author = new Author(1);
            new Book(1, author, "a");
            new Book(4, author, "b");
            new Book(3, author, "b");
            new Book(2, author, "c");
            unit.persist(author);
            unit.with(
                    Author.class,
                    1,
                    loaded ->
                            assertThat(loaded.books).extracting(book -> book.id).containsExactly(2, 3, 4, 1));
        }
    }

    @OnEachDatabase
    void oneToManyAsAMapByAnAttributeOfTheElement(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Author reviewer = new Author(2);
            Author author = new Author(1);
            for (int i = 1; i <= 3; i++) {
                Book book = new Book(i, author, "t" + i);
                book.reviewer = reviewer;
            }
            unit.persist(reviewer, author);
            unit.with(Author.class, 2, loaded -> {
                assertThat(loaded.reviewed).containsOnlyKeys("isbn1", "isbn2", "isbn3");
                assertThat(loaded.reviewed.get("isbn2").id).isEqualTo(2);
                assertThat(loaded.reviewed.get("isbn4")).isNull();
                loaded.reviewed.get("isbn1").reviewer = null;
            });
            unit.with(Author.class, 2, loaded -> assertThat(loaded.reviewed).hasSize(2));
        }
    }

    @OnEachDatabase
    void oneToManyByJoinTablesWithDefaultAndGivenNames(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Author author = new Author(1);
            author.notes.add(new Note(1));
            author.notes.add(new Note(2));
            author.drafts.add(new Note(4));
            author.drafts.add(new Note(3));
            unit.persist(author);
            assertThat(unit.rows("SELECT Author_id, notes_id FROM author_note ORDER BY notes_id"))
                    .containsExactly(List.of(1, 1), List.of(1, 2));
            assertThat(unit.rows("SELECT writer, draft FROM author_drafts ORDER BY draft"))
                    .containsExactly(List.of(1, 3), List.of(1, 4));
            unit.log.clear();
            unit.with(Author.class, 1, loaded -> {
                assertThat(loaded.drafts).extracting(note -> note.id).containsExactly(3, 4);
                loaded.notes.removeIf(note -> note.id == 1);
                loaded.notes.add(new Note(5));
                loaded.drafts.clear();
            });
            assertThat(unit.rows("SELECT notes_id FROM author_note ORDER BY notes_id"))
                    .containsExactly(List.of(2), List.of(5));
            assertThat(unit.rows("SELECT draft FROM author_drafts")).isEmpty();
            assertThat(unit.rows("SELECT id FROM note ORDER BY id")).hasSize(5);
        }
    }

    @OnEachDatabase
    void manyToManyInBothDirections(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Topic x = new Topic(1, "x");
            Topic y = new Topic(2, "y");
            Book one = new Book(1, null, "one");
            Book two = new Book(2, null, "two");
            one.topics.add(x);
            one.topics.add(y);
            two.topics.add(x);
            unit.persist(x, y, one, two);
            assertThat(unit.rows("SELECT book, topic FROM book_topic ORDER BY book, topic"))
                    .containsExactly(List.of(1, 1), List.of(1, 2), List.of(2, 1));
            unit.with(Topic.class, 1, loaded -> {
                assertThat(loaded.books).extracting(book -> book.id).containsExactly(2, 1);
                // The side that is not written changes nothing.
                loaded.books.clear();
            });
            unit.with(Book.class, 1, loaded -> loaded.topics.removeIf(topic -> topic.id == 2));
            assertThat(unit.rows("SELECT book, topic FROM book_topic ORDER BY book, topic"))
                    .containsExactly(List.of(1, 1), List.of(2, 1));
        }
    }

    @OnEachDatabase
    void manyToManyAsOrderedListAndAsMapByKey(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Topic x = new Topic(1, "x");
            Topic a = new Topic(2, "a");
            Book book = new Book(1, null, "t");
            book.related.add(x);
            book.related.add(a);
            book.byNumber.put(1, x);
            book.byNumber.put(2, a);
            unit.persist(x, a, book);
            unit.with(Book.class, 1, loaded -> {
                assertThat(loaded.related).extracting(topic -> topic.label).containsExactly("a", "x");
                assertThat(loaded.byNumber).containsOnlyKeys(1, 2);
                assertThat(loaded.byNumber.get(2).label).isEqualTo("a");
                loaded.byNumber.remove(1);
            });
            unit.with(Book.class, 1, loaded -> assertThat(loaded.byNumber).containsOnlyKeys(2));
        }
    }

    @OnEachDatabase
    void aListMayHoldAnElementTwice(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Topic x = new Topic(1, "x");
            Book book = new Book(1, null, "t");
            book.related.add(x);
            book.related.add(x);
            unit.persist(x, book);
            unit.with(Book.class, 1, loaded -> {
                assertThat(loaded.related).hasSize(2);
                loaded.related.remove(0);
            });
            unit.with(Book.class, 1, loaded -> assertThat(loaded.related).hasSize(1));
        }
    }

    @OnEachDatabase
    void collectionsThatTheProgramReplacesOrEmpties(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Topic x = new Topic(1, "x");
            Topic y = new Topic(2, "y");
            Book book = new Book(1, null, "t");
            book.topics.add(x);
            unit.persist(x, y, book);
            unit.inTransaction(session -> {
                Book loaded = MappedUnit.find(session, Book.class, 1);
                loaded.topics = new HashSet<>(Set.of(MappedUnit.find(session, Topic.class, 2)));
            });
            assertThat(unit.rows("SELECT topic FROM book_topic")).containsExactly(List.of(2));
            unit.with(Book.class, 1, loaded -> loaded.topics = null);
            assertThat(unit.rows("SELECT topic FROM book_topic")).isEmpty();
            unit.with(Book.class, 1, loaded -> assertThat(loaded.topics).isEmpty());
        }
    }
}
