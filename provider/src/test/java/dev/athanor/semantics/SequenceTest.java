package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Keys from a sequence come in blocks. */
class SequenceTest {
    private static List<Long> persist(ShopUnit unit, int count) {
        return unit.returning(session -> {
            List<Long> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Order order = new Order("o");
                session.persist(order);
                keys.add(order.id);
            }
            return keys;
        });
    }

    @OnEachDatabase
    void oneCallStandsForABlock(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            assertThat(persist(unit, 10)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(unit.log.statements().stream().filter(sql -> !sql.startsWith("INSERT")))
                    .hasSize(1);
            assertThat(unit.log.batchSizes()).containsExactly(10);
            unit.log.clear();
            assertThat(persist(unit, 1)).containsExactly(11L);
            assertThat(unit.log.statements()).hasSize(2);
            unit.log.clear();
            assertThat(persist(unit, 9)).hasSize(9);
            assertThat(unit.log.statements()).hasSize(1);
        }
    }

    @OnEachDatabase
    void twoFactoriesNeverShareABlock(TestDatabase database) {
        try (ShopUnit first = new ShopUnit(database);
                ShopUnit second = new ShopUnit(
                        database,
                        Map.of("jakarta.persistence.schema-generation.database.action", "none"),
                        Shop.ENTITIES)) {
            List<Long> keys = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                keys.addAll(persist(first, 7));
                keys.addAll(persist(second, 7));
            }
            assertThat(new HashSet<>(keys)).hasSize(56);
        }
    }

    @OnEachDatabase
    void aKeyThatTheProgramSetsIsKept(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Order order = new Order("o");
                order.id = 1000L;
                session.persist(order);
                assertThat(order.id).isEqualTo(1000L);
            });
            assertThat(unit.log.statements()).hasSize(1);
        }
    }
}
