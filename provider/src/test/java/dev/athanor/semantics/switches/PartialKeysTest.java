package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.util.List;

/** Whether a row is an entity whose composite key is null in part. */
@SwitchTest(value = "athanor.partial-keys", entities = PartialKeysTest.Pairing.class)
class PartialKeysTest {
    private static List<Pairing> all(Trial trial) {
        trial.elsewhere(
                "ALTER TABLE pairing DROP PRIMARY KEY",
                "ALTER TABLE pairing ALTER COLUMN opener SET NULL",
                "INSERT INTO pairing (headliner, opener) VALUES (1, 2), (3, NULL)");
        return trial.em
                .createQuery("select p from Pairing p order by p.headliner", Pairing.class)
                .getResultList();
    }

    @SetTo("true")
    void itIs(Trial trial) {
        List<Pairing> all = all(trial);
        assertThat(all).hasSize(2).doesNotContainNull();
        assertThat(all.get(1).headliner).isEqualTo(3);
        assertThat(all.get(1).opener).isNull();
    }

    @SetTo("false")
    void itIsNone(Trial trial) {
        List<Pairing> all = all(trial);
        assertThat(all).hasSize(2);
        assertThat(all.get(1)).isNull();
    }

    @Entity
    @IdClass(Pairing.Key.class)
    static class Pairing {
        @Id
        Integer headliner;

        @Id
        Integer opener;

        record Key(Integer headliner, Integer opener) {}
    }
}
