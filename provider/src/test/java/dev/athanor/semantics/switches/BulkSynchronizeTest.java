package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the instances of the session learn of a bulk UPDATE. */
@SwitchTest("athanor.bulk.synchronize")
class BulkSynchronizeTest {
    private static final String EVALUABLE = "update Band b set b.name = 'Neu!' where b.id = 1";
    private static final String FOR_THE_DATABASE =
            "update Band b set b.name = 'Neu!' where exists (select m from Musician m where m.band = b and m.id = 1)";

    private static Band changedBy(Trial trial, String statement) {
        Band can = trial.band(1);
        trial.forget();
        assertThat(trial.em.createQuery(statement).executeUpdate()).isEqualTo(1);
        return can;
    }

    @SetTo("none")
    void notAtAll(Trial trial) {
        Band can = changedBy(trial, EVALUABLE);
        trial.sent("UPDATE band");
        assertThat(can.name).isEqualTo("Can");
        trial.sent();
    }

    @SetTo("evaluate")
    void conditionsAreEvaluatedInMemory(Trial trial) {
        Band can = changedBy(trial, EVALUABLE);
        trial.sent("UPDATE band");
        assertThat(can.name).isEqualTo("Neu!");
        trial.sent();
        assertThatThrownBy(() -> changedBy(trial, FOR_THE_DATABASE)).isInstanceOf(IllegalArgumentException.class);
    }

    @SetTo("fetch")
    void keysAreReadBefore(Trial trial) {
        Band can = changedBy(trial, EVALUABLE);
        trial.sent("SELECT band", "UPDATE band");
        assertThat(can.name).isEqualTo("Neu!");
    }

    @SetTo("auto")
    void inMemoryWhereItCanBe(Trial trial) {
        Band can = changedBy(trial, EVALUABLE);
        trial.sent("UPDATE band");
        assertThat(can.name).isEqualTo("Neu!");
        changedBy(trial, FOR_THE_DATABASE);
        trial.sent("SELECT band", "UPDATE band");
    }

    @SetTo("none")
    void aHintOfTheQueryCountsMore(Trial trial) {
        Band can = trial.band(1);
        trial.em
                .createQuery(EVALUABLE)
                .setHint("athanor.bulk.synchronize", "evaluate")
                .executeUpdate();
        assertThat(can.name).isEqualTo("Neu!");
    }
}
