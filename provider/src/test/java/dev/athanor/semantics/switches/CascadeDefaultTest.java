package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What cascades along a relationship that names no cascade. */
@SwitchTest(value = "athanor.cascade.default", attribute = "Band.musicians")
class CascadeDefaultTest {
    @SetTo("none")
    void nothing(Trial trial) {
        Band neu = new Band(3, "Neu!");
        Musician klaus = new Musician(4, "Klaus");
        neu.musicians.add(klaus);
        trial.em.persist(neu);
        assertThat(trial.em.contains(klaus)).isFalse();
    }

    @SetTo("persist-merge")
    void persistAndMerge(Trial trial) {
        Band neu = new Band(3, "Neu!");
        Musician klaus = new Musician(4, "Klaus");
        neu.musicians.add(klaus);
        trial.em.persist(neu);
        assertThat(trial.em.contains(klaus)).isTrue();
    }
}
