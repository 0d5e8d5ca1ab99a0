package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What an attribute that was never set is after the INSERT. */
@SwitchTest(value = "athanor.insert.unset", entities = InsertUnsetTest.Ticket.class)
class InsertUnsetTest {
    private static Ticket inserted(Trial trial) {
        Ticket ticket = new Ticket();
        ticket.id = 1;
        trial.em.persist(ticket);
        trial.em.flush();
        trial.sent("INSERT ticket");
        return ticket;
    }

    @SetTo("loaded")
    void asItIs(Trial trial) {
        Ticket ticket = inserted(trial);
        assertThat(trial.loaded(ticket)).contains("seat");
        assertThat(ticket.price).isNull();
        trial.sent();
    }

    @SetTo("unloaded")
    void whatTheDatabaseHasPutThere(Trial trial) {
        Ticket ticket = inserted(trial);
        assertThat(trial.loaded(ticket)).doesNotContain("seat");
        assertThat(ticket.price).isEqualTo(20);
        assertThat(ticket.seat).isNull();
    }

    @Entity
    static class Ticket {
        @Id
        Integer id;

        String seat;

        @Column(columnDefinition = "int default 20")
        Integer price;
    }
}
