package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule: every mutator of a set does what it does to a LinkedHashSet, marks the owner first, and reports who came and left. */
final class TrackedSetTest {
    private static final Item A = Item.stored("a");
    private static final Item B = Item.stored("b");
    private static final Item C = Item.stored("c");
    private static final Item D = Item.stored("d");

    private final Basket basket = new Basket();
    private final TrackedSet<Item> tags = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
    private final Recorder session = basket.attach();

    @BeforeEach
    void load() {
        basket.$athanor$set(Basket.TAGS, tags);
        tags.fill(List.of(C, A, B));
        List.of(A, B, C).forEach(member -> session.present.put(member, true));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("add", set -> set.add(D)),
                change("addAll", set -> set.addAll(List.of(D, A))),
                change("remove", set -> set.remove(A)),
                change("removeAll", set -> set.removeAll(List.of(A, D))),
                change("removeAll of itself", set -> {
                    Set<Item> same = set;
                    set.removeAll(same);
                }),
                change("retainAll", set -> set.retainAll(List.of(A, D))),
                change("removeIf", set -> set.removeIf(item -> item != B)),
                change("clear", Set::clear),
                change("iterator remove", set -> {
                    Iterator<Item> each = set.iterator();
                    each.next();
                    each.next();
                    each.remove();
                }));
    }

    private static Arguments change(String name, Consumer<Set<Item>> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changesLikeALinkedHashSet(String name, Consumer<Set<Item>> change) {
        Set<Item> plain = new LinkedHashSet<>(List.of(C, A, B));
        change.accept(plain);
        change.accept(tags);

        assertThat(tags).isEqualTo(plain).containsExactlyElementsOf(plain);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void marksTheOwnerOnceAndReportsWhoCameAndLeft(String name, Consumer<Set<Item>> change) {
        change.accept(tags);

        assertThat(session.events.get(0)).isEqualTo("changing tags");
        assertThat(session.events.stream().filter("changing tags"::equals)).hasSize(1);
        Map<Object, Boolean> members = new IdentityHashMap<>();
        tags.forEach(item -> members.put(item, true));
        assertThat(session.present).isEqualTo(members);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void theNetDifferenceLeadsFromTheRowsToTheMembers(String name, Consumer<Set<Item>> change) {
        change.accept(tags);

        Set<Object> replayed = new LinkedHashSet<>(tags.committedRows());
        tags.removed().forEach(replayed::remove);
        replayed.addAll(tags.added());
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(tags);
        assertThat(List.copyOf(tags.committedRows())).isEqualTo(List.of(C, A, B));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void anIteratorNotices(String name, Consumer<Set<Item>> change) {
        Iterator<Item> before = tags.iterator();
        before.next();
        change.accept(tags);
        if (before.hasNext()) {
            assertThatThrownBy(before::next).isInstanceOf(ConcurrentModificationException.class);
        }
    }

    static Stream<Arguments> nothings() {
        return Stream.of(
                nothing("add of a member", set -> set.add(A)),
                nothing("addAll of members", set -> set.addAll(List.of(A, B))),
                nothing("remove of a stranger", set -> set.remove(D)),
                nothing("removeAll of strangers", set -> set.removeAll(List.of(D))),
                nothing("retainAll of everything", set -> set.retainAll(List.of(A, B, C))),
                nothing("removeIf never", set -> set.removeIf(item -> false)),
                nothing("reads", set -> {
                    Object[] read = {
                        set.size(),
                        set.contains(A),
                        set.toArray(),
                        set.toArray(new Item[0]),
                        set.stream().toList(),
                        set.hashCode(),
                        set.toString()
                    };
                    assertThat(read).doesNotContainNull();
                    return null;
                }));
    }

    private static Arguments nothing(String name, Function<Set<Item>, Object> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothings")
    void whatChangesNothingIsNoEvent(String name, Function<Set<Item>, Object> call) {
        assertThat(call.apply(tags)).isIn(null, false);

        assertThat(session.events).isEmpty();
        assertThat(tags.isModified()).isFalse();
    }

    @Test
    void removalBeforeNextIsRefusedWithoutAnEvent() {
        Iterator<Item> each = tags.iterator();
        assertThatThrownBy(each::remove).isInstanceOf(IllegalStateException.class);
        assertThat(session.events).isEmpty();
    }

    @Test
    void theMemberLeavesAndNotWhatIsEqualToIt() {
        NamedItem member = new NamedItem("x");
        TrackedSet<Item> named = new TrackedSet<>(basket, Basket.TAGS, CollectionKind.SET);
        named.fill(List.of(member));

        assertThat(named.add(new NamedItem("x"))).isFalse();
        assertThat(named.remove(new NamedItem("x"))).isTrue();
        assertThat(named.removed()).hasSize(1).first().isSameAs(member);
    }

    @Test
    void isEqualToWhatAHashSetIsEqualTo() {
        assertThat(tags.equals(Set.of(A, B, C))).isTrue();
        assertThat(Set.of(A, B, C).equals(tags)).isTrue();
        assertThat(tags).hasSameHashCodeAs(Set.of(A, B, C)).hasToString("[c, a, b]");
        assertThat(tags.equals(Set.of(A))).isFalse();
    }
}
