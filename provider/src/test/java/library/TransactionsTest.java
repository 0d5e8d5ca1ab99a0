package library;

import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.Savepoint;
import dev.athanor.TransactionStatus;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;

/** Rules 56 to 58: what the end of a transaction, or of a part of one, does to objects. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class TransactionsTest {
    @RuleExample(56)
    void failedFlush(Example example) {
        EntityManager em = example.of(Keyword.class)
                .rows("keyword (id, word) VALUES (1, 'maps')")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Keyword word = new Keyword(2, "maps");
        em.persist(word);
        assertThatThrownBy(em::flush).isInstanceOf(ConstraintViolationException.class);
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.FAILED);
        assertThat(session.inspect(word).state()).isEqualTo(TRANSIENT);

        assertThatThrownBy(() -> em.find(Keyword.class, 1)).isInstanceOf(IllegalStateException.class);
        em.getTransaction().rollback();
        assertThat(em.find(Keyword.class, 1)).isNotNull();
        // end
        example.sent("INSERT keyword", "ROLLBACK", "SELECT keyword");
    }

    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows("book (id, title) VALUES (1, 'Odes'), (2, 'Epodes')")
                .open();
    }

    @RuleExample(57)
    void savepoint(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book odes = em.find(Book.class, 1);
        Book epodes = em.find(Book.class, 2);
        odes.title = "Carmina";

        Savepoint savepoint = session.savepoint();
        epodes.title = "Iambi";
        em.flush();
        savepoint.rollback();

        assertThat(session.inspect(odes).loaded()).contains("title");
        assertThat(session.inspect(epodes).loaded()).isEmpty();
        assertThat(epodes.title).isEqualTo("Epodes");
        em.getTransaction().commit();
        // end
        example.sent(
                "SELECT book",
                "SELECT book",
                "UPDATE book",
                "SAVEPOINT",
                "UPDATE book",
                "ROLLBACK TO SAVEPOINT",
                "SELECT book",
                "COMMIT");
    }

    @RuleExample(58)
    void allLevels(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book satires = new Book("Satires");
        em.persist(satires);
        Savepoint outer = session.savepoint();
        Book epistles = new Book("Epistles");
        em.persist(epistles);
        Savepoint inner = session.savepoint();
        assertThat(session.savepointDepth()).isEqualTo(2);

        em.getTransaction().rollback();
        assertThat(outer.isActive() || inner.isActive()).isFalse();
        assertThat(session.inspect(satires).state()).isEqualTo(TRANSIENT);
        assertThat(session.inspect(epistles).state()).isEqualTo(TRANSIENT);
        // end
    }
}
