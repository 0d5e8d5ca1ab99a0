package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a flush does with a reference to an object outside the session. */
@SwitchTest(value = "athanor.flush.unsaved-reference", with = "athanor.cascade.default=none")
class UnsavedReferenceTest {
    private static void referring(Trial trial) {
        Musician klaus = new Musician(4, "Klaus");
        klaus.band = new Band(3, "Neu!");
        trial.em.persist(klaus);
    }

    @SetTo("fail")
    void fails(Trial trial) {
        referring(trial);
        assertThatThrownBy(trial.em::flush)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ATH2104");
        trial.sent();
    }

    @SetTo("skip")
    void leavesTheLinkUnwritten(Trial trial) {
        referring(trial);
        trial.em.flush();
        trial.sent("INSERT musician");
        assertThat(trial.em
                        .createQuery("select m.id from Musician m where m.band is null", Integer.class)
                        .getResultList())
                .containsExactly(4);
    }
}
