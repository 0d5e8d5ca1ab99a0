package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule: changes to an unloaded collection are queued if they do not need its members, and applied when it is loaded. */
final class PendingMutationsTest {
    private final Item a = Item.stored("a");
    private final Item b = Item.stored("b");
    private final Item fresh = new Item("new");
    private final Basket basket = new Basket();
    private final Recorder session = basket.attach();
    private final TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
    private final TrackedSet<Item> tags = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
    private final TrackedMap<String, Item> byName =
            new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(item -> ((Item) item).name()));

    @BeforeEach
    void prepare() {
        basket.$athanor$set(Basket.ITEMS, items);
        basket.$athanor$set(Basket.TAGS, tags);
        basket.$athanor$set(Basket.BY_NAME, byName);
        session.rows(a, b);
    }

    @Test
    void appendingToAListIsQueued() {
        assertThat(items.add(fresh)).isTrue();
        assertThat(items.addAll(List.of(a))).isTrue();
        assertThat(items.addAll(List.of())).isFalse();

        assertThat(session.events).containsExactly("changing items", "+new", "+a");
        assertThat(items.isInitialized()).isFalse();
        assertThat(items.isModified()).isTrue();
        assertThat(items.added()).isEqualTo(List.of(fresh, a));
        assertThat(items.removed()).isEmpty();
    }

    @Test
    void whatTheRowsHoldAlreadyIsNotAddedTwice() {
        items.add(fresh);
        items.add(b);

        assertThat(items).containsExactly(a, b, fresh);
        assertThat(items.added()).isEqualTo(List.of(fresh));
        assertThat(List.copyOf(items.committedRows())).isEqualTo(List.of(a, b));
        assertThat(session.events).containsExactly("changing items", "+new", "+b", "load");
    }

    @Test
    void aSetQueuesWhatIsCertainlyNew() {
        assertThat(tags.add(fresh)).isTrue();
        assertThat(session.events).containsExactly("changing tags", "+new");

        assertThat(tags.add(fresh)).isFalse();
        assertThat(session.events).endsWith("load");
        assertThat(tags).containsExactly(a, b, fresh);
        assertThat(tags.added()).isEqualTo(List.of(fresh));
    }

    @Test
    void aSetLoadsForAnElementThatHasARow() {
        assertThat(tags.add(b)).isFalse();

        assertThat(session.events).containsExactly("load");
    }

    @Test
    void aSetLoadsForAnElementThatMayBeEqualToAnother() {
        assertThat(tags.add(new NamedItem("x"))).isTrue();

        assertThat(session.events).containsExactly("load", "changing tags", "+x");
    }

    @Test
    void whatReturnsSomethingFromTheMembersLoads() {
        List<Function<TrackedList<Item>, Object>> calls = List.of(
                list -> list.remove(a),
                list -> list.remove(0),
                list -> list.addAll(0, List.of(fresh)),
                list -> list.set(0, fresh),
                list -> list.contains(a),
                list -> list.isEmpty(),
                list -> list.iterator(),
                list -> list.listIterator(),
                list -> list.subList(0, 1),
                list -> list.stream().toList(),
                list -> list.removeIf(item -> false),
                list -> list.toArray(),
                list -> list.hashCode(),
                list -> list.equals(List.of()),
                list -> list.toString());
        for (Function<TrackedList<Item>, Object> call : calls) {
            items.reset();
            session.events.clear();
            assertThat(call.apply(items)).isNotNull();
            assertThat(session.events).contains("load");
        }
        List<Consumer<TrackedList<Item>>> changes = List.of(
                list -> list.add(0, fresh),
                list -> list.replaceAll(item -> item),
                list -> list.sort(null),
                list -> list.clear());
        for (Consumer<TrackedList<Item>> change : changes) {
            items.reset();
            session.events.clear();
            change.accept(items);
            assertThat(session.events).contains("load");
        }
        byName.put("x", fresh);
        assertThat(byName).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {Basket.ITEMS, Basket.TAGS, Basket.BY_NAME})
    void theOtherSideQueuesWithoutTelling(int attribute) {
        TrackedCollection collection =
                (TrackedCollection) java.util.Objects.requireNonNull(basket.$athanor$get(attribute));
        collection.queueAdd(fresh);
        collection.queueAdd(fresh);
        collection.queueRemove(a);
        collection.queueRemove(a);
        assertThat(session.events).hasSize(1).first().asString().startsWith("changing");
        assertThat(collection.added()).isEqualTo(List.of(fresh));
        assertThat(collection.removed()).isEqualTo(List.of(a));

        collection.fill(List.of(a, b));

        assertThat(List.copyOf(collection.members())).isEqualTo(List.of(b, fresh));
        assertThat(collection.added()).isEqualTo(List.of(fresh));
        assertThat(collection.removed()).isEqualTo(List.of(a));
    }

    @ParameterizedTest
    @ValueSource(ints = {Basket.ITEMS, Basket.TAGS, Basket.BY_NAME})
    void theOtherSideChangesLoadedMembersWithoutTelling(int attribute) {
        TrackedCollection collection =
                (TrackedCollection) java.util.Objects.requireNonNull(basket.$athanor$get(attribute));
        collection.fill(List.of(a, b));
        collection.queueAdd(a);
        collection.queueRemove(fresh);
        assertThat(collection.isModified()).isFalse();

        collection.queueAdd(fresh);
        collection.queueRemove(a);

        assertThat(session.events).hasSize(1).first().asString().startsWith("changing");
        assertThat(List.copyOf(collection.members())).isEqualTo(List.of(b, fresh));
        assertThat(collection.removed()).isEqualTo(List.of(a));
    }

    @Test
    void queuedAndTakenBackIsNothing() {
        items.queueAdd(fresh);
        items.queueRemove(fresh);
        items.queueRemove(a);
        items.queueAdd(a);

        assertThat(items.isModified()).isFalse();
        assertThat(items.added()).isEmpty();
        assertThat(items.removed()).isEmpty();
    }

    @Test
    void theFlushTakesTheQueueOver() {
        items.add(fresh);
        items.flushed();
        session.rows(a, b, fresh);

        assertThat(items.isModified()).isFalse();
        assertThat(items).containsExactly(a, b, fresh);
        assertThat(items.added()).isEmpty();
    }

    @Test
    void expiryForgetsMembersAndQueue() {
        items.add(fresh);
        items.reset();
        assertThat(items.added()).isEmpty();

        assertThat(items.size()).isEqualTo(2);
        items.add(fresh);
        items.reset();

        assertThat(items.isInitialized()).isFalse();
        assertThat(items.isModified()).isFalse();
        assertThat(items).containsExactly(a, b);
    }
}
