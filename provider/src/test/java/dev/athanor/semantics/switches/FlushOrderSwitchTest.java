package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** In which order a flush writes rows. */
@SwitchTest("athanor.flush.order")
class FlushOrderSwitchTest {
    /** Two statements would do, but not in the order of the keys. */
    private static void changed(Trial trial) {
        Musician damo = trial.musician(1);
        Musician jaki = trial.musician(2);
        Musician zappi = trial.musician(3);
        damo.name = "Kenji";
        jaki.band = null;
        zappi.name = "Werner";
        trial.forget();
        trial.em.flush();
    }

    @SetTo("batches")
    void inAsFewBatchesAsCanBe(Trial trial) {
        changed(trial);
        assertThat(trial.statements()).hasSize(2);
    }

    @SetTo("arrival")
    void rowByRowInTheOrderOfTheKeys(Trial trial) {
        changed(trial);
        assertThat(trial.statements()).hasSize(3);
    }
}
