package dev.athanor.internal.collection;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the enhancer would make of a class with three collections, and a setter that is careful to copy. */
final class Basket implements Instrumented {
    static final int ITEMS = 0;
    static final int TAGS = 1;
    static final int BY_NAME = 2;
    private static final AttributeIndex INDEX =
            AttributeIndex.define(CONTRACT, null, Basket.class, "items", "tags", "byName");

    private final InstanceState state = new InstanceState(INDEX);
    private final @Nullable Object[] fields = new Object[3];

    @SuppressWarnings("unchecked")
    List<Item> getItems() {
        return (List<Item>) java.util.Objects.requireNonNull(fields[ITEMS]);
    }

    /** As woven code assigns. */
    void assignItems(List<Item> items) {
        fields[ITEMS] = Tracked.wrap(items, this, ITEMS, CollectionKind.LIST);
    }

    /** The setter that many programs have. */
    void copyItems(List<Item> items) {
        getItems().clear();
        getItems().addAll(items);
    }

    /** Attaches the basket. */
    Recorder attach() {
        Recorder recorder = new Recorder();
        state.setOwner(recorder);
        return recorder;
    }

    /** Takes it from its session again. */
    void detach() {
        state.setOwner(null);
    }

    @Override
    public InstanceState $athanor$state() {
        return state;
    }

    @Override
    public AttributeIndex $athanor$index() {
        return INDEX;
    }

    @Override
    public @Nullable Object $athanor$get(int attribute) {
        return fields[attribute];
    }

    @Override
    public void $athanor$set(int attribute, @Nullable Object value) {
        fields[attribute] = value;
    }
}
