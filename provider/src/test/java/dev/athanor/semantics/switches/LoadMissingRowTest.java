package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityNotFoundException;

/** What it means that a load meets no row. */
@SwitchTest("athanor.load.missing-row")
class LoadMissingRowTest {
    private static Musician ofAMissingBand(Trial trial) {
        trial.elsewhere("SET REFERENTIAL_INTEGRITY FALSE", "DELETE FROM band WHERE id = 2");
        return trial.musician(3);
    }

    @SetTo("error")
    void anError(Trial trial) {
        Musician zappi = ofAMissingBand(trial);
        assertThatThrownBy(() -> assertThat(zappi.band.name).isNotNull()).isInstanceOf(EntityNotFoundException.class);
    }

    @SetTo("deleted")
    void nothingIsThere(Trial trial) {
        assertThat(ofAMissingBand(trial).band).isNull();
    }
}
