package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Whether what is lazy is loaded for all instances that came together, or for the one that was touched. */
@SwitchTest("athanor.load.peers")
class LoadPeersTest {
    private static List<Band> all(Trial trial) {
        return trial.em
                .createQuery("select b from Band b order by b.id", Band.class)
                .getResultList();
    }

    @SetTo("true")
    void forAll(Trial trial) {
        List<Band> bands = all(trial);
        trial.forget();
        assertThat(bands.get(0).musicians).hasSize(2);
        assertThat(bands.get(1).musicians).hasSize(1);
        trial.sent("SELECT musician");
    }

    @SetTo("false")
    void forTheOneThatWasTouched(Trial trial) {
        List<Band> bands = all(trial);
        trial.forget();
        assertThat(bands.get(0).musicians).hasSize(2);
        assertThat(bands.get(1).musicians).hasSize(1);
        trial.sent("SELECT musician", "SELECT musician");
    }
}
