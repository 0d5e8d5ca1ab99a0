package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** Whether references that name no FETCH are lazy. */
@SwitchTest(
        value = "athanor.fetch.to-one",
        entities = {FetchToOneTest.Drummer.class, Band.class, Musician.class})
class FetchToOneTest {
    private static Drummer found(Trial trial) {
        trial.rows("drummer (id, band_id) VALUES (1, 1)");
        return trial.em.find(Drummer.class, 1);
    }

    @SetTo("annotated")
    void eagerAsTheStandardHasIt(Trial trial) {
        assertThat(trial.loaded(found(trial))).contains("band");
    }

    @SetTo("lazy")
    void lazy(Trial trial) {
        Drummer jaki = found(trial);
        assertThat(trial.loaded(jaki)).doesNotContain("band");
        trial.forget();
        assertThat(jaki.band.name).isEqualTo("Can");
        trial.sent("SELECT band");
    }

    @Entity
    static class Drummer {
        @Id
        Integer id;

        @ManyToOne
        Band band;
    }
}
