package library;

import static dev.athanor.EntityState.DELETED;
import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.PERSISTENT;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Rules 1 to 11: what state an instance is in, and what takes it to another one. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class StatesTest {
    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows("book (id, title) VALUES (1, 'Odes'), (2, 'Epodes')")
                .open();
    }

    @RuleExample(1)
    void newObjects(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = new Book("Odes");
        assertThat(session.inspect(book).state()).isEqualTo(TRANSIENT);

        em.persist(book);
        assertThat(session.inspect(book).state()).isEqualTo(PENDING);
        assertThat(session.newInstances()).containsExactly(book);

        em.flush();
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);
        assertThat(session.identityMap()).containsExactly(book);
        // end
        example.sent("INSERT book");
    }

    @RuleExample(2)
    void generatedKeys(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class).open();
        // snippet
        Book book = new Book("Odes");
        em.persist(book);
        assertThat(book.id).isNull();

        em.flush();
        assertThat(book.id).isEqualTo(10);
        // end
        example.sent("INSERT book");
    }

    @RuleExample(3)
    void removal(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.remove(book);
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);
        assertThat(session.deletedInstances()).containsExactly(book);

        em.flush();
        assertThat(session.inspect(book).state()).isEqualTo(DELETED);

        em.getTransaction().commit();
        assertThat(session.inspect(book).state()).isEqualTo(DETACHED);
        // end
        example.sent("SELECT book", "DELETE book", "COMMIT");
    }

    @RuleExample(4)
    void membership(Example example) {
        EntityManager em = books(example);
        // snippet
        Book book = em.find(Book.class, 1);
        em.remove(book);
        assertThat(em.contains(book)).isTrue();

        em.flush();
        assertThat(em.contains(book)).isFalse();
        // end
        example.sent("SELECT book", "DELETE book");
    }

    @RuleExample(5)
    void whatCanBeRemoved(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.detach(book);
        em.remove(book);
        assertThat(session.deletedInstances()).containsExactly(book);

        Book satires = new Book("Satires");
        assertThatThrownBy(() -> em.remove(satires)).isInstanceOf(IllegalArgumentException.class);
        em.persist(satires);
        assertThatThrownBy(() -> em.remove(satires)).isInstanceOf(IllegalArgumentException.class);
        // end
        example.sent("SELECT book");
    }

    @RuleExample(6)
    void removalTakenBack(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.remove(book);
        em.persist(book); // takes the removal back
        assertThat(session.deletedInstances()).isEmpty();

        em.remove(book);
        em.flush();
        assertThatThrownBy(() -> em.persist(book)).isInstanceOf(IllegalArgumentException.class);
        em.getTransaction().commit();
        assertThatThrownBy(() -> em.persist(book)).isInstanceOf(IllegalArgumentException.class);

        session.makeTransient(book);
        em.persist(book);
        em.getTransaction().commit();
        // end
        example.sent("SELECT book", "DELETE book", "COMMIT", "INSERT book", "COMMIT");
    }

    @RuleExample(7)
    void rollback(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book changed = em.find(Book.class, 1);
        Book removed = em.find(Book.class, 2);
        Book added = new Book("Satires");
        changed.title = "Carmina";
        em.remove(removed);
        em.persist(added);
        em.flush();

        em.getTransaction().rollback();
        assertThat(session.inspect(added).state()).isEqualTo(TRANSIENT);
        assertThat(added.id).isEqualTo(10);
        assertThat(session.inspect(removed).state()).isEqualTo(PERSISTENT);
        assertThat(session.inspect(changed).loaded()).isEmpty();
        assertThat(changed.title).isEqualTo("Odes");
        // end
        example.sent(
                "SELECT book", "SELECT book", "UPDATE book", "INSERT book", "DELETE book", "ROLLBACK", "SELECT book");
    }

    @RuleExample(8)
    void attachingAgain(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.detach(book);
        em.persist(book); // there is a row: attached again, nothing is sent
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);

        em.detach(book);
        Book other = em.find(Book.class, 1);
        assertThat(other).isNotSameAs(book);
        assertThatThrownBy(() -> em.persist(book)).isInstanceOf(EntityExistsException.class);
        // end
        example.sent("SELECT book", "SELECT book");
    }

    @RuleExample(9)
    void dirtyWithoutChange(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        book.title = "Odes"; // as it was
        assertThat(session.dirtyInstances()).containsExactly(book);
        assertThat(session.inspect(book).isModified()).isFalse();

        em.flush(); // finds nothing to write
        assertThat(session.dirtyInstances()).isEmpty();
        // end
        example.sent("SELECT book");
    }

    @RuleExample(10)
    void keyOfAnother(Example example) {
        EntityManager em = example.of(Keyword.class)
                .rows("keyword (id, word) VALUES (1, 'maps')")
                .open();
        // snippet
        Keyword maps = em.find(Keyword.class, 1);
        em.persist(new Keyword(1, "charts")); // no error yet
        assertThatThrownBy(em::flush).isInstanceOf(PersistenceException.class);
        em.getTransaction().rollback();
        assertThat(maps.word).isEqualTo("maps");
        // end
        example.sent("SELECT keyword", "INSERT keyword", "ROLLBACK", "SELECT keyword");
    }

    @RuleExample(11)
    void forgottenInstances(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        em.find(Book.class, 1);
        em.find(Book.class, 2).title = "Carmina";
        untilCollected(() -> session.identityMap().size() == 1);

        em.flush(); // the changed one was kept for this
        untilCollected(() -> session.identityMap().isEmpty());
        // end
        example.sent("SELECT book", "SELECT book", "UPDATE book");
    }

    private static void untilCollected(java.util.function.BooleanSupplier reached) {
        for (int i = 0; i < 200 && !reached.getAsBoolean(); i++) {
            System.gc();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
