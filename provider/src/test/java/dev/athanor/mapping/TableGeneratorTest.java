package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Keys that a table counts. Jakarta Persistence 3.2, sections 11.1.20 and 11.1.51. */
class TableGeneratorTest {
    @Entity
    @Table(name = "plain_count")
    static class Plain {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        @Nullable Long id;
    }

    @Entity
    @Table(name = "named_count")
    static class Named {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "numbers")
        @TableGenerator(
                name = "numbers",
                table = "counters",
                pkColumnName = "whose",
                valueColumnName = "so_far",
                pkColumnValue = "named",
                initialValue = 100,
                allocationSize = 3)
        int id;
    }

    /** AUTO takes the table that its generator names. */
    @Entity
    @Table(name = "shared_count")
    static class Shared {
        @Id
        @GeneratedValue(generator = "numbers")
        short id;
    }

    @Entity
    @Table(name = "other_count")
    @TableGenerator(
            name = "others",
            table = "counters",
            pkColumnName = "whose",
            valueColumnName = "so_far",
            allocationSize = 1)
    static class Other {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "others")
        long id;
    }

    @OnEachDatabase
    void theDefaultTableHasARowForEachHierarchy(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Plain.class)) {
            List<Plain> made = List.of(new Plain(), new Plain(), new Plain());
            unit.persist(made.toArray());
            assertThat(made).extracting(each -> each.id).containsExactly(1L, 2L, 3L);
            assertThat(unit.texts("SELECT KEY_NAME, LAST_KEY FROM GENERATED_KEYS"))
                    .containsExactly(List.of("plain_count", "50"));
            assertThat(unit.log.statements().stream().filter(sql -> sql.contains("GENERATED_KEYS")))
                    .containsExactly(
                            "UPDATE GENERATED_KEYS SET LAST_KEY = LAST_KEY + 50 WHERE KEY_NAME = ?",
                            "INSERT INTO GENERATED_KEYS (KEY_NAME, LAST_KEY) VALUES (?, ?)");
        }
    }

    @OnEachDatabase
    void aGeneratorSaysWhereItCountsAndFromWhere(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Named.class, Shared.class, Other.class)) {
            List<Named> made = List.of(new Named(), new Named());
            Shared shared = new Shared();
            Named last = new Named();
            Other other = new Other();
            unit.persist(made.get(0), made.get(1), shared, last, other);
            assertThat(made).extracting(each -> each.id).containsExactly(101, 102);
            // One row and one block for all who name the generator.
            assertThat(shared.id).isEqualTo((short) 103);
            assertThat(last.id).isEqualTo(104);
            assertThat(other.id).isEqualTo(1);
            assertThat(unit.texts("SELECT whose, so_far FROM counters ORDER BY whose"))
                    .containsExactly(List.of("named", "106"), List.of("others", "1"));
        }
        MappedUnit again = new MappedUnit(
                database,
                Map.of("jakarta.persistence.schema-generation.database.action", "none"),
                List.of(Named.class));
        try (again) {
            Named later = new Named();
            again.persist(later);
            assertThat(later.id).isEqualTo(107);
        }
    }

    @OnEachDatabase
    void aRollbackOfTheCallerGivesNoKeyTwice(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Other.class)) {
            Other lost = new Other();
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        session.persist(lost);
                        throw new IllegalStateException("changed my mind");
                    }))
                    .hasMessage("changed my mind");
            Other kept = new Other();
            unit.inTransaction(session -> {
                session.persist(kept);
                // The row is free although this transaction is still open.
                assertThat(unit.value("SELECT so_far FROM counters")).hasToString("2");
            });
            assertThat(kept.id).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void factoriesAndThreadsNeverGetTheSameKey(TestDatabase database) throws Exception {
        Map<String, ?> keep = Map.of("jakarta.persistence.schema-generation.database.action", "none");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (MappedUnit one = new MappedUnit(database, Named.class);
                MappedUnit two = new MappedUnit(database, keep, List.of(Named.class))) {
            List<Future<List<Integer>>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                MappedUnit unit = thread % 2 == 0 ? one : two;
                running.add(threads.submit(() -> {
                    List<Integer> keys = new ArrayList<>();
                    for (int i = 0; i < 10; i++) {
                        Named made = new Named();
                        unit.persist(made);
                        keys.add(made.id);
                    }
                    return keys;
                }));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<List<Integer>> each : running) {
                all.addAll(each.get());
            }
            assertThat(all).hasSize(40).doesNotHaveDuplicates();
            assertThat(Collections.min(all)).isEqualTo(101);
        } finally {
            threads.shutdownNow();
        }
    }
}
