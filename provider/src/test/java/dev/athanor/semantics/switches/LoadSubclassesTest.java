package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;

/** Whether what reads the rows of an entity class reads the attributes of its subclasses with them. */
@SwitchTest(
        value = "athanor.load.subclasses",
        entities = {LoadSubclassesTest.Instrument.class, LoadSubclassesTest.Organ.class})
class LoadSubclassesTest {
    private static Organ found(Trial trial) {
        trial.rows("instrument (id, dtype) VALUES (1, 'Organ')", "organ (id, manuals) VALUES (1, 2)");
        return (Organ) trial.em
                .createQuery("select i from Instrument i", Instrument.class)
                .getSingleResult();
    }

    @SetTo("true")
    void itDoes(Trial trial) {
        Organ organ = found(trial);
        assertThat(trial.statements()).singleElement().asString().containsIgnoringCase("JOIN organ");
        assertThat(organ.manuals).isEqualTo(2);
        trial.sent();
    }

    @SetTo("false")
    void theyAreReadWhenTheyAreTouched(Trial trial) {
        Organ organ = found(trial);
        assertThat(trial.statements()).singleElement().asString().doesNotContainIgnoringCase("organ");
        assertThat(organ.manuals).isEqualTo(2);
        assertThat(trial.gists()).hasSize(1);
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Instrument {
        @Id
        Integer id;
    }

    @Entity
    static class Organ extends Instrument {
        Integer manuals;
    }
}
