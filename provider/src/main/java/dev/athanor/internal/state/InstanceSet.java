package dev.athanor.internal.state;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Instances in a given order, each once, told apart by identity: no equals of an entity is called. Immutable. */
public final class InstanceSet extends AbstractSet<Object> {
    private final List<Object> inOrder;
    private final Set<Object> members;

    /**
     * Copies instances.
     *
     * @param instances each once
     */
    public InstanceSet(Collection<?> instances) {
        inOrder = List.copyOf(instances);
        members = Collections.newSetFromMap(new IdentityHashMap<>(inOrder.size()));
        members.addAll(inOrder);
    }

    @Override
    public Iterator<Object> iterator() {
        return inOrder.iterator();
    }

    @Override
    public int size() {
        return inOrder.size();
    }

    @Override
    public boolean contains(@Nullable Object object) {
        return members.contains(object);
    }
}
