package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.UnloadedAttributeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule: a loaded collection travels as the JDK's; an unloaded one arrives as if its owner were detached. */
final class CollectionSerialisationTest {
    private final Basket basket = new Basket();

    private static Object travel(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void loadedCollectionsBecomeTheJdks() throws Exception {
        TrackedList<String> list = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        list.fill(List.of("b", "a"));
        TrackedSet<String> set = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        set.fill(List.of("b", "a"));
        TrackedMap<String, String> map =
                new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(element -> "key of " + element));
        map.fill(List.of("b", "a"));

        assertThat(travel(list)).isExactlyInstanceOf(ArrayList.class).isEqualTo(List.of("b", "a"));
        assertThat(travel(set)).isExactlyInstanceOf(LinkedHashSet.class).isEqualTo(Set.of("a", "b"));
        assertThat(travel(map))
                .isExactlyInstanceOf(LinkedHashMap.class)
                .isEqualTo(Map.of("key of a", "a", "key of b", "b"));
    }

    @Test
    void unloadedCollectionsAreNotLoadedForTheJourney() throws Exception {
        basket.attach();
        TrackedList<?> list = (TrackedList<?>) travel(new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST));
        TrackedSet<?> set = (TrackedSet<?>) travel(new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET));
        TrackedMap<?, ?> map = (TrackedMap<?, ?>)
                travel(new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(element -> element)));

        for (TrackedCollection each : List.of(list, set, map)) {
            assertThat(each.isInitialized()).isFalse();
            assertThat(each.owner()).isNull();
            assertThat(each.toString()).contains("<not loaded>");
        }
        assertThatThrownBy(list::size)
                .isInstanceOf(UnloadedAttributeException.class)
                .hasMessageStartingWith("ATH2002 a collection was not loaded when its owner was serialised");
        assertThatThrownBy(set::size).isInstanceOf(UnloadedAttributeException.class);
        assertThatThrownBy(map::size).isInstanceOf(UnloadedAttributeException.class);
    }
}
