package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;

/** Which foreign keys are set to null when the object that they refer to is removed. */
@SwitchTest(value = "athanor.remove.nullify", with = "athanor.cascade.default=none")
class RemoveNullifyTest {
    @SetTo("owner")
    void thoseThatTheRemovedSideWrites(Trial trial) {
        trial.em.remove(trial.band(1));
        assertThatThrownBy(trial.em::flush).as("its musicians refer to it").isInstanceOf(PersistenceException.class);
        assertThat(trial.gists()).doesNotContain("UPDATE musician");
    }

    @SetTo("always")
    void thoseOfAllItsRelationships(Trial trial) {
        trial.em.remove(trial.band(1));
        trial.em.flush();
        trial.sent("SELECT band", "SELECT musician", "UPDATE musician", "UPDATE musician", "DELETE band");
    }
}
