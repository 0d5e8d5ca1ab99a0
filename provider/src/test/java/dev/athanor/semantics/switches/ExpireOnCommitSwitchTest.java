package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What a commit does to the instances of a context that stays open. */
@SwitchTest("athanor.expire-on-commit")
class ExpireOnCommitSwitchTest {
    private static Band committed(Trial trial) {
        Band can = trial.band(1);
        trial.commit();
        trial.forget();
        return can;
    }

    @SetTo("none")
    void theyKeepTheirState(Trial trial) {
        Band can = committed(trial);
        trial.em.getTransaction().begin();
        assertThat(can.name).isEqualTo("Can");
        trial.sent();
    }

    @SetTo("soft")
    void theyAreReadAnewInTheNextTransaction(Trial trial) {
        Band can = committed(trial);
        assertThat(trial.loaded(can)).contains("name");
        trial.em.getTransaction().begin();
        assertThat(trial.loaded(can)).doesNotContain("name");
        assertThat(can.name).isEqualTo("Can");
        trial.sent("SELECT band");
    }

    @SetTo("hard")
    void theyExpireAtOnce(Trial trial) {
        Band can = committed(trial);
        assertThat(trial.loaded(can)).isEmpty();
        trial.em.getTransaction().begin();
        assertThat(can.name).isEqualTo("Can");
        trial.sent("SELECT band");
    }
}
