package library;

import static dev.athanor.EntityState.DELETED;
import static dev.athanor.EntityState.PENDING;
import static dev.athanor.EntityState.PERSISTENT;
import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.message.MultipleParentsException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

/** Rules 12 to 28: what travels along relationships, and when. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class CascadesTest {
    private static EntityManager shelves(Example example) {
        return example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)")
                .open();
    }

    private static EntityManager readers(Example example) {
        return example.of(Reader.class, Review.class)
                .rows(
                        "reader (id, name) VALUES (1, 'Ada')",
                        "review (id, text, reader_id) VALUES (1, 'Fine', 1), (2, 'Dull', 1)")
                .open();
    }

    private static EntityManager notebooks(Example example) {
        return example.of(Notebook.class, Page.class)
                .rows(
                        "notebook (id, title) VALUES (1, 'Blue'), (2, 'Green'), (3, 'Red')",
                        "page (id, text, notebook_id) VALUES (1, 'one', 1), (2, 'two', 1)")
                .open();
    }

    @RuleExample(12)
    void defaultCascade(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = new Shelf("Poetry");
        Book book = new Book("Odes");
        shelf.books.add(book);
        em.persist(shelf);
        assertThat(session.newInstances()).containsExactlyInAnyOrder(shelf, book);
        em.flush();

        em.remove(shelf);
        assertThat(session.deletedInstances()).containsExactly(shelf);
        em.flush();
        assertThat(session.inspect(book).state()).isEqualTo(PERSISTENT);
        // end
        example.sent("INSERT shelf", "INSERT book", "UPDATE book", "DELETE shelf");
    }

    @RuleExample(13)
    void touchedSide(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class).open();
        // snippet
        Shelf shelf = new Shelf("Poetry");
        em.persist(shelf);

        Book odes = new Book("Odes");
        shelf.books.add(odes); // from the side that is in the session
        assertThat(em.contains(odes)).isTrue();

        Book epodes = new Book("Epodes");
        epodes.shelf = shelf; // from the other side
        assertThat(shelf.books).containsExactly(odes, epodes);
        assertThat(em.contains(epodes)).isFalse();
        // end
        example.sent();
    }

    @RuleExample(14)
    void skippedWithAWarning(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Shelf shelf = new Shelf("Poetry");
        em.persist(shelf);
        Book book = new Book("Odes");
        book.shelf = shelf;

        em.flush(); // warns that the book is not in the session
        assertThat(session.inspect(book).state()).isEqualTo(TRANSIENT);
        // end
        example.sent("INSERT shelf");
    }

    @RuleExample(15)
    void removedMemberFollows(Example example) {
        EntityManager em = shelves(example);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        Book odes = shelf.books.get(0);
        em.clear();
        shelf.books.remove(odes);

        em.persist(shelf); // attaches the shelf again, and what it lost
        assertThat(em.contains(odes)).isTrue();
        em.getTransaction().commit();
        // end
        example.sent("SELECT shelf", "SELECT book", "UPDATE book", "COMMIT");
    }

    @RuleExample(16)
    void foreignKeysOfTheRemoved(Example example) {
        EntityManager em = shelves(example);
        // snippet
        Shelf shelf = em.find(Shelf.class, 1);
        em.remove(shelf);
        em.flush();
        // end
        example.sent("SELECT shelf", "SELECT book", "UPDATE book", "UPDATE book", "DELETE shelf");
    }

    @RuleExample(17)
    void removalOfMembers(Example example) {
        EntityManager em = readers(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Reader reader = em.find(Reader.class, 1);
        em.remove(reader);
        assertThat(session.deletedInstances()).hasSize(3);

        em.flush();
        // end
        example.sent("SELECT reader", "SELECT review", "DELETE review", "DELETE review", "DELETE reader");
    }

    @RuleExample(18)
    void memberThatLeftBefore(Example example) {
        EntityManager em = readers(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Reader reader = em.find(Reader.class, 1);
        Review fine = reader.reviews.remove(0);
        em.remove(reader);

        em.flush();
        assertThat(session.inspect(fine).state()).isEqualTo(PERSISTENT);
        // end
        example.sent("SELECT reader", "SELECT review", "UPDATE review", "DELETE review", "DELETE reader");
    }

    @RuleExample(19)
    void pendingMember(Example example) {
        EntityManager em = readers(example);
        // snippet
        em.setProperty("athanor.autoflush", "off");
        Reader reader = em.find(Reader.class, 1);
        reader.reviews.add(new Review("Splendid"));
        em.remove(reader);

        assertThatThrownBy(em::flush).isInstanceOf(PersistenceException.class);
        // end
        example.sent(
                "SELECT reader",
                "SELECT review",
                "INSERT review",
                "DELETE review",
                "DELETE review",
                "DELETE reader",
                "ROLLBACK");
    }

    @RuleExample(20)
    void connectedGraph(Example example) {
        EntityManager em = example.of(Circle.class, Guest.class)
                .rows(
                        "circle (id, name) VALUES (1, 'Epics'), (2, 'Plays')",
                        "guest (id, name) VALUES (1, 'Ada'), (2, 'Grace')",
                        "circle_guest (circles_id, guests_id) VALUES (1, 1), (2, 1), (2, 2)")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Circle epics = em.find(Circle.class, 1);
        em.remove(epics); // Ada is in it, she is in the other circle too, and Grace with her
        assertThat(session.deletedInstances()).hasSize(4);

        em.flush();
        // end
        example.sent(
                "SELECT circle",
                "SELECT circle_guest",
                "SELECT circle_guest",
                "SELECT circle_guest",
                "SELECT circle_guest",
                "DELETE circle_guest",
                "DELETE circle_guest",
                "DELETE circle_guest",
                "DELETE circle",
                "DELETE circle",
                "DELETE guest",
                "DELETE guest");
    }

    @RuleExample(21)
    void allWithoutOrphans(Example example) {
        EntityManager em = readers(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Reader reader = em.find(Reader.class, 1);
        Review fine = reader.reviews.remove(0);
        em.flush();
        assertThat(session.inspect(fine).state()).isEqualTo(PERSISTENT);
        // end
        example.sent("SELECT reader", "SELECT review", "UPDATE review");
    }

    @RuleExample(22)
    void orphansAtTheFlush(Example example) {
        EntityManager em = notebooks(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Notebook blue = em.find(Notebook.class, 1);
        Page page = blue.pages.remove(0);
        assertThat(session.inspect(page).state()).isEqualTo(PERSISTENT);
        assertThat(session.deletedInstances()).isEmpty();

        em.flush();
        assertThat(session.inspect(page).state()).isEqualTo(DELETED);
        // end
        example.sent("SELECT notebook", "SELECT page", "DELETE page");
    }

    @RuleExample(23)
    void movingAMember(Example example) {
        EntityManager em = notebooks(example);
        // snippet
        Notebook blue = em.find(Notebook.class, 1);
        Notebook green = em.find(Notebook.class, 2);
        Notebook red = em.find(Notebook.class, 3);

        assertThat(green.pages).isEmpty(); // loads before anything has changed
        green.pages.add(blue.pages.remove(0));
        em.flush();

        Page two = blue.pages.remove(0);
        assertThat(red.pages).isEmpty(); // loads, and flushes before: the page is an orphan at that moment
        assertThatThrownBy(() -> red.pages.add(two)).isInstanceOf(IllegalArgumentException.class);
        // end
        example.sent(
                "SELECT notebook",
                "SELECT notebook",
                "SELECT notebook",
                "SELECT page",
                "SELECT page",
                "UPDATE page",
                "DELETE page",
                "SELECT page");
    }

    @RuleExample(24)
    void pendingOrphan(Example example) {
        EntityManager em = example.of(Notebook.class, Page.class).open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Notebook notebook = new Notebook("Blue");
        Page page = new Page("one");
        notebook.pages.add(page);
        em.persist(notebook);
        assertThat(session.inspect(page).state()).isEqualTo(PENDING);

        notebook.pages.remove(page);
        assertThat(session.inspect(page).state()).isEqualTo(TRANSIENT);
        em.flush();
        // end
        example.sent("INSERT notebook");
    }

    @RuleExample(25)
    void singleParent(Example example) {
        EntityManager em = example.of(Exhibition.class, Exhibit.class)
                .rows(
                        "exhibition (id, name) VALUES (1, 'Summer'), (2, 'Winter')",
                        "exhibit (id, name) VALUES (1, 'vase')",
                        "exhibition_exhibit (exhibition_id, exhibits_id) VALUES (1, 1)")
                .open();
        // snippet
        Exhibition summer = em.find(Exhibition.class, 1);
        Exhibition winter = em.find(Exhibition.class, 2);

        Exhibit bowl = new Exhibit("bowl");
        summer.exhibits.add(bowl);
        assertThatThrownBy(() -> winter.exhibits.add(bowl)).isInstanceOf(MultipleParentsException.class);

        Exhibit vase = em.find(Exhibit.class, 1); // in the summer exhibition, as only the rows know
        winter.exhibits.add(vase);
        em.flush();
        // end
        example.sent(
                "SELECT exhibition",
                "SELECT exhibition",
                "SELECT exhibition_exhibit",
                "INSERT exhibit",
                "INSERT exhibition_exhibit",
                "SELECT exhibition_exhibit",
                "INSERT exhibition_exhibit");
    }

    @RuleExample(26)
    void refreshAndExpiry(Example example) {
        EntityManager em = readers(example);
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Reader reader = em.find(Reader.class, 1);
        Review review = reader.reviews.get(0);

        session.expire(reader, "name"); // goes nowhere
        assertThat(session.inspect(review).loaded()).contains("text");

        em.refresh(reader); // reads the reader, and makes its reviews expire
        assertThat(session.inspect(review).loaded()).isEmpty();
        assertThat(review.text).isEqualTo("Fine");
        // end
        example.sent("SELECT reader", "SELECT review", "SELECT reader", "SELECT review");
    }

    @RuleExample(27)
    void pendingMembersOfTheExpired(Example example) {
        EntityManager em = example.of(Notebook.class, Page.class, Reader.class, Review.class)
                .rows("notebook (id, title) VALUES (1, 'Blue')", "reader (id, name) VALUES (1, 'Ada')")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        em.setProperty("athanor.autoflush", "off");
        Notebook notebook = em.find(Notebook.class, 1); // orphanRemoval = true
        Page page = new Page("one");
        notebook.pages.add(page);
        session.expire(notebook);
        assertThat(session.inspect(page).state()).isEqualTo(TRANSIENT);

        Reader reader = em.find(Reader.class, 1); // without
        Review review = new Review("Fine");
        reader.reviews.add(review);
        session.expire(reader);
        assertThat(session.inspect(review).state()).isEqualTo(PENDING);
        // end
    }

    @RuleExample(28)
    void detachedMembers(Example example) {
        EntityManager em = readers(example);
        // snippet
        Reader reader = em.find(Reader.class, 1);
        Review fine = em.find(Review.class, 1);
        em.detach(reader); // its reviews are not loaded, and need not be for this
        assertThat(em.contains(fine)).isTrue();
        // end
        example.sent("SELECT reader", "SELECT review");
    }
}
