package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What a reference is whose foreign key is read as null. */
@SwitchTest("athanor.load.null-reference")
class LoadNullReferenceTest {
    private static Musician alone(Trial trial) {
        trial.rows("musician (id, name) VALUES (4, 'Klaus')");
        return trial.musician(4);
    }

    @SetTo("loaded")
    void loadedAsNull(Trial trial) {
        assertThat(trial.loaded(alone(trial))).contains("band");
    }

    @SetTo("unloaded")
    void notLoadedUntilItIsTouched(Trial trial) {
        Musician klaus = alone(trial);
        assertThat(trial.loaded(klaus)).doesNotContain("band");
        assertThat(klaus.band).isNull();
        assertThat(trial.loaded(klaus)).contains("band");
    }
}
