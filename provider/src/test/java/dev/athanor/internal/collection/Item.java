package dev.athanor.internal.collection;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import org.jspecify.annotations.Nullable;

/** An element: an entity that is equal to nothing but itself. */
class Item implements Instrumented, Comparable<Item> {
    private static final AttributeIndex INDEX = AttributeIndex.define(CONTRACT, null, Item.class, "name");

    private final InstanceState state = new InstanceState(INDEX);
    private @Nullable Object name;

    Item(String name) {
        this.name = name;
    }

    String name() {
        return String.valueOf(name);
    }

    /** An element that has a row. */
    static Item stored(String name) {
        Item item = new Item(name);
        item.state.key = name;
        return item;
    }

    @Override
    public int compareTo(Item other) {
        return name().compareTo(other.name());
    }

    @Override
    public String toString() {
        return name();
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
        return name;
    }

    @Override
    public void $athanor$set(int attribute, @Nullable Object value) {
        name = value;
    }
}
