package dev.athanor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    /** A key like many others, for collisions. */
    private record Key(int value) {
        @Override
        public int hashCode() {
            return value % 7;
        }
    }

    @Test
    void doesWhatAMapDoes() {
        Random random = new Random(42);
        KeyTable table = new KeyTable();
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int value = random.nextInt(300);
            Object key = value % 3 == 0 ? new Key(value) : value % 3 == 1 ? (Object) (value * 4096L) : "k" + value;
            if (random.nextInt(5) < 3) {
                Object instance = new Object();
                assertThat(table.put(key, instance)).isSameAs(map.put(key, instance));
            } else {
                table.remove(key);
                map.remove(key);
            }
            assertThat(table.get(key)).isSameAs(map.get(key));
        }
        map.forEach((key, instance) -> assertThat(table.get(key)).isSameAs(instance));
        List<Object> all = new ArrayList<>();
        table.addTo(all);
        assertThat(all).containsExactlyInAnyOrderElementsOf(map.values());
    }
}
