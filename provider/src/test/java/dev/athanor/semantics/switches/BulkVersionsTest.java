package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether a bulk UPDATE raises the versions of the rows that it changes. */
@SwitchTest(
        value = "athanor.bulk.versions",
        entities = {Album.class, Genre.class})
class BulkVersionsTest {
    private static int versionAfterwards(Trial trial) {
        trial.rows("album (id, title, version) VALUES (1, 'Tago Mago', 1)");
        trial.em.createQuery("update Album a set a.title = 'Ege Bamyasi'").executeUpdate();
        return trial.em.find(Album.class, 1).version;
    }

    @SetTo("true")
    void itDoes(Trial trial) {
        assertThat(versionAfterwards(trial)).isEqualTo(2);
    }

    @SetTo("false")
    void theProgramDoes(Trial trial) {
        assertThat(versionAfterwards(trial)).isEqualTo(1);
    }
}
