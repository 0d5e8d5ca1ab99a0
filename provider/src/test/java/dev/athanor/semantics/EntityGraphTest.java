package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Basic;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceUnitUtil;
import jakarta.persistence.Subgraph;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is loaded under an entity graph, and in how many statements. Jakarta Persistence 3.2, section 3.8. */
class EntityGraphTest {
    private static final String FETCH = "jakarta.persistence.fetchgraph";
    private static final String LOAD = "jakarta.persistence.loadgraph";

    @Entity
    static class Country {
        @Id
        int id;

        String name;

        Country() {}

        Country(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Embeddable
    static class Address {
        String street;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "residence")
        Country country;
    }

    @Entity
    static class Author {
        @Id
        int id;

        String name;

        @Basic(fetch = FetchType.LAZY)
        String biography;

        @ManyToOne(fetch = FetchType.LAZY)
        Country country;

        @OneToMany(mappedBy = "author")
        List<Book> books = new ArrayList<>();

        Address address;

        @Version
        int version;
    }

    @Entity
    @DiscriminatorColumn
    @NamedEntityGraph(
            name = "Book.author",
            attributeNodes = @NamedAttributeNode(value = "author", subgraph = "author"),
            subgraphs =
                    @NamedSubgraph(
                            name = "author",
                            attributeNodes = {@NamedAttributeNode("country"), @NamedAttributeNode("books")}))
    @NamedEntityGraph(
            name = "Book.speaker",
            subclassSubgraphs =
                    @NamedSubgraph(
                            name = "audio",
                            type = AudioBook.class,
                            attributeNodes = @NamedAttributeNode("speaker")))
    static class Book {
        @Id
        int id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Author author;

        @ManyToOne
        Country printedIn;

        @OneToMany(mappedBy = "book")
        List<Review> reviews = new ArrayList<>();
    }

    @Entity
    static class AudioBook extends Book {
        @ManyToOne(fetch = FetchType.LAZY)
        Author speaker;
    }

    @Entity
    static class Review {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Book book;

