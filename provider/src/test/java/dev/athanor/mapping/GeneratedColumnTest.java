package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.Generated;
import dev.athanor.GenerationTime;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns that the program does not write: Jakarta Persistence 3.2, section 11.1.9, and {@link Generated}. */
class GeneratedColumnTest {
    @Entity
    @Table(name = "priced")
    static class Priced {
        @Id
        int id;

        int price;

        /** As the standard has it: not written, and not read back. */
        @Column(insertable = false, updatable = false)
        @Nullable Integer stale;

        @Generated
        @Nullable Integer given;

        @Generated(GenerationTime.ALWAYS)
        @Nullable Integer twice;

        @Column(insertable = false)
        @Nullable String later;

        @Column(updatable = false)
        @Nullable String once;

        transient @Nullable Integer seen;

        Priced() {}

        Priced(int id, int price) {
            this.id = id;
            this.price = price;
        }

        @PostPersist
        void look() {
            seen = given;
        }
    }

    private static MappedUnit unit(TestDatabase database) {
        String stored = database.kind() == TestDatabase.Kind.H2 ? "" : " STORED";
        database.execute("CREATE TABLE priced (id INT PRIMARY KEY, price INT, stale INT DEFAULT 3, given INT DEFAULT 7,"
                + " twice INT GENERATED ALWAYS AS (price * 2)" + stored
                + ", later VARCHAR(20), once VARCHAR(20))");
        return new MappedUnit(
                database,
                Map.of("jakarta.persistence.schema-generation.database.action", "none"),
                List.of(Priced.class));
    }

    @OnEachDatabase
    void whatTheDatabaseFillsIsReadBackTogether(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Priced one = new Priced(1, 10);
            Priced two = new Priced(2, 20);
            unit.inTransaction(session -> {
                session.persist(one);
                session.persist(two);
                session.flush();
                assertThat(unit.log.statements()).hasSize(2);
                assertThat(unit.log.statements().get(0))
                        .isEqualTo("INSERT INTO priced (id, price, once) VALUES (?, ?, ?)");
                assertThat(one.given).isEqualTo(7);
                assertThat(one.twice).isEqualTo(20);
                assertThat(two.twice).isEqualTo(40);
                assertThat(two.seen).isEqualTo(7);
                assertThat(two.stale).isNull();
                assertThat(unit.log.statements()).hasSize(2);
                unit.log.clear();
                two.price = 21;
                two.given = 8;
                session.flush();
                assertThat(unit.log.statements()).hasSize(2);
                assertThat(unit.log.statements().get(0))
                        .isEqualTo("UPDATE priced SET price = ?, given = ? WHERE id = ?");
                assertThat(two.twice).isEqualTo(42);
                assertThat(two.given).isEqualTo(8);
                session.refresh(two);
                assertThat(two.stale).isEqualTo(3);
            });
        }
    }

    @OnEachDatabase
    void columnsAreLeftOutOfStatementsAsTheMappingSays(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Priced made = new Priced(1, 10);
            made.later = "lost";
            made.once = "kept";
            unit.persist(made);
            unit.with(Priced.class, 1, loaded -> {
                assertThat(loaded.later).isNull();
                assertThat(loaded.once).isEqualTo("kept");
                loaded.later = "now";
                loaded.once = "too late";
            });
            unit.with(Priced.class, 1, loaded -> {
                assertThat(loaded.later).isEqualTo("now");
                assertThat(loaded.once).isEqualTo("kept");
            });
        }
    }
}
