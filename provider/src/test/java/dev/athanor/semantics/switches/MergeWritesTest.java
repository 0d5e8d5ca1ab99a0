package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What merge() writes to the persistent instance. */
@SwitchTest("athanor.merge.writes")
class MergeWritesTest {
    private static Musician merged(Trial trial) {
        Musician zappi = trial.musician(3);
        trial.em.merge(new Musician(3, "Zappi"));
        return zappi;
    }

    @SetTo("changes")
    void whatDiffers(Trial trial) {
        Musician zappi = merged(trial);
        assertThat(trial.session.inspect(zappi).history("name").added()).isEmpty();
    }

    @SetTo("all")
    void allThatTheGivenInstanceHas(Trial trial) {
        Musician zappi = merged(trial);
        assertThat(trial.session.dirtyInstances()).contains(zappi);
    }
}
