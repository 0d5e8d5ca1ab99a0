package library;

import static dev.athanor.EntityState.DELETED;
import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.PERSISTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TransactionRequiredException;

/** What {@code docs/semantics.md} says of settings that its examples do not have. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class OtherSettingsTest {
    private static Example books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)");
    }

    private static Example notebooks(Example example) {
        return example.of(Notebook.class, Page.class, Reader.class, Review.class)
                .rows(
                        "notebook (id, title) VALUES (1, 'Blue'), (2, 'Green')",
                        "page (id, text, notebook_id) VALUES (1, 'one', 1), (2, 'two', 1)");
    }

    @RuleExample(4)
    void membershipInTheStandard(Example example) {
        EntityManager em = books(example.with("athanor.semantics", "standard")).open();
        em.getTransaction().begin();
        Book book = em.find(Book.class, 1);
        em.remove(book);
        assertThat(em.contains(book)).isFalse();
        assertThat(em.find(Book.class, 1)).isNull();
    }

    @RuleExample(5)
    void whatTheStandardRemoves(Example example) {
        EntityManager em = books(example.with("athanor.semantics", "standard")).open();
        em.getTransaction().begin();
        Book book = em.find(Book.class, 1);
        em.detach(book);
        em.remove(new Book("Satires"));
        Book pending = new Book("Epistles");
        em.persist(pending);
        em.remove(pending);
        assertThat(em.contains(pending)).isFalse();
        assertThatThrownBy(() -> em.remove(book)).isInstanceOf(IllegalArgumentException.class);
    }

    @RuleExample(6)
    void theStandardRevives(Example example) {
        EntityManager em = books(example.with("athanor.semantics", "standard")).open();
        em.getTransaction().begin();
        Book book = em.find(Book.class, 1);
        em.remove(book);
        em.flush();
        em.persist(book);
        assertThat(em.contains(book)).isTrue();
        em.getTransaction().rollback();
        assertThat(em.contains(book)).isFalse();
        assertThat(em.find(Book.class, 1)).isNotNull();
    }

    @RuleExample(7)
    void aRollbackExpiresWhereACommitDoesNot(Example example) {
        EntityManager em =
                books(example.with("athanor.expire-on-commit", "none")).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book book = em.find(Book.class, 1);
        em.getTransaction().commit();
        assertThat(session.inspect(book).loaded()).contains("title");
        book.title = "Carmina";
        em.getTransaction().rollback();
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);
        assertThat(book.title).isEqualTo("Odes");
    }

    @RuleExample(12)
    void noCascade(Example example) {
        EntityManager em = books(example.with("athanor.attribute.library.Shelf.books.cascade.default", "none"))
                .open();
        Shelf shelf = em.find(Shelf.class, 1);
        Book satires = new Book("Satires");
        shelf.books.add(satires);
        assertThat(em.contains(satires)).isFalse();
    }

    @RuleExample(23)
    void movingWithoutAnOrphan(Example example) {
        EntityManager em = notebooks(example).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        Notebook blue = em.find(Notebook.class, 1);
        Notebook green = em.find(Notebook.class, 2);
        green.pages.add(blue.pages.get(0)); // the new one first
        assertThat(blue.pages).hasSize(1);
        em.flush();
        session.expire(green, "pages");
        try (var block = session.withoutAutoflush()) {
            green.pages.add(blue.pages.remove(0));
        }
        em.flush();
        example.sent(
                "SELECT notebook",
                "SELECT notebook",
                "SELECT page",
                "SELECT page",
                "UPDATE page",
                "SELECT page",
                "UPDATE page");
    }

    @RuleExample(24)
    void pendingOrphansInTheStandard(Example example) {
        EntityManager em =
                notebooks(example.with("athanor.semantics", "standard")).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        em.getTransaction().begin();
        Notebook notebook = new Notebook("Red");
        Page page = new Page("one");
        page.notebook = notebook;
        notebook.pages.add(page);
        em.persist(notebook);
        notebook.pages.remove(page);
        assertThat(session.inspect(page).state()).isEqualTo(PENDING);
        em.flush();
        example.sent("INSERT notebook");
    }

    @RuleExample(24)
    void pendingMembersThatAreNoOrphans(Example example) {
        EntityManager em = notebooks(example).open();
        Reader reader = new Reader("Ada");
        Review review = new Review("Fine");
        reader.reviews.add(review);
        em.persist(reader);
        reader.reviews.remove(review);
        em.flush();
        example.sent("INSERT reader", "INSERT review");
    }

    @RuleExample(33)
    void uniqueValues(Example example) {
        EntityManager em = example.of(Keyword.class)
                .with("athanor.flush.unique-aware", true)
                .rows("keyword (id, word) VALUES (1, 'maps')")
                .open();
        em.remove(em.find(Keyword.class, 1));
        em.persist(new Keyword(2, "maps"));
        em.flush();
        example.sent("SELECT keyword", "DELETE keyword", "INSERT keyword");
    }

    @RuleExample(48)
    void softExpiry(Example example) {
        EntityManager em =
                books(example.with("athanor.expire-on-commit", "soft")).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book odes = em.find(Book.class, 1);
        Book epodes = em.find(Book.class, 2);
        em.getTransaction().commit();
        em.detach(epodes);
        example.elsewhere("UPDATE book SET title = 'Carmina'");
        em.getTransaction().begin();
        assertThat(odes.title).isEqualTo("Carmina");
        assertThat(epodes.title).isEqualTo("Epodes");
        assertThat(session.inspect(epodes).state()).isEqualTo(DETACHED);
    }

    @RuleExample(56)
    void transactionsThatAreBegun(Example example) {
        EntityManager em =
                books(example.with("athanor.transaction.begin", "explicit")).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book book = em.find(Book.class, 1);
        em.remove(book);
        assertThatThrownBy(em::flush).isInstanceOf(TransactionRequiredException.class);
        em.getTransaction().begin();
        em.flush();
        assertThat(session.inspect(book).state()).isEqualTo(DELETED);
    }
}
