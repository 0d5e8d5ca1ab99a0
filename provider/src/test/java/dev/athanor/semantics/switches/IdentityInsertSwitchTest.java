package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** When a row is inserted whose key the database generates. */
@SwitchTest(value = "athanor.identity.insert", entities = IdentityInsertSwitchTest.Ticket.class)
class IdentityInsertSwitchTest {
    @SetTo("on-read")
    void atTheFirstReadOfTheKey(Trial trial) {
        Ticket ticket = new Ticket();
        trial.em.persist(ticket);
        trial.sent();
        assertThat(ticket.id).isNotNull();
        trial.sent("INSERT ticket");
    }

    @SetTo("immediate")
    void atOnce(Trial trial) {
        trial.em.persist(new Ticket());
        trial.sent("INSERT ticket");
    }

    @SetTo("delayed")
    void withTheFlush(Trial trial) {
        Ticket ticket = new Ticket();
        trial.em.persist(ticket);
        assertThat(ticket.id).isNull();
        trial.sent();
        trial.em.flush();
        trial.sent("INSERT ticket");
        assertThat(ticket.id).isNotNull();
    }

    @Entity
    static class Ticket {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String seat;
    }
}
