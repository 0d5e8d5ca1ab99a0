package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule: every mutator of a list does what it does to an ArrayList, marks the owner first, and reports who came and left. */
final class TrackedListTest {
    private static final Item A = Item.stored("a");
    private static final Item B = Item.stored("b");
    private static final Item C = Item.stored("c");
    private static final Item D = Item.stored("d");

    private final Basket basket = new Basket();
    private final TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);
    private final Recorder session = basket.attach();

    @BeforeEach
    void load() {
        basket.$athanor$set(Basket.ITEMS, items);
        basket.$athanor$state().markLoaded(Basket.ITEMS, true);
        items.fill(List.of(C, A, B));
        List.of(A, B, C).forEach(member -> session.present.put(member, true));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("add", list -> list.add(D)),
                change("add a second time", list -> list.add(A)),
                change("add at", list -> list.add(1, D)),
                change("addAll", list -> list.addAll(List.of(D, A))),
                change("addAll at", list -> list.addAll(0, List.of(D, A))),
                change("addAll of itself", list -> {
                    List<Item> same = list;
                    list.addAll(same);
                }),
                change("addAll of a part of itself", list -> list.addAll(list.subList(0, 2))),
                change("set", list -> list.set(0, D)),
                change("set to another member", list -> list.set(0, B)),
                change("remove at", list -> list.remove(1)),
                change("remove", list -> list.remove(A)),
                change("removeAll", list -> list.removeAll(List.of(A, D, B))),
                change("retainAll", list -> list.retainAll(List.of(A, D))),
                change("removeIf", list -> list.removeIf(item -> item != B)),
                change("replaceAll", list -> list.replaceAll(item -> item == A ? D : item)),
                change("sort", list -> list.sort(null)),
                change("sort by", list -> list.sort(Comparator.reverseOrder())),
                change("clear", List::clear),
                change("Collections.sort", Collections::sort),
                change("Collections.swap", list -> Collections.swap(list, 0, 2)),
                change("Collections.reverse", Collections::reverse),
                change("Collections.rotate", list -> Collections.rotate(list, 1)),
                change("Collections.replaceAll", list -> Collections.replaceAll(list, A, D)),
                change("iterator remove", list -> {
                    Iterator<Item> each = list.iterator();
                    each.next();
                    each.remove();
                    each.next();
                    each.next();
                    each.remove();
                }),
                change("list iterator", list -> {
                    ListIterator<Item> each = list.listIterator(1);
                    each.next();
                    each.set(D);
                    each.add(A);
                    each.previous();
                    each.previous();
                    each.remove();
                }),
                change("subList add", list -> list.subList(1, 2).add(D)),
                change("subList addAll", list -> list.subList(1, 2).addAll(List.of(D, D))),
                change("subList set", list -> list.subList(1, 3).set(0, D)),
                change("subList remove", list -> list.subList(1, 3).remove(B)),
                change("subList removeIf", list -> list.subList(1, 3).removeIf(item -> item == A)),
                change("subList replaceAll", list -> list.subList(1, 3).replaceAll(item -> D)),
                change("subList sort", list -> list.subList(0, 2).sort(null)),
                change("subList iterator", list -> {
                    Iterator<Item> each = list.subList(1, 3).iterator();
                    each.next();
                    each.remove();
                }),
                change(
                        "subList of subList clear",
                        list -> list.subList(0, 3).subList(1, 2).clear()),
                change("subList clear", list -> list.subList(0, 2).clear()));
    }

    private static Arguments change(String name, Consumer<List<Item>> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changesLikeAnArrayList(String name, Consumer<List<Item>> change) {
        List<Item> plain = new ArrayList<>(List.of(C, A, B));
        change.accept(plain);
        change.accept(items);

        assertThat(items).isEqualTo(plain);
        assertThat(items.members().toArray()).isEqualTo(plain.toArray());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void marksTheOwnerOnceAndBeforeAnythingElse(String name, Consumer<List<Item>> change) {
        change.accept(items);

        assertThat(session.events.get(0)).isEqualTo("changing items");
        assertThat(session.events.stream().filter("changing items"::equals)).hasSize(1);
        assertThat(basket.$athanor$state().isChanged(Basket.ITEMS)).isTrue();
        assertThat(basket.$athanor$state().committed(Basket.ITEMS)).isSameAs(items);
        assertThat(items.isModified()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void reportsWhoCameAndLeft(String name, Consumer<List<Item>> change) {
        change.accept(items);

        Map<Object, Boolean> members = new IdentityHashMap<>();
        items.forEach(item -> members.put(item, true));
        assertThat(session.present).isEqualTo(members);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void theNetDifferenceLeadsFromTheRowsToTheMembers(String name, Consumer<List<Item>> change) {
        change.accept(items);

        List<Object> replayed = new ArrayList<>(items.committedRows());
        items.removed().forEach(replayed::remove);
        replayed.addAll(items.added());
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(items);
        assertThat(List.copyOf(items.committedRows())).isEqualTo(List.of(C, A, B));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void anIteratorNoticesAsInAnArrayList(String name, Consumer<List<Item>> change) {
        List<Item> plain = new ArrayList<>(List.of(C, A, B));
        assertThat(isNoticed(items, change)).isEqualTo(isNoticed(plain, change));
    }

    private static boolean isNoticed(List<Item> list, Consumer<List<Item>> change) {
        Iterator<Item> before = list.iterator();
        before.next();
        change.accept(list);
        try {
            before.next();
            return false;
        } catch (ConcurrentModificationException noticed) {
            return true;
        }
    }

    static Stream<Arguments> nothings() {
        return Stream.of(
                nothing("remove of a stranger", list -> list.remove(D)),
                nothing("addAll of nothing", list -> list.addAll(List.of())),
                nothing("addAll of nothing at", list -> list.addAll(1, List.of())),
                nothing("removeAll of strangers", list -> list.removeAll(List.of(D))),
                nothing("retainAll of everything", list -> list.retainAll(List.of(A, B, C))),
                nothing("removeIf never", list -> list.removeIf(item -> false)),
                nothing("set to the same", list -> list.set(0, C) == C ? null : "other"),
                nothing("clear of an empty part", list -> {
                    list.subList(1, 1).clear();
                    return null;
                }),
                nothing("reads", list -> {
                    Object[] read = {
                        list.size(),
                        list.get(0),
                        list.contains(A),
                        list.indexOf(A),
                        list.lastIndexOf(A),
                        list.toArray(),
                        list.toArray(new Item[0]),
                        list.stream().toList(),
                        list.hashCode(),
                        list.toString()
                    };
                    assertThat(read).doesNotContainNull();
                    return null;
                }));
    }

    private static Arguments nothing(String name, Function<List<Item>, Object> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothings")
    void whatChangesNothingIsNoEvent(String name, Function<List<Item>, Object> call) {
        assertThat(call.apply(items)).isIn(null, false);

        assertThat(session.events).isEmpty();
        assertThat(items.isModified()).isFalse();
    }

    @Test
    void aSwapMovesAndReportsNobodyForGood() {
        Collections.swap(items, 0, 2);

        assertThat(items).containsExactly(B, A, C);
        assertThat(items.added()).isEmpty();
        assertThat(session.present).containsOnlyKeys(A, B, C);
    }

    @Test
    void wrongIndexesAreRefusedBeforeAnythingHappens() {
        List<Consumer<Collection<Item>>> calls = List.of(
                list -> items.add(4, D),
                list -> items.addAll(-1, List.of(D)),
                list -> items.set(3, D),
                list -> items.remove(3),
                list -> items.get(-1),
                list -> items.subList(1, 4));
        calls.forEach(
                call -> assertThatThrownBy(() -> call.accept(items)).isInstanceOf(IndexOutOfBoundsException.class));
        assertThat(session.events).isEmpty();
    }

    @Test
    void removalWhileIteratingIsNoticed() {
        assertThatThrownBy(() -> {
                    for (Item item : items) {
                        items.remove(item);
                    }
                })
                .isInstanceOf(ConcurrentModificationException.class);
        assertThatThrownBy(() -> items.removeIf(item -> items.add(D)))
                .isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void whoeverIteratesNoticesThatTheContentWasForgotten() {
        Iterator<Item> each = items.iterator();
        each.next();
        items.reset();
        session.rows(A, B, C);

        assertThatThrownBy(each::next).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void isEqualToWhatAnArrayListIsEqualTo() {
        List<Item> plain = List.of(C, A, B);
        assertThat(items.equals(plain)).isTrue();
        assertThat(plain.equals(items)).isTrue();
        assertThat(items).hasSameHashCodeAs(plain).hasToString("[c, a, b]");
        assertThat(items.equals(List.of(A))).isFalse();
    }
}
