package library;

import static dev.athanor.EntityState.PERSISTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;

/** Rules 29 to 31: rows that are left to the ON DELETE of the database. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class PassiveDeletesTest {
    private static EntityManager catalogues(Example example) {
        return example.of(Catalogue.class, Card.class)
                .rows(
                        "catalogue (id, name) VALUES (1, 'Authors'), (2, 'Titles')",
                        "card (id, title, catalogue_id) VALUES (1, 'Horace', 1), (2, 'Virgil', 1), (3, 'Odes', 2)")
                .open();
    }

    @RuleExample(29)
    void unloadedMembers(Example example) {
        EntityManager em = catalogues(example);
        // snippet
        Catalogue authors = em.find(Catalogue.class, 1);
        em.remove(authors);
        em.flush(); // its cards go by ON DELETE CASCADE

        Catalogue titles = em.find(Catalogue.class, 2);
        assertThat(titles.cards).hasSize(1); // loaded
        em.remove(titles);
        em.flush();
        // end
        example.sent(
                "SELECT catalogue",
                "DELETE catalogue",
                "SELECT catalogue",
                "SELECT card",
                "DELETE card",
                "DELETE catalogue");
    }

    @RuleExample(30)
    void membersOutsideTheCollection(Example example) {
        EntityManager em = catalogues(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Card horace = em.find(Card.class, 1);
        Catalogue authors = em.find(Catalogue.class, 1);
        em.remove(authors);
        em.getTransaction().commit();

        assertThat(session.inspect(horace).state()).isEqualTo(PERSISTENT); // nobody has looked yet
        assertThatThrownBy(() -> horace.title.length()).isInstanceOf(EntityNotFoundException.class);
        // end
        example.sent("SELECT card", "SELECT catalogue", "DELETE catalogue", "COMMIT", "SELECT card");
    }

    @RuleExample(31)
    void passiveForAll(Example example) {
        example.of(Shelf.class, Book.class)
                .with("athanor.attribute.library.Shelf.books.passive-deletes", "all")
                .with("athanor.attribute.library.Book.shelf.on-delete", "cascade")
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)");
        EntityManager em = example.open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        Book odes = shelf.books.remove(0);
        em.flush(); // whoever leaves is set free all the same
        Book epodes = shelf.books.get(0);

        em.remove(shelf);
        em.flush();
        assertThat(session.inspect(odes).state()).isEqualTo(PERSISTENT);
        assertThat(session.inspect(epodes).state()).isEqualTo(PERSISTENT); // though its row is gone
        // end
        example.sent("SELECT shelf", "SELECT book", "UPDATE book", "DELETE shelf");
    }
}
