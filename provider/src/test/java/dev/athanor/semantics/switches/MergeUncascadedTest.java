package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What merge() makes of a relationship that does not cascade MERGE. */
@SwitchTest(value = "athanor.merge.uncascaded", with = "athanor.cascade.default=none")
class MergeUncascadedTest {
    private static Musician merged(Trial trial) {
        Musician given = new Musician(1, "Damo");
        given.band = trial.band(2);
        trial.em.detach(given.band);
        return trial.em.merge(given);
    }

    @SetTo("reference")
    void aReferenceToTheInstanceOfTheSameIdentity(Trial trial) {
        Musician damo = merged(trial);
        assertThat(damo.band).isSameAs(trial.band(2));
    }

    @SetTo("ignore")
    void nothing(Trial trial) {
        Musician damo = merged(trial);
        assertThat(damo.band).isSameAs(trial.band(1));
    }
}
