package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule: what joined and what left are counted from the last flush, net, by identity, with multiplicity. */
final class NetDifferenceTest {
    private final Item a = Item.stored("a");
    private final Item b = Item.stored("b");
    private final Item c = Item.stored("c");
    private final Basket basket = new Basket();
    private TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);

    @BeforeEach
    void load() {
        items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
        basket.$athanor$set(Basket.ITEMS, items);
        items.fill(List.of(a, b));
        basket.attach();
    }

    @Test
    void nothingBeforeTheFirstChange() {
        assertThat(items.isModified()).isFalse();
        assertThat(List.copyOf(items.committedRows())).isEqualTo(List.of(a, b));
        assertThat(items.added()).isEmpty();
        assertThat(items.removed()).isEmpty();
    }

    @Test
    void whatComesAndGoesDoesNotCount() {
        items.add(c);
        items.remove(c);
        items.remove(a);
        items.add(a);

        assertThat(items.isModified()).isTrue();
        assertThat(items.added()).isEmpty();
        assertThat(items.removed()).isEmpty();
        assertThat(items).containsExactly(b, a);
    }

    @Test
    void clearAndAddAllIsTheDifference() {
        items.clear();
        items.addAll(List.of(b, c));

        assertThat(items.added()).isEqualTo(List.of(c));
        assertThat(items.removed()).isEqualTo(List.of(a));
        assertThat(List.copyOf(items.committedRows())).isEqualTo(List.of(a, b));
    }

    @Test
    void aSecondOccurrenceCounts() {
        items.add(a);
        items.add(a);
        assertThat(items.added()).isEqualTo(List.of(a, a));
        items.flushed();
        items.remove(a);
        assertThat(items.removed()).isEqualTo(List.of(a));
        assertThat(items).containsExactly(b, a, a);
    }

    @Test
    void aFlushCommits() {
        items.add(c);
        items.flushed();

        assertThat(items.isModified()).isFalse();
        assertThat(items.added()).isEmpty();
        assertThat(items.committedRows()).hasSize(3);
    }

    @Test
    void withoutRowsEveryMemberIsAdded() {
        items.renew();

        assertThat(items.added()).isEqualTo(List.of(a, b));
        assertThat(items.committedRows()).isEmpty();
    }
}
