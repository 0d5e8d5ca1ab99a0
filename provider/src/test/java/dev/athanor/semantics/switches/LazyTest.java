package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.DynamicCollection;
import dev.athanor.WriteOnlyCollection;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.WriteOnlyException;
import java.util.List;

/** How a relationship is loaded. */
@SwitchTest(value = "athanor.lazy", attribute = "Band.musicians")
class LazyTest {
    @SetTo("select")
    void whenItIsTouched(Trial trial) {
        Band can = trial.band(1);
        trial.sent("SELECT band");
        assertThat(can.musicians).hasSize(2);
        trial.sent("SELECT musician");
    }

    @SetTo("joined")
    void inTheSameStatement(Trial trial) {
        Band can = trial.band(1);
        assertThat(trial.statements()).singleElement().asString().contains("JOIN");
        assertThat(can.musicians).hasSize(2);
        trial.sent();
    }

    @SetTo("selectin")
    void inAStatementForAllOwners(Trial trial) {
        List<Band> bands = all(trial);
        assertThat(trial.statements()).hasSize(2).last().asString().contains(" IN ");
        assertThat(bands.get(1).musicians).hasSize(1);
        trial.sent();
    }

    @SetTo("subquery")
    void inAStatementForAllOwnersTooThatNamesTheirKeys(Trial trial) {
        List<Band> bands = all(trial);
        assertThat(trial.statements()).hasSize(2).last().asString().contains(" IN ");
        assertThat(bands.get(1).musicians).hasSize(1);
        trial.sent();
    }

    @SetTo("dynamic")
    void never(Trial trial) {
        Band can = trial.band(1);
        trial.forget();
        assertThat(can.musicians).hasSize(2);
        assertThat(can.musicians).hasSize(2);
        assertThat(trial.gists()).as("asked each time").hasSizeGreaterThanOrEqualTo(2);
        assertThat(can.musicians).isInstanceOf(DynamicCollection.class);
    }

    @SetTo("write-only")
    void neverNotEvenToIterate(Trial trial) {
        Band can = trial.band(1);
        assertThat(can.musicians).isInstanceOf(WriteOnlyCollection.class);
        assertThatThrownBy(() -> can.musicians.size()).isInstanceOf(WriteOnlyException.class);
    }

    @SetTo("raise")
    void refused(Trial trial) {
        Band can = trial.band(1);
        assertThatThrownBy(() -> can.musicians.size()).isInstanceOf(RaiseLoadException.class);
    }

    @SetTo("raise-on-sql")
    void refusedIfItTakesAStatement(Trial trial) {
        Band can = trial.band(1);
        assertThatThrownBy(() -> can.musicians.size()).isInstanceOf(RaiseLoadException.class);
    }

    @SetTo("noload")
    void readAsEmpty(Trial trial) {
        Band can = trial.band(1);
        trial.forget();
        assertThat(can.musicians).isEmpty();
        trial.sent();
    }

    private static List<Band> all(Trial trial) {
        return trial.em
                .createQuery("select b from Band b order by b.id", Band.class)
                .getResultList();
    }
}
