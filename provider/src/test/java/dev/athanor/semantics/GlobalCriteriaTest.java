package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.GlobalCriteria;
import dev.athanor.message.MappingException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A condition that is added wherever entities of a class are read. */
class GlobalCriteriaTest {
    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Author.class, Book.class);
        unit.inTransaction(manager -> {
            Author ann = new Author(1, "Ann", false);
            Author bob = new Author(2, "Bob", true);
            List.of(ann, bob).forEach(manager::persist);
            manager.persist(new Book(1, "one", 7, false, ann));
            manager.persist(new Book(2, "two", 8, false, ann));
            manager.persist(new Book(3, "three", 7, true, ann));
            manager.persist(new Book(4, "four", 7, false, bob));
        });
        unit.log.clear();
        return unit;
    }

    private static AthanorSession session(EntityManager manager) {
        return manager.unwrap(AthanorSession.class);
    }

    private static List<Integer> ids(EntityManager manager, String from) {
        return manager.createQuery("SELECT b.id FROM " + from + " ORDER BY b.id", Integer.class)
                .getResultList();
    }

    @OnEachDatabase
    void aQueryReadsOnlyWhatSatisfiesThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(ids(manager, "Book b")).containsExactly(1, 2, 4);
                assertThat(unit.log.statements())
                        .containsExactly("SELECT t1.id FROM book t1 WHERE t1.removed = FALSE ORDER BY t1.id");
                unit.log.clear();
                // In joins as part of their condition: whoever has no such partner stays, if the join is an outer one.
                assertThat(ids(manager, "Author a JOIN a.books b")).containsExactly(1, 2);
                assertThat(manager.createQuery(
                                        "SELECT COUNT(a) FROM Author a LEFT JOIN a.books b ON b.id > 2", Long.class)
                                .getSingleResult())
                        .isEqualTo(1);
                assertThat(unit.log.statements())
                        .last()
                        .asString()
                        .contains("LEFT JOIN book t2 ON t2.author_id = t1.id AND t2.removed = FALSE AND t2.id > 2");
                // In subqueries, and where a path leads.
                assertThat(ids(manager, "Book b WHERE EXISTS (SELECT x FROM Author x WHERE x = b.author)"))
                        .containsExactly(1, 2);
                assertThat(ids(manager, "Book b WHERE b.author.name = 'Bob'")).isEmpty();
                assertThat(ids(manager, "Book b WHERE SIZE(b.author.books) = 2"))
                        .containsExactly(1, 2);
            });
        }
    }

    @OnEachDatabase
    void whatIsFetchedSatisfiesThemToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Author ann = manager.createQuery("SELECT a FROM Author a LEFT JOIN FETCH a.books", Author.class)
                        .getSingleResult();
                assertThat(ann.books).extracting(book -> book.id).containsExactly(1, 2);
            });
        }
    }

    @OnEachDatabase
    void lazyLoadsAndFindReadOnlyWhatSatisfiesThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(manager.find(Author.class, 2)).isNull();
                assertThat(manager.find(Book.class, 3)).isNull();
                Author ann = manager.find(Author.class, 1);
                unit.log.clear();
                assertThat(ann.books).extracting(book -> book.id).containsExactly(1, 2);
                assertThat(unit.log.statements())
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("t1.author_id = ?")
                        .contains("t1.removed = FALSE");
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceToWhatDoesNotSatisfyThemIsNullAndStaysInTheRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Book four = manager.find(Book.class, 4);
                assertThat(four.author).isNull();
                four.title = "vier";
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE book SET title = ? WHERE id = ?");
            unit.inTransaction(manager -> {
                session(manager).disableCriteria("presentAuthors");
                assertThat(manager.find(Book.class, 4).author.name).isEqualTo("Bob");
            });
        }
    }

    @OnEachDatabase
    void whatTheSessionHasIsReadAgainWithoutThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Book one = manager.find(Book.class, 1);
                manager.createQuery("UPDATE Book b SET b.removed = TRUE WHERE b.id = 1")
                        .executeUpdate();
                manager.refresh(one);
                assertThat(one.removed).isTrue();
                assertThat(ids(manager, "Book b")).containsExactly(2, 4);
                assertThat(manager.find(Book.class, 1)).isSameAs(one);
            });
        }
    }

    @OnEachDatabase
    void aSessionSwitchesThemOnWithValues(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = session(manager);
                assertThat(session.enabledCriteria()).containsExactlyInAnyOrder("present", "presentAuthors");
                session.enableCriteria("tenant", Map.of("tenant", 7));
                assertThat(ids(manager, "Book b")).containsExactly(1, 4);
                assertThat(unit.log.statements())
                        .last()
                        .isEqualTo(
                                "SELECT t1.id FROM book t1 WHERE t1.removed = FALSE AND t1.tenant = ? ORDER BY t1.id");
                assertThat(manager.find(Book.class, 2)).isNull();
                session.enableCriteria("tenant", Map.of("tenant", 8));
                assertThat(ids(manager, "Book b")).containsExactly(2);
                assertThat(manager.find(Author.class, 1).books)
                        .extracting(book -> book.id)
                        .containsExactly(2);
                session.disableCriteria("tenant");
                assertThat(ids(manager, "Book b")).containsExactly(1, 2, 4);
                // Of its own session each.
                session.disableCriteria("present");
                assertThat(ids(manager, "Book b")).containsExactly(1, 2, 3, 4);
            });
            unit.inTransaction(manager -> assertThat(ids(manager, "Book b")).containsExactly(1, 2, 4));
        }
    }

    @OnEachDatabase
    void aQuerySwitchesThemByAHint(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery("SELECT b FROM Book b", Book.class)
                                .setHint("athanor.criteria.present", false)
                                .getResultList())
                        .hasSize(4);
                assertThat(manager.createQuery("SELECT b FROM Book b", Book.class)
                                .setHint("athanor.criteria.tenant", Map.of("tenant", 8))
                                .getResultList())
                        .hasSize(1);
                assertThat(ids(manager, "Book b")).hasSize(3);
            });
            try (EntityManager manager = unit.factory.createEntityManager()) {
                assertThatThrownBy(() -> manager.createQuery("SELECT b FROM Book b")
                                .setHint("athanor.criteria.nobody", true)
                                .getResultList())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("ATH3141")
                        .hasMessageContaining("present");
            }
        }
    }

    @OnEachDatabase
    void propertiesSwitchThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            try (EntityManager manager =
                    unit.factory.createEntityManager(Map.of("athanor.criteria.present", "false"))) {
                assertThat(ids(manager, "Book b")).hasSize(4);
                manager.setProperty("athanor.criteria.tenant", Map.of("tenant", 7));
                assertThat(ids(manager, "Book b")).containsExactly(1, 3, 4);
            }
        }
    }

    @OnEachDatabase
    void aSessionMakesItsOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                AthanorSession session = session(manager);
                session.addCriteria("short", Book.class, "LENGTH(e.title) <= :most", Map.of("most", 3));
                assertThat(ids(manager, "Book b")).containsExactly(1, 2);
                // A condition that goes through other entities is one on the key.
                session.addCriteria("short", Book.class, "e.author.name = 'Ann'", Map.of());
                assertThat(ids(manager, "Book b")).containsExactly(1, 2);
                assertThat(manager.find(Book.class, 4)).isNull();
                assertThat(unit.log.statements())
                        .last()
                        .asString()
                        .contains("t1.id IN (SELECT t2.id FROM book t2 JOIN author t3 ON");
                assertThatThrownBy(() -> session.addCriteria("wrong", Book.class, "e.nothing = 1", Map.of()))
                        .isInstanceOf(IllegalArgumentException.class);
            });
        }
    }

    @OnEachDatabase
    void bulkStatementsMeanOnlyWhatSatisfiesThem(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                session(manager).disableCriteria("present");
                List<Book> books = manager.createQuery("SELECT b FROM Book b ORDER BY b.id", Book.class)
                        .getResultList();
                session(manager).enableCriteria("present", Map.of());
                unit.log.clear();
                assertThat(manager.createQuery("UPDATE Book b SET b.title = 'x' WHERE b.tenant = 7")
                                .setHint("athanor.bulk.synchronize", "evaluate")
                                .executeUpdate())
                        .isEqualTo(2);
                assertThat(unit.log.statements())
                        .containsExactly("UPDATE book t1 SET title = 'x' WHERE t1.removed = FALSE AND t1.tenant = 7");
                assertThat(books).extracting(book -> book.title).containsExactly("x", "two", "three", "x");
            });
        }
    }

    @OnEachDatabase
    void wrongOnesAreRefusedAtTheStart(TestDatabase database) {
        assertThatThrownBy(() -> new ManagerUnit(database, Wrong.class).close())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("ATH1195")
                .hasMessageContaining("broken");
    }

    @Entity
    @Table(name = "author")
    @GlobalCriteria(name = "presentAuthors", condition = "e.removed = FALSE")
    static class Author {
        @Id
        int id;

        String name;

        boolean removed;

        @OneToMany(mappedBy = "author")
        @OrderBy("id")
        List<Book> books = new ArrayList<>();

        Author() {}

        Author(int id, String name, boolean removed) {
            this.id = id;
            this.name = name;
            this.removed = removed;
        }
    }

    @Entity
    @Table(name = "book")
    @GlobalCriteria(name = "present", condition = "e.removed = FALSE")
    @GlobalCriteria(name = "tenant", condition = "e.tenant = :tenant", enabled = false)
    static class Book {
        @Id
        int id;

        String title;

        int tenant;

        boolean removed;

        @ManyToOne(fetch = FetchType.LAZY)
        Author author;

        Book() {}

        Book(int id, String title, int tenant, boolean removed, Author author) {
            this.id = id;
            this.title = title;
            this.tenant = tenant;
            this.removed = removed;
            this.author = author;
        }
    }

    @Entity
    @GlobalCriteria(name = "broken", condition = "e.nothing = 1")
    static class Wrong {
        @Id
        int id;
    }
}
