package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether find() returns a pending instance of that key, without a statement. */
@SwitchTest(value = "athanor.find.pending", with = "athanor.autoflush=off")
class FindPendingTest {
    @SetTo("true")
    void itDoes(Trial trial) {
        Musician michael = new Musician(4, "Michael");
        trial.em.persist(michael);
        assertThat(trial.em.find(Musician.class, 4)).isSameAs(michael);
        trial.sent();
    }

    @SetTo("false")
    void theDatabaseIsAsked(Trial trial) {
        trial.em.persist(new Musician(4, "Michael"));
        assertThat(trial.em.find(Musician.class, 4)).isNull();
        trial.sent("SELECT musician");
    }
}
