package library;

import static dev.athanor.EntityState.DELETED;
import static dev.athanor.EntityState.DETACHED;
import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.PERSISTENT;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.AttributeHistory;
import dev.athanor.Savepoint;
import dev.athanor.StateListener;
import dev.athanor.TransactionStatus;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names of {@code docs/coming-from-sqlalchemy.md} do what it says, where no other test says it. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ComingFromSqlalchemyTest {
    private static EntityManager books(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry'), (2, 'Drama')",
                        "book (id, title, blurb, shelf_id) VALUES (1, 'Odes', 'Verses', 1), (2, 'Epodes', 'More', 2)")
                .open();
    }

    @RuleExample(0)
    void theSession(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.NONE);
        Book odes = em.find(Book.class, 1);
        Book satires = new Book("Satires");
        session.add(satires);
        assertThat(session.transactionStatus()).isEqualTo(TransactionStatus.BEGUN);
        assertThat(session).containsExactlyInAnyOrder(odes, satires);
        assertThat(session.inspect(odes).session()).isSameAs(session);
        em.getTransaction().rollback();

        session.reset();
        assertThat(session.inspect(odes).state()).isEqualTo(DETACHED);
        assertThat(em.find(Book.class, 1)).isNotSameAs(odes);

        session.expireAll();
        assertThat(session.identityMap())
                .allSatisfy(each -> assertThat(session.inspect(each).loaded()).isEmpty());
    }

    @RuleExample(0)
    void aTransactionMayBeBegunAllTheSame(Example example) {
        EntityManager em = books(example);
        em.getTransaction().begin();
        em.find(Book.class, 1).title = "Carmina";
        em.getTransaction().commit();
        example.sent("SELECT book", "UPDATE book", "COMMIT");
    }

    @RuleExample(0)
    void attributes(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book odes = em.find(Book.class, 1);
        assertThat(session.inspect(odes).unloaded()).contains("blurb");
        assertThatThrownBy(() -> session.inspect(odes).value("blurb")).isInstanceOf(IllegalStateException.class);
        odes.title = "Carmina";
        assertThat(session.inspect(odes).history("title"))
                .isEqualTo(new AttributeHistory(List.of("Carmina"), List.of(), List.of("Odes")));
        session.expire(odes, "title");
        assertThat(session.inspect(odes).expired()).containsExactly("title");
        assertThat(session.inspect(odes).isModified()).isFalse();
        session.unset(odes, "shelf");
        em.flush();
        example.sent("SELECT book", "UPDATE book");
    }

    @RuleExample(0)
    void overwriting(Example example) {
        EntityManager em = books(example);
        Book odes = em.find(Book.class, 1);
        em.runWithConnection((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE book SET title = 'Carmina' WHERE id = 1");
            }
        });
        assertThat(em.find(Book.class, 1).title).isEqualTo("Odes");
        assertThat(em.find(Book.class, 1, Map.of("athanor.populate-existing", true)))
                .isSameAs(odes);
        assertThat(odes.title).isEqualTo("Carmina");
    }

    @RuleExample(0)
    void results(Example example) {
        EntityManager em = books(example);
        assertThat(em.createQuery("select b from Book b where b.title = 'none'", Book.class)
                        .getSingleResultOrNull())
                .isNull();
        Shelf poetry = em.createQuery("select s from Shelf s join fetch s.books where s.id = 1", Shelf.class)
                .getSingleResult();
        assertThat(em.unwrap(AthanorSession.class).inspect(poetry).loaded()).contains("books");
        var graph = em.createEntityGraph(Shelf.class);
        graph.addAttributeNodes("books");
        Shelf drama = em.createQuery("select s from Shelf s where s.id = 2", Shelf.class)
                .setHint("jakarta.persistence.loadgraph", graph)
                .getSingleResult();
        assertThat(em.unwrap(AthanorSession.class).inspect(drama).loaded()).contains("books");
    }

    @RuleExample(0)
    void bulkStatements(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book odes = em.find(Book.class, 1);
        Book epodes = em.find(Book.class, 2);
        em.createQuery("update Book b set b.title = 'Carmina' where b.id = 1").executeUpdate();
        em.createQuery("delete from Book b where b.title = 'Epodes'")
                .setHint("athanor.bulk.synchronize", "fetch")
                .executeUpdate();
        assertThat(odes.title).isEqualTo("Carmina");
        assertThat(session.inspect(epodes).state()).isEqualTo(DELETED);
    }

    @RuleExample(0)
    void states(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        List<Object> heard = new ArrayList<>();
        session.addListener(new StateListener() {
            @Override
            public void transientToPending(AthanorSession from, Object entity) {
                heard.add(entity);
            }
        });
        Book odes = new Book("Odes");
        odes.id = 1;
        session.makeDetached(odes);
        em.persist(odes);
        assertThat(session.inspect(odes).state()).isEqualTo(PERSISTENT);
        Book satires = new Book("Satires");
        em.persist(satires);
        assertThat(session.inspect(satires).state()).isEqualTo(PENDING);
        assertThat(heard).containsExactly(satires);
        session.makeTransient(satires);
        assertThat(session.inspect(satires).state()).isEqualTo(TRANSIENT);
        example.sent();
    }

    @RuleExample(0)
    void aSavepointThatIsLeftRollsBack(Example example) {
        EntityManager em = books(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        Book odes = em.find(Book.class, 1);
        try (Savepoint left = session.savepoint()) {
            odes.title = "Carmina";
            em.flush();
            assertThat(left.isActive()).isTrue();
        }
        assertThat(odes.title).isEqualTo("Odes");
        try (Savepoint kept = session.savepoint()) {
            odes.title = "Carmina";
            kept.release();
        }
        em.getTransaction().commit();
        assertThat(odes.title).isEqualTo("Carmina");
    }

    @RuleExample(0)
    void whatHasExpiredCannotBeReadAfterwards(Example example) {
        EntityManager em = books(example);
        Book odes = em.find(Book.class, 1);
        em.getTransaction().commit();
        em.close();
        assertThatThrownBy(() -> odes.title.length()).isInstanceOf(UnloadedAttributeException.class);
    }

    @RuleExample(0)
    void associationRowsOfTheInverseSideGo(Example example) {
        EntityManager em = example.of(Circle.class, Guest.class)
                .rows(
                        "circle (id, name) VALUES (1, 'Epics')",
                        "guest (id, name) VALUES (1, 'Ada')",
                        "circle_guest (circles_id, guests_id) VALUES (1, 1)")
                .open();
        em.remove(em.find(Guest.class, 1));
        em.flush();
        example.sent(
                "SELECT guest",
                "SELECT circle_guest",
                "SELECT circle_guest",
                "DELETE circle_guest",
                "DELETE circle",
                "DELETE guest");
    }

    @RuleExample(0)
    void aCollectionWithOrphansCanBeReplaced(Example example) {
        EntityManager em = example.of(Notebook.class, Page.class)
                .rows(
                        "notebook (id, title) VALUES (1, 'Blue')",
                        "page (id, text, notebook_id) VALUES (1, 'one', 1), (2, 'two', 1)")
                .open();
        Notebook blue = em.find(Notebook.class, 1);
        blue.pages = new ArrayList<>(List.of(em.find(Page.class, 2)));
        em.flush();
        example.sent("SELECT notebook", "SELECT page", "SELECT page", "DELETE page");
    }

    @RuleExample(0)
    void theKeyMayBeChanged(Example example) {
        EntityManager em = example.of(Keyword.class)
                .rows("keyword (id, word) VALUES (1, 'maps')")
                .open();
        em.find(Keyword.class, 1).id = 7;
        em.flush();
        assertThat(em.find(Keyword.class, 7).word).isEqualTo("maps");
        example.sent("SELECT keyword", "UPDATE keyword");
    }
}
