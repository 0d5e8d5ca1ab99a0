package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule: a set stays right when its elements get their keys, and their hashes with them, after they were added. */
final class RebucketTest {
    private final Basket basket = new Basket();
    private final NamedItem first = new NamedItem("new 1");
    private final NamedItem second = new NamedItem("new 2");
    private final TrackedSet<NamedItem> tags = wrapped();

    private TrackedSet<NamedItem> wrapped() {
        TrackedSet<NamedItem> set = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        basket.$athanor$set(Basket.TAGS, set);
        set.fill(List.of());
        set.add(first);
        set.add(second);
        return set;
    }

    private void assignKeys() {
        first.$athanor$set(0, "key of the first");
        second.$athanor$set(0, "key of the second");
    }

    @Test
    void findsMembersAgainAndKeepsTheirOrder() {
        assignKeys();
        assertThat(tags.contains(first)).isFalse();

        tags.rebucket();

        assertThat(tags.contains(first)).isTrue();
        assertThat(tags).containsExactly(first, second);
        assertThat(tags.remove(second)).isTrue();
    }

    @Test
    void aFlushDoesIt() {
        assignKeys();
        tags.flushed();

        assertThat(tags.contains(first)).isTrue();
        assertThat(tags.isModified()).isFalse();
    }

    @Test
    void iteratorsRemoveIfAndTheSessionRemoveEvenBefore() {
        assignKeys();
        Iterator<NamedItem> each = tags.iterator();
        each.next();
        each.remove();
        assertThat(tags).containsExactly(second);
        tags.add(first);
        tags.removeIf(item -> item == second);
        assertThat(tags).containsExactly(first);
        first.$athanor$set(0, "another key");
        tags.queueRemove(first);
        assertThat(tags).isEmpty();
    }
}
