package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What detach() does with an instance that is not in the session. */
@SwitchTest("athanor.detach.unknown")
class DetachUnknownTest {
    @SetTo("ignore")
    void nothing(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        trial.em.detach(michael);
        assertThat(trial.state(michael)).isEqualTo(TRANSIENT);
    }

    @SetTo("error")
    void refuses(Trial trial) {
        assertThatThrownBy(() -> trial.em.detach(new Musician(4, "Michael")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
