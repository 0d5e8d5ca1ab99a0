package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether both sides of a relationship are kept alike in memory. */
@SwitchTest(value = "athanor.inverse-sync", attribute = "Band.musicians")
class InverseSyncSwitchTest {
    @SetTo("off")
    void theProgramSeesToIt(Trial trial) {
        Band can = trial.band(1);
        Musician zappi = trial.musician(3);
        assertThat(can.musicians).hasSize(2);
        zappi.band = can;
        assertThat(can.musicians).hasSize(2);
    }

    @SetTo("on")
    void theyAre(Trial trial) {
        Band can = trial.band(1);
        Musician zappi = trial.musician(3);
        assertThat(can.musicians).hasSize(2);
        zappi.band = can;
        assertThat(can.musicians).hasSize(3).last().isSameAs(zappi);
        can.musicians.remove(zappi);
        assertThat(zappi.band).isNull();
    }
}
