package dev.athanor.internal.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Rule: what later JDKs add to List is tracked too, because it is made of the methods that are tracked. */
@EnabledForJreRange(min = JRE.JAVA_21)
final class SequencedListTest {
    private final Item a = Item.stored("a");
    private final Item b = Item.stored("b");
    private final Item c = Item.stored("c");
    private final Basket basket = new Basket();
    private final TrackedList<Item> items = new TrackedList<>(basket, Basket.ITEMS, CollectionKind.LIST);

    SequencedListTest() {
        items.fill(List.of(a, b));
        basket.attach();
    }

    private static Object call(List<Item> list, String method, Object... arguments) throws Exception {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {Object.class};
        try {
            return List.class.getMethod(method, types).invoke(list, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e.getCause());
        }
    }

    @Test
    void bothEnds() throws Exception {
        call(items, "addFirst", c);
        assertThat(items).containsExactly(c, a, b);
        assertThat(call(items, "removeLast")).isSameAs(b);
        assertThat(call(items, "getFirst")).isSameAs(c);
        assertThat(items.added()).isEqualTo(List.of(c));
        assertThat(items.removed()).isEqualTo(List.of(b));
    }

    @Test
    void theReversedView() throws Exception {
        @SuppressWarnings("unchecked")
        List<Item> reversed = (List<Item>) call(items, "reversed");
        reversed.add(c);
        reversed.remove(a);

        assertThat(items).containsExactly(c, b);
        assertThat(items.added()).isEqualTo(List.of(c));
        assertThat(items.removed()).isEqualTo(List.of(a));
    }

    @Test
    void theLastEndOfAnUnloadedListIsQueued() throws Exception {
        items.reset();
        call(items, "addLast", c);

        assertThat(items.isInitialized()).isFalse();
        assertThat(items.added()).isEqualTo(List.of(c));
    }
}
