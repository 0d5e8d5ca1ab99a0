package library;

import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PERSISTENT;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.Savepoint;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import java.util.ArrayList;
import java.util.List;

/** What {@code docs/coming-from-hibernate.md} says of the profile {@code standard}, where no other test says it. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ComingFromHibernateTest {
    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .with("athanor.semantics", "standard")
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry'), (2, 'Drama')",
                        "book (id, title, blurb, shelf_id) VALUES (1, 'Odes', 'Verses', 1), (2, 'Epodes', 'More', 2)")
                .open();
    }

    @RuleExample(0)
    void aReferenceIsOfTheClassItself(Example example) {
        EntityManager em = books(example);
        Book book = em.getReference(Book.class, 1);
        assertThat(book.getClass()).isSameAs(Book.class);
        assertThat(book.id).isEqualTo(1);
        example.sent();
        Book missing = em.getReference(Book.class, 99);
        assertThatThrownBy(() -> missing.title.length()).isInstanceOf(EntityNotFoundException.class);
    }

    @RuleExample(0)
    void loadsWithoutATransaction(Example example) {
        EntityManager em = books(example);
        Book book = em.find(Book.class, 1);
        assertThat(book.shelf.name).isEqualTo("Poetry");
        Book other = em.find(Book.class, 2);
        em.close();
        assertThatThrownBy(() -> other.shelf.name.length()).isInstanceOf(UnloadedAttributeException.class);
        assertThatThrownBy(() -> other.blurb.length()).isInstanceOf(UnloadedAttributeException.class);
    }

    @RuleExample(0)
    void whatCameTogetherIsLoadedTogether(Example example) {
        EntityManager em = books(example);
        List<Book> all = em.createQuery("select b from Book b", Book.class).getResultList();
        all.forEach(book -> assertThat(book.shelf.name).isNotNull());
        example.sent("SELECT book", "SELECT shelf");
    }

    @RuleExample(0)
    void changesOutsideATransactionWait(Example example) {
        EntityManager em = books(example);
        em.find(Book.class, 1).title = "Carmina";
        example.sent("SELECT book");
        em.getTransaction().begin();
        em.getTransaction().commit();
        example.sent("SELECT book", "UPDATE book", "COMMIT");
    }

    @RuleExample(0)
    void aCommitLeavesInstancesAlone(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        em.getTransaction().begin();
        Book book = em.find(Book.class, 1);
        em.getTransaction().commit();
        assertThat(session.inspect(book).loaded()).contains("title");
    }

    @RuleExample(0)
    void aRollbackDetaches(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        em.getTransaction().begin();
        Book book = em.find(Book.class, 1);
        Book added = new Book("Satires");
        em.persist(added);
        em.flush();
        em.getTransaction().rollback();
        assertThat(session.inspect(book).state()).isEqualTo(DETACHED);
        assertThat(session.inspect(added).state()).isEqualTo(TRANSIENT);
        assertThat(added.id).isNull();
        assertThat(em.find(Book.class, 1)).isNotSameAs(book);
    }

    @RuleExample(0)
    void aDetachedInstanceIsAttachedOnlyByName(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book book = em.find(Book.class, 1);
        em.detach(book);
        assertThatThrownBy(() -> em.persist(book)).isInstanceOf(EntityExistsException.class);
        session.reattach(book);
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);
        example.sent("SELECT book");
    }

    @RuleExample(0)
    void aSavepointTakesObjectsBack(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        em.getTransaction().begin();
        Book odes = em.find(Book.class, 1);
        Savepoint savepoint = session.savepoint();
        odes.title = "Carmina";
        Book added = new Book("Satires");
        em.persist(added);
        em.flush();
        savepoint.rollback();
        assertThat(odes.title).isEqualTo("Odes");
        assertThat(session.inspect(added).state()).isEqualTo(TRANSIENT);
        em.getTransaction().commit();
    }

    @RuleExample(0)
    void anyCollectionCanBeAsked(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Shelf shelf = em.find(Shelf.class, 1);
        assertThat(session.dynamic(shelf, "books").count()).isEqualTo(1);
        assertThat(session.inspect(shelf).loaded()).doesNotContain("books");
    }

    @RuleExample(0)
    void mergeWithoutReading(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book book = em.find(Book.class, 1);
        em.clear();
        assertThat(session.mergeWithoutLoad(book).title).isEqualTo("Odes");
        example.sent("SELECT book");
    }

    @RuleExample(0)
    void childrenAreLeftToTheDatabase(Example example) {
        EntityManager em = books(example);
        em.getTransaction().begin();
        em.remove(em.find(Shelf.class, 1));
        assertThatThrownBy(em::flush).isInstanceOf(ConstraintViolationException.class);
    }

    @RuleExample(0)
    void associationRowsOfTheInverseSideStay(Example example) {
        EntityManager em = example.of(Exhibition.class, Exhibit.class)
                .with("athanor.semantics", "standard")
                .rows(
                        "exhibition (id, name) VALUES (1, 'Summer')",
                        "exhibit (id, name) VALUES (1, 'vase')",
                        "exhibition_exhibit (exhibition_id, exhibits_id) VALUES (1, 1)")
                .open();
        em.getTransaction().begin();
        em.remove(em.find(Exhibit.class, 1));
        assertThatThrownBy(em::flush).isInstanceOf(ConstraintViolationException.class);
    }

    @RuleExample(0)
    void collectionsWithOrphansCanBeReplaced(Example example) {
        EntityManager em = example.of(Notebook.class, Page.class)
                .with("athanor.semantics", "standard")
                .rows(
                        "notebook (id, title) VALUES (1, 'Blue')",
                        "page (id, text, notebook_id) VALUES (1, 'one', 1), (2, 'two', 1)")
                .open();
        em.getTransaction().begin();
        Notebook blue = em.find(Notebook.class, 1);
        blue.pages = new ArrayList<>(List.of(em.find(Page.class, 2)));
        em.getTransaction().commit();
        example.sent("SELECT notebook", "SELECT page", "SELECT page", "DELETE page", "COMMIT");
    }
}
