package library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.BlankKeyException;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;

/** Rules 32 to 36: what a flush writes, in which order, and what it leaves alone. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class FlushTest {
    private static EntityManager shelves(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, blurb, shelf_id) VALUES (1, 'Odes', 'Verses', 1), (2, 'Epodes', 'More', 1)")
                .open();
    }

    @RuleExample(32)
    void collectionsStayAsTheyAre(Example example) {
        EntityManager em = shelves(example);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        Book odes = shelf.books.get(0);
        em.remove(odes);
        em.flush();
        assertThat(shelf.books).contains(odes);

        em.getTransaction().commit(); // everything expires
        assertThat(shelf.books).doesNotContain(odes);
        // end
        example.sent("SELECT shelf", "SELECT book", "DELETE book", "COMMIT", "SELECT shelf", "SELECT book");
    }

    @RuleExample(33)
    void orderOfTheStatements(Example example) {
        EntityManager em = example.of(Keyword.class)
                .rows("keyword (id, word) VALUES (1, 'maps'), (2, 'plays')")
                .open();
        // snippet
        Keyword maps = em.find(Keyword.class, 1);
        Keyword plays = em.find(Keyword.class, 2);
        em.remove(maps);
        em.persist(new Keyword(3, "poems"));
        plays.word = "dramas";
        em.flush();

        em.remove(plays);
        em.persist(new Keyword(4, "dramas")); // its row comes before the other one has gone
        assertThatThrownBy(em::flush).isInstanceOf(ConstraintViolationException.class);
        // end
        example.sent(
                "SELECT keyword",
                "SELECT keyword",
                "UPDATE keyword",
                "INSERT keyword",
                "DELETE keyword",
                "INSERT keyword",
                "ROLLBACK");
    }

    @RuleExample(33)
    void rowThatIsTakenOver(Example example) {
        EntityManager em = example.of(Keyword.class)
                .rows("keyword (id, word) VALUES (1, 'maps')")
                .open();
        // snippet
        em.remove(em.find(Keyword.class, 1));
        em.persist(new Keyword(1, "atlases"));
        em.flush();
        // end
        example.sent("SELECT keyword", "UPDATE keyword");
    }

    @RuleExample(34)
    void changedColumns(Example example) {
        EntityManager em = shelves(example);
        // snippet
        Book book = em.find(Book.class, 1);
        book.blurb = "Four books of verses"; // lazy, and not read for this
        em.flush();
        // end
        example.sent("SELECT book", "UPDATE book");
    }

    @RuleExample(35)
    void foreignKeyThatMustNotBeNull(Example example) {
        EntityManager em = example.of(Member.class, Loan.class)
                .rows("member (id, name) VALUES (1, 'Ada')", "loan (id, title, member_id) VALUES (1, 'Odes', 1)")
                .open();
        // snippet
        Member member = em.find(Member.class, 1);
        em.remove(member);
        assertThatThrownBy(em::flush).isInstanceOf(ConstraintViolationException.class);
        // end
        example.sent("SELECT member", "SELECT loan", "UPDATE loan", "ROLLBACK");
    }

    @RuleExample(36)
    void foreignKeyWithinTheKey(Example example) {
        EntityManager em = example.of(Play.class, Part.class, Actor.class)
                .rows(
                        "play (id, title) VALUES (1, 'The Tempest')",
                        "actor (id, name) VALUES (1, 'Ira')",
                        "part (play_id, actor_id, figure) VALUES (1, 1, 'Ariel')")
                .open();
        // snippet
        Play tempest = em.find(Play.class, 1);
        tempest.parts.remove(0);
        assertThatThrownBy(em::flush).isInstanceOf(BlankKeyException.class);
        // end
        example.sent("SELECT play", "SELECT part", "ROLLBACK");
    }
}
