package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What refresh() does with the instances that it cascades to. */
@SwitchTest(
        value = "athanor.cascade.refresh",
        entities = {Tour.class, Gig.class})
class CascadeRefreshTest {
    private static Tour loaded(Trial trial) {
        trial.rows("tour (id, name) VALUES (1, 'North')", "gig (id, place, tour_id) VALUES (1, 'Oslo', 1)");
        Tour north = trial.em.find(Tour.class, 1);
        assertThat(north.gigs).hasSize(1);
        trial.forget();
        return north;
    }

    @SetTo("refresh")
    void theyAreReadAtOnce(Trial trial) {
        Tour north = loaded(trial);
        Gig oslo = north.gigs.get(0);
        trial.elsewhere("UPDATE gig SET place = 'Bergen'");
        trial.em.refresh(north);
        assertThat(trial.gists()).contains("SELECT tour", "SELECT gig");
        assertThat(trial.loaded(oslo)).contains("place");
        assertThat(oslo.place).isEqualTo("Bergen");
        trial.sent();
    }

    @SetTo("expire")
    void theyAreReadWhenTheyAreTouched(Trial trial) {
        Tour north = loaded(trial);
        Gig oslo = north.gigs.get(0);
        trial.elsewhere("UPDATE gig SET place = 'Bergen'");
        trial.em.refresh(north);
        trial.sent("SELECT tour");
        assertThat(trial.loaded(oslo)).isEmpty();
        assertThat(oslo.place).isEqualTo("Bergen");
        trial.sent("SELECT gig");
    }
}
