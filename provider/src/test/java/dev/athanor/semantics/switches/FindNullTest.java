package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What find() does with a key that is null. */
@SwitchTest("athanor.find.null")
class FindNullTest {
    @SetTo("error")
    void refuses(Trial trial) {
        assertThatThrownBy(() -> trial.em.find(Band.class, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @SetTo("nothing")
    void findsNothing(Trial trial) {
        assertThat(trial.em.find(Band.class, null)).isNull();
        trial.sent();
    }
}
