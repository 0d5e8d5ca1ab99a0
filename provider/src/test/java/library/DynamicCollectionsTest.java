package library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.WriteOnlyException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/** Rules 59 and 60: collections that are never loaded as a whole. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class DynamicCollectionsTest {
    private static EntityManager shelves(Example example, String lazy) {
        return example.of(Shelf.class, Book.class)
                .with("athanor.attribute.library.Shelf.books.lazy", lazy)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)")
                .open();
    }

    @RuleExample(59)
    void dynamic(Example example) {
        EntityManager em = shelves(example, "dynamic");
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        Book odes = em.find(Book.class, 1);
        shelf.books.add(new Book("Satires")); // queued
        shelf.books.remove(odes); // queued

        assertThat(shelf.books).hasSize(2); // flushes, and counts
        DynamicCollection<Book> books = session.dynamic(shelf, "books");
        assertThat(books.where("title", "Epodes").count()).isEqualTo(1);
        assertThat(books.orderBy("title desc").limit(1).list())
                .extracting(book -> book.title)
                .containsExactly("Satires");
        // end
    }

    @RuleExample(60)
    void writeOnly(Example example) {
        EntityManager em = shelves(example, "write-only");
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        shelf.books.add(new Book("Satires"));
        em.flush();
        assertThat(session.dynamic(shelf, "books").count()).isEqualTo(3);

        assertThatThrownBy(() -> shelf.books.size()).isInstanceOf(WriteOnlyException.class);
        assertThatThrownBy(() -> shelf.books = new ArrayList<>(List.of(new Book("Epistles"))))
                .isInstanceOf(WriteOnlyException.class);

        em.remove(shelf);
        assertThatThrownBy(em::flush).isInstanceOf(WriteOnlyException.class);
        // end
    }
}
