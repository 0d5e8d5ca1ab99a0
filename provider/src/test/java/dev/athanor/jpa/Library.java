package dev.athanor.jpa;

import dev.athanor.testing.TestCompanions;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A persistence unit with authors and books, in an embedded database of its own. */
final class Library implements AutoCloseable {
    final EntityManagerFactory factory;

    Library() {
        factory = configuration("library").createEntityManagerFactory();
        factory.runInTransaction(manager -> {
            Author author = new Author(1, "Lem");
            author.write("Solaris");
            author.write("Fiasco");
            manager.persist(author);
        });
    }

    static PersistenceConfiguration configuration(String name) {
        return new PersistenceConfiguration(name)
                .managedClass(Author.class)
                .managedClass(Book.class)
                .properties(TestCompanions.properties())
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create");
    }

    EntityManager manager() {
        return factory.createEntityManager();
    }

    @Override
    public void close() {
        if (factory.isOpen()) {
            factory.close();
        }
    }

    @Entity
    static class Author implements Serializable {
        private static final long serialVersionUID = 1L;

        @Id
        Integer id;

        String name;

        @Version
        int version;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
        List<Book> books = new ArrayList<>();

        Author() {}

        Author(int id, String name) {
            this.id = id;
            this.name = name;
        }

        Book write(String title) {
            Book book = new Book();
            book.title = title;
            book.author = this;
            books.add(book);
            return book;
        }
    }

    @Entity
    @NamedQuery(
            name = "Book.ofAuthor",
            query = "select b from Book b where b.author.id = :author",
            resultClass = Book.class)
    static class Book implements Serializable {
        private static final long serialVersionUID = 1L;

        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String title;

        @ManyToOne(fetch = FetchType.LAZY)
        Author author;
    }
}
