package library;

import static dev.athanor.EntityState.DELETED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.RollbackException;
import java.util.List;

/** Rules 42 to 47: what merge copies. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class MergingTest {
    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, blurb, shelf_id) VALUES (1, 'Odes', 'Verses', 1)")
                .open();
    }

    @RuleExample(42)
    void whatWasNeverSet(Example example) {
        EntityManager em = books(example);
        // snippet
        Book copy = new Book();
        copy.id = 1;
        copy.title = "Carmina";

        Book merged = em.merge(copy);
        em.flush();
        assertThat(merged.blurb).isEqualTo("Verses");
        assertThat(merged.shelf.name).isEqualTo("Poetry");
        // end
        example.sent("SELECT book", "UPDATE book", "SELECT book", "SELECT shelf");
    }

    @RuleExample(43)
    void whatHadExpired(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        session.expire(book, "title");
        em.detach(book);

        Book other = em.find(Book.class, 1);
        assertThat(em.merge(book)).isSameAs(other);
        assertThat(other.title).isEqualTo("Odes"); // still loaded
        // end
        example.sent("SELECT book", "SELECT book");
    }

    @RuleExample(44)
    void collections(Example example) {
        EntityManager em = example.of(Notebook.class, Page.class)
                .rows(
                        "notebook (id, title) VALUES (1, 'Blue')",
                        "page (id, text, notebook_id) VALUES (1, 'one', 1), (2, 'two', 1)")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Notebook copy = new Notebook("Blue");
        copy.id = 1;
        Page page = new Page("one");
        page.id = 1;
        copy.pages = List.of(page); // the second page is missing

        Notebook merged = em.merge(copy);
        assertThat(merged.pages).hasSize(1);
        Page missing = em.find(Page.class, 2);
        em.flush();
        assertThat(session.inspect(missing).state()).isEqualTo(DELETED);
        // end
        example.sent("SELECT notebook", "SELECT page", "DELETE page");
    }

    @RuleExample(45)
    void pendingInstances(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book satires = new Book("Satires");
        em.persist(satires);
        assertThat(em.merge(satires)).isSameAs(satires); // flushed first

        em.setProperty("athanor.autoflush", "off");
        Book epodes = new Book("Epodes");
        em.persist(epodes);
        assertThat(em.merge(epodes)).isNotSameAs(epodes); // warns
        assertThat(session.newInstances()).hasSize(2);
        em.flush();
        // end
        example.sent("INSERT book", "INSERT book", "INSERT book");
    }

    @RuleExample(46)
    void withoutReading(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.clear();

        Book merged = session.mergeWithoutLoad(book);
        assertThat(merged).isNotSameAs(book);
        assertThat(merged.title).isEqualTo("Odes");
        assertThat(session.inspect(merged).isModified()).isFalse();

        em.clear();
        book.title = "Carmina";
        assertThatThrownBy(() -> session.mergeWithoutLoad(book)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> session.mergeWithoutLoad(new Book("Satires")))
                .isInstanceOf(IllegalArgumentException.class);
        // end
        example.sent("SELECT book");
    }

    @RuleExample(47)
    void nullThatWasSet(Example example) {
        EntityManager em = example.of(Member.class, Loan.class)
                .rows("member (id, name) VALUES (1, 'Ada')", "loan (id, title, member_id) VALUES (1, 'Odes', 1)")
                .open();
        // snippet
        Loan copy = new Loan();
        copy.id = 1;
        copy.memberId = 1;
        copy.member = null; // set, and so it counts

        em.merge(copy);
        assertThatThrownBy(() -> em.getTransaction().commit())
                .isInstanceOf(RollbackException.class)
                .hasCauseInstanceOf(ConstraintViolationException.class);
        // end
        example.sent("SELECT loan", "UPDATE loan", "ROLLBACK");
    }
}
