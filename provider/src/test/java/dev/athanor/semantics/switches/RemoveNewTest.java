package dev.athanor.semantics.switches;

import static dev.athanor.EntityState.PENDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What remove() does with an instance that has no row. */
@SwitchTest("athanor.remove.new")
class RemoveNewTest {
    @SetTo("ignore")
    void ignoredOrNeverInserted(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        trial.em.remove(michael);
        trial.em.persist(michael);
        trial.em.remove(michael);
        assertThat(trial.em.contains(michael)).isFalse();
        trial.em.flush();
        trial.sent();
    }

    @SetTo("error")
    void refused(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        assertThatThrownBy(() -> trial.em.remove(michael)).isInstanceOf(IllegalArgumentException.class);
        trial.em.persist(michael);
        assertThatThrownBy(() -> trial.em.remove(michael)).isInstanceOf(IllegalArgumentException.class);
        assertThat(trial.state(michael)).isEqualTo(PENDING);
    }
}
