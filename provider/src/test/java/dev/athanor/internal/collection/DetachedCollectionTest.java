package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.QuietReads;
import dev.athanor.message.UnloadedAttributeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule: without a session an unloaded collection refuses what needs members, with a remedy; equals and toString never. */
final class DetachedCollectionTest {
    private final Item a = Item.stored("a");
    private final Basket basket = new Basket();

    static Stream<Arguments> touches() {
        Item x = new Item("x");
        return Stream.of(
                touch("size", List::size),
                touch("iterator", List::iterator),
                touch("stream", list -> list.stream().toList()),
                touch("get", list -> list.get(0)),
                touch("contains", list -> list.contains(x)),
                touch("add", list -> list.add(x)),
                touch("addAll", list -> list.addAll(List.of(x))),
                touch("remove", list -> list.remove(x)),
                touch("clear", list -> {
                    list.clear();
                    return list;
                }),
                touch("forEach", list -> {
                    list.forEach(item -> {});
                    return list;
                }),
                touch("equals by a plain list", list -> List.of(x).equals(list)));
    }

    private static Arguments touch(String name, Function<List<Item>, Object> touch) {
        return Arguments.of(name, touch);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("touches")
    void refusesWhatNeedsMembers(String name, Function<List<Item>, Object> touch) {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);

        assertThatThrownBy(() -> touch.apply(items))
                .isInstanceOf(UnloadedAttributeException.class)
                .hasMessage("ATH2001 Basket.items was never loaded, and its owner has left its session"
                        + " -> Fetch it with the query (JOIN FETCH), or touch it before the owner is detached");
        assertThat(items.isModified()).isFalse();
    }

    @Test
    void refusesInSetsAndMapsToo() {
        TrackedSet<Item> tags = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        TrackedMap<String, Item> byName = new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(item -> ""));
        List<Supplier<Object>> calls = List.of(
                tags::size,
                () -> tags.add(a),
                tags::iterator,
                () -> tags.remove(a),
                byName::size,
                () -> byName.put("a", a),
                () -> byName.get("a"),
                () -> byName.keySet().iterator(),
                () -> byName.values().size());
        calls.forEach(call -> assertThatThrownBy(call::get).isInstanceOf(UnloadedAttributeException.class));
        assertThatThrownBy(tags::clear).isInstanceOf(UnloadedAttributeException.class);
        assertThatThrownBy(byName::clear).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    void equalsHashCodeAndToStringNeverThrow() {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        TrackedList<Item> loaded = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        loaded.fill(List.of(a));
        TrackedSet<Item> tags = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        TrackedMap<String, Item> byName = new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(item -> ""));

        for (Object each : List.of(items, tags, byName)) {
            assertThat(each.equals(each)).isTrue();
            assertThat(each.equals(List.of())).isFalse();
            assertThat(each.equals(Set.of())).isFalse();
            assertThat(each.equals(Map.of())).isFalse();
            assertThat(each.equals(null)).isFalse();
            assertThatCode(each::hashCode).doesNotThrowAnyException();
            assertThat(each.toString()).contains("<not loaded>");
        }
        assertThat(loaded.equals(items)).isFalse();
        assertThat(items.equals(loaded)).isFalse();
    }

    @Test
    void theyDoNotThrowWhenTheSessionCannotLoadAnyMore() {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        TrackedList<Item> elsewhere = new TrackedList<>(basket, Basket.TAGS, CollectionKind.LIST);
        basket.attach().close();

        assertThat(items).hasToString("[<not loaded>]").isNotEqualTo(List.of()).isNotEqualTo(elsewhere);
        assertThatCode(items::hashCode).doesNotThrowAnyException();
        assertThatThrownBy(items::size).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    void theMethodsOfAnEntityThatNeverThrowSeeNoMembers() {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        TrackedSet<Item> tags = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        TrackedMap<String, Item> byName = new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(item -> ""));
        QuietReads.enter();
        try {
            assertThat(items.iterator().hasNext()).isFalse();
            assertThat(items.stream().count()).isZero();
            assertThat(tags.size()).isZero();
            assertThat(byName.values().isEmpty()).isTrue();
        } finally {
            QuietReads.exit();
        }
        assertThat(items.isInitialized()).isFalse();
        assertThatThrownBy(items::size).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    void theMethodsOfAnEntityThatNeverThrowLoadWhereTheyCan() {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        basket.$athanor$set(Basket.ITEMS, items);
        basket.attach().rows(a);
        QuietReads.enter();
        try {
            assertThat(items.size()).isEqualTo(1);
        } finally {
            QuietReads.exit();
        }
    }

    @Test
    void keepsItsMembersAndReportsNothing() {
        Recorder session = basket.attach();
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        items.fill(List.of(a));
        items.release();

        items.clear();

        assertThat(items).isEmpty();
        assertThat(session.events).isEmpty();
        assertThat(basket.$athanor$state().isAnyChanged()).isFalse();
        assertThat(List.copyOf(items.committedRows())).isEqualTo(List.of(a));
    }

    @Test
    void aReleasedCollectionDoesNotLoadThroughTheOwnersSession() {
        basket.attach();
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        items.release();

        assertThatThrownBy(items::size).isInstanceOf(UnloadedAttributeException.class);
    }

    @Test
    void anAdoptedCollectionLoadsAgain() {
        Basket other = new Basket();
        other.attach().rows(a);
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        items.release();
        items.adopt(other, Basket.TAGS);
        other.$athanor$set(Basket.TAGS, items);

        assertThat(items).containsExactly(a);
        assertThat(items.owner()).isSameAs(other);
        assertThat(items.attribute()).isEqualTo(Basket.TAGS);
    }

    @Test
    void membersAreNotAskedOfAnUnloadedCollection() {
        TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);

        assertThatThrownBy(items::members)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Basket.items is not initialised");
        assertThatThrownBy(items::committedRows).isInstanceOf(IllegalStateException.class);
    }
}