        @ManyToOne(fetch = FetchType.LAZY)
        Author critic;
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(
                database, Country.class, Address.class, Author.class, Book.class, AudioBook.class, Review.class);
        unit.inTransaction(manager -> {
            List<Country> countries = List.of(new Country(1, "Ireland"), new Country(2, "Chile"));
            countries.forEach(manager::persist);
            int reviews = 0;
            for (int id = 1; id <= 3; id++) {
                Author author = new Author();
                author.id = id;
                author.name = "Author " + id;
                author.biography = "Born";
                author.country = countries.get(id % 2);
                author.address = new Address();
                author.address.street = "Main Street";
                author.address.country = countries.get(0);
                manager.persist(author);
                for (int number = 0; number < 2; number++) {
                    Book book = number == 0 ? new Book() : new AudioBook();
                    book.id = id * 10 + number;
                    book.title = "Title";
                    book.author = author;
                    book.printedIn = countries.get(1);
                    if (book instanceof AudioBook audio) {
                        audio.speaker = author;
                    }
                    manager.persist(book);
                    for (int i = 0; i < 2; i++) {
                        Review review = new Review();
                        review.id = ++reviews;
                        review.book = book;
                        review.critic = author;
                        manager.persist(review);
                    }
                }
            }
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceComesWithTheRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("country");
            Author author = manager.find(graph, 1);
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(unit.factory.getPersistenceUnitUtil().isLoaded(author, "country"))
                    .isTrue();
            assertThat(author.country.name).isEqualTo("Chile");
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aFetchGraphLeavesOtherAssociationsUnloaded(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            PersistenceUnitUtil util = unit.factory.getPersistenceUnitUtil();
            EntityGraph<Book> graph = manager.createEntityGraph(Book.class);
            graph.addAttributeNodes("title");
            Book book = manager.find(Book.class, 10, Map.of(FETCH, graph));
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(util.isLoaded(book.printedIn)).isTrue();
            manager.clear();
            unit.log.clear();
            Book loaded = manager.find(Book.class, 10, Map.of(LOAD, graph));
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(loaded.printedIn.name).isEqualTo("Chile");
            assertThat(unit.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void whatIsRemovedFromALoadGraphIsNotLoaded(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Book> graph = manager.createEntityGraph(Book.class);
            graph.removeAttributeNode("printedIn");
            Book book = manager.find(graph, 10);
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(book.printedIn.name).isEqualTo("Chile");
            assertThat(unit.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void subgraphsTakeOneStatementPerCollection(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            Subgraph<Book> books = graph.addSubgraph("books");
            books.addAttributeNodes("printedIn");
            Subgraph<Review> reviews = books.addElementSubgraph("reviews");
            reviews.addAttributeNodes("critic");
            List<Author> authors = manager.createQuery("SELECT a FROM Author a ORDER BY a.id", Author.class)
                    .setHint(FETCH, graph)
                    .getResultList();
            assertThat(unit.log.statements()).hasSize(3);
            unit.log.clear();
            for (Author author : authors) {
                assertThat(author.books).hasSize(2);
                for (Book book : author.books) {
                    assertThat(book.printedIn.name).isEqualTo("Chile");
                    assertThat(book.reviews).hasSize(2);
                    assertThat(book.reviews.get(0).critic).isSameAs(author);
                }
            }
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aPageIsAPageOfRoots(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("books", "country");
            List<Author> page = manager.createQuery("SELECT a FROM Author a ORDER BY a.id", Author.class)
                    .setHint(LOAD, graph)
                    .setFirstResult(1)
                    .setMaxResults(2)
                    .getResultList();
            assertThat(page).extracting(author -> author.id).containsExactly(2, 3);
            // The books are loaded, and with them the country that the mapping wants.
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(page.get(1).books).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void lazyValuesThatAreNamedAreRead(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            PersistenceUnitUtil util = unit.factory.getPersistenceUnitUtil();
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("biography");
            assertThat(util.isLoaded(manager.find(Author.class, 1), "biography"))
                    .isFalse();
            assertThat(util.isLoaded(manager.find(graph, 2), "biography")).isTrue();
            unit.log.clear();
            // The session has this one, without the value.
            assertThat(util.isLoaded(manager.find(graph, 1), "biography")).isTrue();
            assertThat(unit.log.statements()).hasSize(1);
            manager.find(graph, 1);
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void whatTheSessionHasIsCompleted(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            List<Author> authors =
                    manager.createQuery("SELECT a FROM Author a", Author.class).getResultList();
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addSubgraph("books").addAttributeNodes("reviews");
            unit.log.clear();
            manager.createQuery("SELECT a FROM Author a", Author.class)
                    .setHint(FETCH, graph)
                    .getResultList();
            assertThat(unit.log.statements()).hasSize(3);
            unit.log.clear();
            authors.forEach(author ->
                    author.books.forEach(book -> assertThat(book.reviews).hasSize(2)));
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void referencesInEmbeddablesAreFetched(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            PersistenceUnitUtil util = unit.factory.getPersistenceUnitUtil();
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addSubgraph("address").addAttributeNodes("country");
            Author author = manager.find(Author.class, 1, Map.of(FETCH, graph));
            assertThat(unit.log.statements()).hasSize(1);
            assertThat(util.isLoaded(author.address.country)).isTrue();
            assertThat(author.address.country.name).isEqualTo("Ireland");
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void namedGraphsAreFollowed(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Book book = manager.find(Book.class, 10, Map.of(FETCH, manager.getEntityGraph("Book.author")));
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(book.author.country.name).isEqualTo("Chile");
            assertThat(book.author.books).hasSize(2);
            assertThat(unit.log.statements("SELECT")).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void subclassesHaveNodesOfTheirOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            List<Book> books = manager.createQuery("SELECT b FROM Book b", Book.class)
                    .setHint(FETCH, manager.getEntityGraph("Book.speaker"))
                    .getResultList();
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(books).hasSize(6).allSatisfy(book -> {
                if (book instanceof AudioBook audio) {
                    assertThat(audio.speaker.name).startsWith("Author");
                }
            });
            assertThat(unit.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    void aLockedInstanceIsFetchedToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("books");
            Author author = manager.find(graph, 1, LockModeType.PESSIMISTIC_WRITE);
            unit.log.clear();
            assertThat(author.books).hasSize(2);
            assertThat(unit.log.statements()).isEmpty();
            manager.refresh(author, Map.of(LOAD, graph));
            unit.log.clear();
            assertThat(author.books).hasSize(2);
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void fetchJoinsAndGraphsAddUp(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addSubgraph("books").addAttributeNodes("reviews");
            List<Author> authors = manager.createQuery(
                            "SELECT a FROM Author a LEFT JOIN FETCH a.books ORDER BY a.id", Author.class)
                    .setHint(FETCH, graph)
                    .getResultList();
            assertThat(authors).hasSize(3);
            assertThat(unit.log.statements()).hasSize(2);
            authors.forEach(author ->
                    author.books.forEach(book -> assertThat(book.reviews).hasSize(2)));
            assertThat(unit.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void tuplesHaveFetchedEntities(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("country", "books");
            List<Object[]> rows = manager.createQuery(
                            "SELECT r.id, a FROM Review r JOIN r.critic a ORDER BY r.id", Object[].class)
                    .setHint(FETCH, graph)
                    .getResultList();
            assertThat(rows).hasSize(12);
            assertThat(unit.log.statements()).hasSize(2);
            assertThat(((Author) rows.get(0)[1]).books).hasSize(2);
            assertThat(unit.log.statements()).hasSize(2);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void distinctAndGroupedQueriesFetchByStatementsOfTheirOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            EntityGraph<Author> graph = manager.createEntityGraph(Author.class);
            graph.addAttributeNodes("country");
            List<Author> authors = manager.createQuery("SELECT DISTINCT b.author FROM Book b", Author.class)
                    .setHint(FETCH, graph)
                    .getResultList();
            assertThat(authors).hasSize(3);
            assertThat(unit.log.statements()).hasSize(2);
            manager.clear();
            unit.log.clear();
            assertThat(manager.createQuery("SELECT a, COUNT(b) FROM Book b JOIN b.author a GROUP BY a", Object[].class)
                            .setHint(FETCH, graph)
                            .getResultList())
                    .hasSize(3);
            assertThat(unit.log.statements()).hasSize(2);
        }
    }
}
