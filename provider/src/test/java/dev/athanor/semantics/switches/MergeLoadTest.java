package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PERSISTENT;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether merge() reads the row. */
@SwitchTest("athanor.merge.load")
class MergeLoadTest {
    private static Musician ofAnother(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.detach(zappi);
        trial.elsewhere("UPDATE musician SET name = 'Werner' WHERE id = 3");
        trial.forget();
        return zappi;
    }

    @SetTo("true")
    void theRowIsReadAndWritten(Trial trial) {
        trial.em.merge(ofAnother(trial));
        trial.em.flush();
        trial.sent("SELECT musician", "UPDATE musician");
    }

    @SetTo("false")
    void theGivenInstanceIsBelieved(Trial trial) {
        Musician merged = trial.em.merge(ofAnother(trial));
        assertThat(merged.name).isEqualTo("Zappi");
        assertThat(trial.state(merged)).isEqualTo(PERSISTENT);
        trial.em.flush();
        trial.sent();
    }
}
