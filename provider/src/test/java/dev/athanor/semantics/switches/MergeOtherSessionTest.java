package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;

/** What merge() does with an instance of another open session. */
@SwitchTest("athanor.merge.other-session")
class MergeOtherSessionTest {
    @SetTo("error")
    void refused(Trial trial) {
        Musician elsewhere = trial.another().find(Musician.class, 3);
        assertThatThrownBy(() -> trial.em.merge(elsewhere)).isInstanceOf(IllegalArgumentException.class);
    }

    @SetTo("copy")
    void itsStateIsCopied(Trial trial) {
        EntityManager other = trial.another();
        Musician elsewhere = other.find(Musician.class, 3);
        elsewhere.name = "Werner";
        Musician merged = trial.em.merge(elsewhere);
        assertThat(merged).isNotSameAs(elsewhere);
        assertThat(merged.name).isEqualTo("Werner");
        assertThat(other.contains(elsewhere)).isTrue();
    }
}
