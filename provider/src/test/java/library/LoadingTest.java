package library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Rules 48 to 55: what expires, and what is read when. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class LoadingTest {
    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)")
                .open();
    }

    private static EntityManager loans(Example example) {
        return example.of(Member.class, Loan.class)
                .rows(
                        "member (id, name) VALUES (1, 'Ada'), (2, 'Grace')",
                        "loan (id, title, member_id) VALUES (1, 'Odes', 1)")
                .open();
    }

    @RuleExample(48)
    void expiryAtTheCommit(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        em.getTransaction().commit();
        assertThat(session.inspect(book).loaded()).isEmpty();

        assertThat(book.title).isEqualTo("Odes"); // reads the row
        assertThat(session.inspect(book).loaded()).contains("id", "title");
        // end
        example.sent("SELECT book", "COMMIT", "SELECT book");
    }

    @RuleExample(49)
    void refresh(Example example) {
        EntityManager em = books(example);
        // snippet
        Book odes = em.find(Book.class, 1);
        Book epodes = em.find(Book.class, 2);
        odes.title = "Carmina";
        epodes.title = "Iambi";

        em.refresh(odes); // its own change is dropped, the other one is flushed
        assertThat(odes.title).isEqualTo("Odes");
        // end
        example.sent("SELECT book", "SELECT book", "UPDATE book", "SELECT book");
    }

    @RuleExample(50)
    void writingWhatHasExpired(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Book book = em.find(Book.class, 1);
        session.expire(book);
        book.title = "Carmina";
        assertThat(session.inspect(book).loaded()).containsExactly("title");
        em.flush();
        // end
        example.sent("SELECT book", "SELECT book", "UPDATE book");
    }

    @RuleExample(51)
    void queriesAndWhatIsLoaded(Example example) {
        EntityManager em = books(example);
        // snippet
        Book book = em.find(Book.class, 1);
        em.createNativeQuery("UPDATE book SET title = 'Carmina' WHERE id = 1").executeUpdate();

        em.createQuery("select b from Book b where b.title = 'Carmina'", Book.class)
                .getSingleResult();
        assertThat(book.title).isEqualTo("Odes");

        em.createQuery("select b from Book b where b.title = 'Carmina'", Book.class)
                .setHint("athanor.populate-existing", true)
                .getSingleResult();
        assertThat(book.title).isEqualTo("Carmina");
        // end
        example.sent("SELECT book", "UPDATE book", "SELECT book", "SELECT book");
    }

    @RuleExample(52)
    void referencesByTheKeyInMemory(Example example) {
        EntityManager em = loans(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        em.setProperty("athanor.autoflush", "off");
        Loan loan = em.find(Loan.class, 1);
        loan.memberId = 2;
        assertThat(loan.member.name).isEqualTo("Grace"); // loaded by the key that is not flushed yet

        loan.memberId = 1;
        assertThat(loan.member.name).isEqualTo("Grace"); // loaded is loaded
        em.flush();
        session.expire(loan, "member");
        assertThat(loan.member.name).isEqualTo("Ada");
        // end
    }

    @RuleExample(53)
    void referencesOfPendingInstances(Example example) {
        EntityManager em = loans(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Loan loan = new Loan("Epodes");
        loan.memberId = 1;
        em.persist(loan);
        try (var block = session.withoutAutoflush()) {
            assertThat(loan.member).isNull();
        }

        em.flush();
        assertThat(loan.member.name).isEqualTo("Ada");
        // end
        example.sent("INSERT loan", "SELECT member");
    }

    @RuleExample(54)
    void automaticFlush(Example example) {
        EntityManager em = books(example);
        // snippet
        Book odes = em.find(Book.class, 1);
        em.remove(odes);
        assertThat(em.find(Book.class, 1)).isSameAs(odes); // in memory: no flush, no query
        assertThat(em.find(Book.class, 2)).isNotNull(); // not in memory: flushed before

        odes = em.find(Book.class, 1);
        assertThat(odes).isNull();

        em.persist(new Book("Satires"));
        List<Book> all = em.createQuery("select b from Book b", Book.class).getResultList();
        assertThat(all).hasSize(2);
        // end
        example.sent("SELECT book", "DELETE book", "SELECT book", "SELECT book", "INSERT book", "SELECT book");
    }

    @RuleExample(55)
    void eagerRelationships(Example example) {
        example.of(Shelf.class, Book.class)
                .with("athanor.attribute.library.Shelf.books.lazy", "joined")
                .rows("shelf (id, name) VALUES (1, 'Poetry')", "book (id, title, shelf_id) VALUES (1, 'Odes', 1)");
        EntityManager em = example.open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        em.createNativeQuery("INSERT INTO book (title, shelf_id) VALUES ('Epodes', 1)")
                .executeUpdate();

        session.refresh(shelf, "name");
        assertThat(shelf.books).hasSize(1);

        em.refresh(shelf);
        assertThat(shelf.books).hasSize(2);
        // end
        example.sent("SELECT shelf", "INSERT book", "SELECT shelf", "SELECT shelf");
    }
}
