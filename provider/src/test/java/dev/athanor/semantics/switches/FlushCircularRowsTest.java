package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.CircularDependencyException;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;

/** What a flush does with rows that refer to each other in a circle. */
@SwitchTest(value = "athanor.flush.circular-rows", entities = FlushCircularRowsTest.Rival.class)
class FlushCircularRowsTest {
    private static void circle(Trial trial) {
        Rival one = new Rival();
        one.id = 1;
        Rival two = new Rival();
        two.id = 2;
        one.rival = two;
        two.rival = one;
        trial.em.persist(one);
        trial.em.persist(two);
    }

    @SetTo("break")
    void nullIsWrittenFirst(Trial trial) {
        circle(trial);
        trial.em.flush();
        trial.sent("INSERT rival", "INSERT rival", "UPDATE rival");
    }

    @SetTo("fail")
    void fails(Trial trial) {
        circle(trial);
        assertThatThrownBy(trial.em::flush).isInstanceOf(CircularDependencyException.class);
        trial.sent();
    }

    @Entity
    static class Rival {
        @Id
        Integer id;

        @OneToOne(fetch = FetchType.LAZY)
        Rival rival;
    }
}
