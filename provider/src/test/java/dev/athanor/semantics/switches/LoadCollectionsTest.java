package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** When an unloaded collection is loaded. */
@SwitchTest("athanor.load.collections")
class LoadCollectionsTest {
    private static List<Musician> read(Trial trial) {
        Band can = trial.band(1);
        trial.forget();
        return can.musicians;
    }

    @SetTo("members")
    void whenItsMembersAreNeeded(Trial trial) {
        List<Musician> musicians = read(trial);
        trial.sent();
        assertThat(musicians.size()).isEqualTo(2);
        trial.sent("SELECT musician");
    }

    @SetTo("attribute")
    void whenTheAttributeIsRead(Trial trial) {
        List<Musician> musicians = read(trial);
        trial.sent("SELECT musician");
        assertThat(musicians.size()).isEqualTo(2);
        trial.sent();
    }
}
