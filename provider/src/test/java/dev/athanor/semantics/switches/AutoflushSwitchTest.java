package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** What flushes by itself. */
@SwitchTest("athanor.autoflush")
class AutoflushSwitchTest {
    private static void changed(Trial trial) {
        trial.band(1).name = "Inner Space";
        trial.forget();
    }

    private static long named(Trial trial) {
        return trial.em
                .createQuery("select count(b) from Band b where b.name = 'Inner Space'", Long.class)
                .getSingleResult();
    }

    @SetTo("off")
    void nothing(Trial trial) {
        changed(trial);
        assertThat(named(trial)).isZero();
        trial.sent("SELECT band");
    }

    @SetTo("query")
    void queriesThatReadTheTable(Trial trial) {
        changed(trial);
        trial.em.createQuery("select m from Musician m", Musician.class).getResultList();
        trial.em.find(Band.class, 2);
        trial.sent("SELECT musician", "SELECT band");
        assertThat(named(trial)).isEqualTo(1);
        trial.sent("UPDATE band", "SELECT band");
    }

    @SetTo("any-load")
    void whateverReads(Trial trial) {
        changed(trial);
        trial.em.find(Band.class, 2);
        trial.sent("UPDATE band", "SELECT band");
    }
}
