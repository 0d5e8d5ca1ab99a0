package library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.docs.Example;
import dev.athanor.docs.RuleExample;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.EntityManager;

/** Rules 37 to 41: two attributes that are two sides of one relationship. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class BackReferencesTest {
    @RuleExample(37)
    void unloadedCollection(Example example) {
        EntityManager em = example.of(Shelf.class, Book.class)
                .rows(
                        "shelf (id, name) VALUES (1, 'Poetry')",
                        "book (id, title, shelf_id) VALUES (1, 'Odes', 1), (2, 'Epodes', 1)")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        em.setProperty("athanor.autoflush", "off");
        Shelf shelf = em.find(Shelf.class, 1);
        Book satires = new Book("Satires");
        satires.shelf = shelf;
        assertThat(session.inspect(shelf).loaded()).doesNotContain("books");

        assertThat(shelf.books).hasSize(3).endsWith(satires); // loads, and remembers
        // end
        example.sent("SELECT shelf", "SELECT book");
    }

    private static EntityManager desks(Example example) {
        return example.of(Desk.class, Lamp.class)
                .rows("desk (id, name) VALUES (1, 'By the window')", "lamp (id, name, desk_id) VALUES (1, 'green', 1)")
                .open();
    }

    @RuleExample(38)
    void oneHop(Example example) {
        EntityManager em = desks(example);
        // snippet
        Desk desk = em.find(Desk.class, 1);
        Lamp green = desk.lamp;
        Lamp white = new Lamp("white");
        white.desk = desk;
        assertThat(desk.lamp).isSameAs(white);
        assertThat(green.desk).isSameAs(desk); // two hops away

        em.persist(white);
        em.getTransaction().commit();
        assertThat(green.desk).isNull();
        // end
        example.sent("SELECT desk", "SELECT lamp", "UPDATE lamp", "INSERT lamp", "COMMIT", "SELECT lamp");
    }

    @RuleExample(39)
    void replacedWithoutReading(Example example) {
        EntityManager em = desks(example);
        // snippet
        Desk desk = em.find(Desk.class, 1);
        desk.lamp = new Lamp("white"); // what it was is not read yet
        em.flush();
        // end
        example.sent("SELECT desk", "SELECT lamp", "UPDATE lamp", "INSERT lamp");
    }

    @RuleExample(40)
    void bothSides(Example example) {
        EntityManager em = example.of(Circle.class, Guest.class).open();
        // snippet
        Circle circle = new Circle("Epics");
        Guest guest = new Guest("Ada");
        circle.guests.add(guest);
        guest.circles.add(circle); // says it once more
        assertThat(circle.guests).containsExactly(guest, guest);

        em.persist(circle);
        em.flush();
        // end
        example.sent("INSERT circle", "INSERT guest", "INSERT circle_guest", "INSERT circle_guest");
    }

    @RuleExample(41)
    void readingWhatWasNeverSet(Example example) {
        EntityManager em = example.of(Member.class, Loan.class)
                .rows("member (id, name) VALUES (1, 'Ada')", "loan (id, title, member_id) VALUES (1, 'Odes', 1)")
                .open();
        AthanorSession session = em.unwrap(AthanorSession.class);
        // snippet
        Loan loan = new Loan();
        loan.id = 1;
        loan.memberId = 1;
        assertThat(loan.member).isNull(); // read, and not set
        assertThat(session.inspect(loan).loaded()).doesNotContain("member");

        Loan merged = em.merge(loan);
        em.getTransaction().commit(); // nothing has changed
        assertThat(merged.memberId).isEqualTo(1);
        // end
        example.sent("SELECT loan", "COMMIT", "SELECT loan");
    }
}
