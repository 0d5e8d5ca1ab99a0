package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rule: what the program assigns is copied; what the attribute holds already stays. */
final class WrappingTest {
    private final Item a = Item.stored("a");
    private final Item b = Item.stored("b");
    private final Basket basket = new Basket();

    @Test
    void aRawCollectionIsCopiedAndNoLongerTheAttribute() {
        List<Item> raw = new ArrayList<>(List.of(a));
        basket.assignItems(raw);
        raw.add(b);

        assertThat(basket.getItems()).isInstanceOf(TrackedList.class).containsExactly(a);
    }

    @Test
    void everythingInItCountsAsAdded() {
        TrackedCollection items = Tracked.wrap(List.of(a, b), basket, Basket.ITEMS, CollectionKind.LIST);

        assertThat(items.isInitialized()).isTrue();
        assertThat(items.added()).isEqualTo(List.of(a, b));
        items.flushed();
        assertThat(items.added()).isEmpty();
    }

    @Test
    void eachKindIsMade() {
        CollectionKind map = CollectionKind.map(item -> ((Item) item).name());
        assertThat(Tracked.wrap(new LinkedHashSet<>(List.of(b, a)), basket, Basket.TAGS, CollectionKind.SET))
                .isInstanceOf(TrackedSet.class)
                .isEqualTo(Set.of(a, b));
        assertThat(Tracked.wrap(Map.of("other", a), basket, Basket.BY_NAME, map))
                .isInstanceOf(TrackedMap.class)
                .isEqualTo(Map.of("other", a));
        assertThat(Tracked.unloaded(basket, Basket.ITEMS, CollectionKind.LIST).isInitialized())
                .isFalse();
        assertThat(Tracked.unloaded(basket, Basket.TAGS, CollectionKind.SET)).isInstanceOf(TrackedSet.class);
        TrackedCollection byName = Tracked.unloaded(basket, Basket.BY_NAME, map);
        byName.fill(List.of(b));
        assertThat(byName).isEqualTo(Map.of("b", b));
    }

    @Test
    void theTrackedCollectionOfTheAttributeStays() {
        basket.assignItems(List.of(a));
        List<Item> items = basket.getItems();
        basket.assignItems(items);

        assertThat(basket.getItems()).isSameAs(items);
    }

    @Test
    void oneOfAnotherOwnerOrAttributeIsCopied() {
        basket.assignItems(List.of(a));
        List<Item> items = basket.getItems();

        Basket other = new Basket();
        other.assignItems(items);
        assertThat(other.getItems()).isNotSameAs(items).containsExactly(a);
        assertThat(Tracked.wrap(items, basket, Basket.TAGS, CollectionKind.LIST))
                .isNotSameAs(items);
    }

    @Test
    void oneThatWasReplacedIsCopiedWhenItComesBack() {
        TrackedCollection before = Tracked.unloaded(basket, Basket.ITEMS, CollectionKind.LIST);
        before.fill(List.of(a));
        TrackedCollection after = Tracked.wrap(List.of(a, b), basket, Basket.ITEMS, CollectionKind.LIST);
        after.replaces(before);
        TrackedCollection again = Tracked.wrap(before, basket, Basket.ITEMS, CollectionKind.LIST);
        assertThat(again).isNotSameAs(before).isEqualTo(before);
        again.replaces(after);

        assertThat(again.added()).isEmpty();
        assertThat(again.removed()).isEmpty();
    }

    @Test
    void replacingIsTheDifferenceFromTheRows() {
        TrackedCollection before = Tracked.unloaded(basket, Basket.ITEMS, CollectionKind.LIST);
        before.fill(List.of(a));
        ((TrackedList<?>) before).clear();
        TrackedCollection after = Tracked.wrap(List.of(b), basket, Basket.ITEMS, CollectionKind.LIST);
        after.replaces(before);

        assertThat(after.added()).isEqualTo(List.of(b));
        assertThat(after.removed()).isEqualTo(List.of(a));
    }

    @Test
    void replacingAnUnloadedOneKnowsOfNoRows() {
        TrackedCollection before = Tracked.unloaded(basket, Basket.ITEMS, CollectionKind.LIST);
        TrackedCollection after = Tracked.wrap(List.of(b), basket, Basket.ITEMS, CollectionKind.LIST);
        after.replaces(before);

        assertThat(after.added()).isEqualTo(List.of(b));
        assertThat(after.removed()).isEmpty();
    }

    @Test
    void aSetterThatClearsAndCopiesTakesTheListThatWasAssignedBefore() {
        // With the raw list still in the field, clearing the field would have emptied the argument.
        List<Item> raw = new ArrayList<>(List.of(a, b));
        basket.assignItems(raw);
        basket.copyItems(raw);

        assertThat(basket.getItems()).containsExactly(a, b);
        assertThat(raw).containsExactly(a, b);
    }

    @Test
    void aSetterThatClearsAndCopiesEmptiesItsOwnCollectionAsInPlainJava() {
        basket.assignItems(List.of(a, b));
        basket.copyItems(basket.getItems());

        assertThat(basket.getItems()).isEmpty();
    }
}
