package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule: every mutator of a map does what it does to a LinkedHashMap, marks the owner first, and reports who came and left. */
final class TrackedMapTest {
    private static final Item A = Item.stored("a");
    private static final Item B = Item.stored("b");
    private static final Item C = Item.stored("c");
    private static final Item D = Item.stored("d");

    private final Basket basket = new Basket();
    private final TrackedMap<String, Item> byName =
            new TrackedMap<>(basket, Basket.BY_NAME, CollectionKind.map(item -> ((Item) item).name()));
    private final Recorder session = basket.attach();

    @BeforeEach
    void load() {
        basket.$athanor$set(Basket.BY_NAME, byName);
        byName.fill(List.of(C, A, B));
        List.of(A, B, C).forEach(member -> session.present.put(member, true));
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("put", map -> map.put("d", D)),
                change("put in place of another", map -> map.put("a", D)),
                change("putAll", map -> map.putAll(Map.of("d", D, "a", A))),
                change("putIfAbsent", map -> map.putIfAbsent("d", D)),
                change("compute", map -> map.compute("a", (key, item) -> D)),
                change("compute to null", map -> map.compute("a", (key, item) -> null)),
                change("computeIfAbsent", map -> map.computeIfAbsent("d", key -> D)),
                change("computeIfPresent", map -> map.computeIfPresent("a", (key, item) -> null)),
                change("merge", map -> map.merge("a", D, (before, item) -> item)),
                change("replace", map -> map.replace("a", D)),
                change("replace if", map -> map.replace("a", A, D)),
                change("replaceAll", map -> map.replaceAll((key, item) -> item == A ? D : item)),
                change("remove", map -> map.remove("a")),
                change("remove if", map -> map.remove("a", A)),
                change("clear", Map::clear),
                change("keySet remove", map -> map.keySet().remove("a")),
                change("keySet retainAll", map -> map.keySet().retainAll(List.of("a"))),
                change("keySet clear", map -> map.keySet().clear()),
                change("values remove", map -> map.values().remove(A)),
                change("values removeIf", map -> map.values().removeIf(item -> item != B)),
                change("values clear", map -> map.values().clear()),
                change("entrySet remove", map -> map.entrySet().remove(Map.entry("a", A))),
                change("entrySet removeAll", map -> map.entrySet().removeAll(List.of(Map.entry("a", A)))),
                change("entrySet clear", map -> map.entrySet().clear()),
                change("entry setValue", map -> map.entrySet().iterator().next().setValue(D)),
                change("entry iterator remove", map -> {
                    Iterator<Map.Entry<String, Item>> each = map.entrySet().iterator();
                    each.next();
                    each.remove();
                }));
    }

    private static Arguments change(String name, Consumer<Map<String, Item>> change) {
        return Arguments.of(name, change);
    }

    private static Map<String, Item> plain() {
        Map<String, Item> plain = new LinkedHashMap<>();
        Stream.of(C, A, B).forEach(item -> plain.put(item.name(), item));
        return plain;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changesLikeALinkedHashMap(String name, Consumer<Map<String, Item>> change) {
        Map<String, Item> plain = plain();
        change.accept(plain);
        change.accept(byName);

        assertThat(byName.entrySet()).isEqualTo(plain.entrySet()).containsExactlyElementsOf(plain.entrySet());
        assertThat(byName.keySet()).containsExactlyElementsOf(plain.keySet());
        assertThat(byName.values()).containsExactlyElementsOf(plain.values());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void marksTheOwnerOnceAndReportsWhoCameAndLeft(String name, Consumer<Map<String, Item>> change) {
        change.accept(byName);

        assertThat(session.events.get(0)).isEqualTo("changing byName");
        assertThat(session.events.stream().filter("changing byName"::equals)).hasSize(1);
        Map<Object, Boolean> members = new IdentityHashMap<>();
        byName.values().forEach(item -> members.put(item, true));
        assertThat(session.present).isEqualTo(members);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void theNetDifferenceLeadsFromTheRowsToTheMembers(String name, Consumer<Map<String, Item>> change) {
        change.accept(byName);

        List<Object> replayed = new java.util.ArrayList<>(byName.committedRows());
        byName.removed().forEach(replayed::remove);
        replayed.addAll(byName.added());
        assertThat(replayed).containsExactlyInAnyOrderElementsOf(byName.values());
        assertThat(List.copyOf(byName.committedRows())).isEqualTo(List.of(C, A, B));
    }

    static Stream<Arguments> nothings() {
        return Stream.of(
                nothing("put of what is there", map -> map.put("a", A) == A ? null : "other"),
                nothing("remove of a stranger", map -> map.remove("d")),
                nothing("remove if another", map -> map.remove("a", D)),
                nothing("keySet remove of a stranger", map -> map.keySet().remove("d")),
                nothing("entrySet remove of a stranger", map -> map.entrySet().remove(Map.entry("a", D))),
                nothing("entrySet remove of no entry", map -> ((Collection<?>) map.entrySet()).remove("a")),
                nothing("reads", map -> {
                    Object[] read = {
                        map.size(),
                        map.get("a"),
                        map.containsKey("a"),
                        map.containsValue(A),
                        map.hashCode(),
                        map.toString()
                    };
                    map.forEach((key, item) -> {});
                    assertThat(read).doesNotContainNull();
                    return null;
                }));
    }

    private static Arguments nothing(String name, Function<Map<String, Item>, Object> call) {
        return Arguments.of(name, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothings")
    void whatChangesNothingIsNoEvent(String name, Function<Map<String, Item>, Object> call) {
        assertThat(call.apply(byName)).isIn(null, false);

        assertThat(session.events).isEmpty();
        assertThat(byName.isModified()).isFalse();
    }

    @Test
    void anElementThatIsKeptUnderAnotherKeyHasNotLeft() {
        byName.put("again", A);
        byName.remove("a");

        assertThat(byName.removed()).isEmpty();
        assertThat(byName.added()).isEmpty();
        assertThat(session.events).doesNotContain("-a");
    }

    @Test
    void anEntryOutsideTheMapIsOnlyAPair() {
        Map.Entry<String, Item> entry = byName.entrySet().iterator().next();
        byName.clear();
        session.events.clear();

        entry.setValue(D);

        assertThat(session.events).isEmpty();
        assertThat(byName).isEmpty();
    }

    @Test
    void iteratorsNoticeAndRefuse() {
        Iterator<String> each = byName.keySet().iterator();
        assertThatThrownBy(each::remove).isInstanceOf(IllegalStateException.class);
        each.next();
        byName.put("d", D);
        assertThatThrownBy(each::next).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void isEqualToWhatAHashMapIsEqualTo() {
        Map<String, Item> plain = plain();
        assertThat(byName.equals(plain)).isTrue();
        assertThat(plain.equals(byName)).isTrue();
        assertThat(byName).hasSameHashCodeAs(plain).hasToString("{c=c, a=a, b=b}");
        assertThat(byName.equals(Map.of())).isFalse();
    }
}
