package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.jpa.Library.Author;
import dev.athanor.jpa.Library.Book;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceUnitUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The collections of woven entities, as a program meets them. */
final class CollectionAttributeTest {
    private final Library library = new Library();
    private final EntityManager manager = library.manager();
    private final PersistenceUnitUtil util = library.factory.getPersistenceUnitUtil();

    @AfterEach
    void close() {
        library.close();
    }

    private Author author() {
        return manager.find(Author.class, 1);
    }

    private static List<String> titles(Author author) {
        return author.books.stream().map(book -> book.title).sorted().toList();
    }

    private List<String> storedTitles() {
        try (EntityManager other = library.manager()) {
            return titles(other.find(Author.class, 1));
        }
    }

    @Test
    void addingDoesNotLoad() {
        manager.getTransaction().begin();
        Author author = author();
        author.write("Eden");
        assertThat(util.isLoaded(author, "books")).isFalse();
        manager.getTransaction().commit();

        assertThat(util.isLoaded(author, "books")).isFalse();
        assertThat(titles(author)).containsExactly("Eden", "Fiasco", "Solaris");
        assertThat(storedTitles()).containsExactly("Eden", "Fiasco", "Solaris");
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.ASSIGNED_COLLECTION)
    void anotherListIsADifference() {
        manager.getTransaction().begin();
        Author author = author();
        List<Book> kept = new ArrayList<>(author.books.subList(0, 1));
        author.books = kept;
        kept.clear();
        assertThat(author.books).hasSize(1);
        author.write("Eden");
        manager.getTransaction().commit();

        // No orphan removal: the other book stays, and still refers to its author.
        assertThat(author.books).hasSize(2);
        assertThat(storedTitles()).hasSize(3);
    }

    @Test
    void nothingIsLoadedAfterTheEnd() {
        Author author = author();
        manager.detach(author);
        assertThatThrownBy(() -> author.books.size())
                .isInstanceOf(UnloadedAttributeException.class)
                .hasMessageContaining("Author.books");
        assertThat(author.books.toString()).contains("not loaded");
        assertThatThrownBy(() -> author.write("Eden")).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceThatIsDetachedHasNothingButItsKey() {
        Author author = manager.getReference(Author.class, 1);
        manager.detach(author);
        assertThat(author.id).isEqualTo(1);
        assertThatThrownBy(() -> author.name.length())
                .isInstanceOf(UnloadedAttributeException.class)
                .hasMessageStartingWith("ATH2126 Author#1.name is not loaded");
        author.name = "set by the program";
        assertThat(author.name).isEqualTo("set by the program");
    }

    @Test
    void whatWasNeverSetOnANewInstanceIsReadAsItIs() {
        Author author = new Author();
        assertThat(author.name).isNull();
        assertThat(author.books).isEmpty();
        author.id = 8;
        library.factory.runInTransaction(other -> other.persist(author));
        assertThat(author.name).isNull();
        assertThat(author.books).isEmpty();
    }

    @Test
    void nothingIsLoadedAfterTheManagerIsClosed() {
        Author author = author();
        manager.close();
        assertThatThrownBy(() -> author.books.size()).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    void whatWasNeverLoadedIsNotMerged() throws Exception {
        Author travelled = travel(author());
        assertThatThrownBy(() -> travelled.books.size()).isInstanceOf(UnloadedAttributeException.class);
        travelled.name = "S. Lem";
        library.factory.runInTransaction(other -> other.merge(travelled));

        manager.clear();
        assertThat(author().name).isEqualTo("S. Lem");
        assertThat(storedTitles()).hasSize(2);
    }

    @Test
    void whatWasLoadedIsMerged() throws Exception {
        Author author = author();
        assertThat(author.books).hasSize(2);
        Author travelled = travel(author);
        assertThat(travelled.books).hasSize(2);
        travelled.books.get(0).title = "Return from the Stars";
        travelled.write("Eden");
        library.factory.runInTransaction(other -> other.merge(travelled));

        assertThat(storedTitles()).contains("Eden", "Return from the Stars").hasSize(3);
    }

    @Test
    void aNewInstanceMayHaveNoListAtAll() {
        library.factory.runInTransaction(other -> {
            Author silent = new Author(3, "Silent");
            silent.books = null;
            other.persist(silent);
        });
        assertThat(manager.find(Author.class, 3).books).isEmpty();
    }

    private static Author travel(Author author) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(author);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Author) in.readObject();
        }
    }
}
