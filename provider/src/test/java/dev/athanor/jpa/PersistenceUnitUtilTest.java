package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.jpa.Library.Author;
import dev.athanor.jpa.Library.Book;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PersistenceUnitUtilTest {
    private final Library library = new Library();
    private final EntityManager manager = library.manager();
    private final PersistenceUnitUtil util = library.factory.getPersistenceUnitUtil();

    @AfterEach
    void close() {
        library.close();
    }

    private Book book() {
        return manager.find(Author.class, 1).books.get(0);
    }

    @Test
    void anUntouchedCollectionIsNotLoaded() {
        Author author = manager.find(Author.class, 1);
        assertThat(util.isLoaded(author)).isTrue();
        assertThat(util.isLoaded(author, "name")).isTrue();
        assertThat(util.isLoaded(author, "books")).isFalse();
        assertThat(Persistence.getPersistenceUtil().isLoaded(author, "books")).isFalse();

        util.load(author, "books");

        assertThat(util.isLoaded(author, "books")).isTrue();
        assertThat(Persistence.getPersistenceUtil().isLoaded(author, "books")).isTrue();
        assertThat(author.books).hasSize(2);
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void anUntouchedReferenceIsNotLoaded() {
        long id = book().id;
        manager.clear();
        Book book = manager.find(Book.class, id);
        assertThat(util.isLoaded(book)).isTrue();
        assertThat(util.isLoaded(book, "author")).isFalse();

        util.load(book, "author");

        assertThat(util.isLoaded(book, "author")).isTrue();
        assertThat(book.author.name).isEqualTo("Lem");
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceIsLoadedAsAWhole() {
        Author author = manager.getReference(Author.class, 1);
        assertThat(util.isLoaded(author)).isFalse();
        assertThat(util.isLoaded(author, "id")).isFalse();
        assertThat(util.getIdentifier(author)).isEqualTo(1);
        assertThat(util.isLoaded(author)).isFalse();

        util.load(author);

        assertThat(util.isLoaded(author)).isTrue();
    }

    @Test
    void aNewInstanceIsNobodysBusiness() {
        Author author = new Author(9, "New");
        assertThat(util.isLoaded(author)).isTrue();
        assertThat(Persistence.getPersistenceUtil().isLoaded(author, "books")).isTrue();
        assertThat(Persistence.getPersistenceUtil().isLoaded("text")).isTrue();
    }

    @Test
    void keyAndVersion() {
        Book book = new Book();
        assertThat(util.getIdentifier(book)).isNull();
        assertThat(util.getVersion(book)).isNull();
        manager.getTransaction().begin();
        manager.persist(book);
        assertThat(util.getIdentifier(book)).isEqualTo(book.id).isNotNull();
        assertThat(util.getVersion(manager.find(Author.class, 1))).isEqualTo(1);
        assertThatThrownBy(() -> util.getIdentifier("text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> util.getVersion(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void classes() {
        Author author = manager.getReference(Author.class, 1);
        assertThat(util.isInstance(author, Author.class)).isTrue();
        assertThat(util.isInstance(author, Book.class)).isFalse();
        assertThat(util.getClass(author)).isEqualTo(Author.class);
        assertThatThrownBy(() -> util.isInstance(author, String.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsLoadedWithoutASession() {
        Author author = manager.find(Author.class, 1);
        manager.detach(author);
        assertThat(util.isLoaded(author, "books")).isFalse();
        assertThatThrownBy(() -> util.load(author, "books"))
                .isInstanceOf(PersistenceException.class)
                .hasMessageStartingWith("ATH2126");
        assertThatThrownBy(() -> util.load(author, "boks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "ATH6206 Author has no attribute 'boks'; it has id, name, version, books -> Correct the name");
    }
}
