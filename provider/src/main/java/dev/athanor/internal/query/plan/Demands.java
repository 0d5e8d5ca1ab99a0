package dev.athanor.internal.query.plan;

import dev.athanor.internal.query.model.FromNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * What a later clause needs of a FROM clause that was lowered before it. A demand that comes too late is remembered, and
 * the statement is lowered once more. For one thread.
 */
final class Demands {
    private final Set<FromNode> withSubclasses = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<FromNode> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean late;

    /** Begins an attempt. */
    void begin() {
        late = false;
    }

    /** Whether the attempt was in vain. */
    boolean cameLate() {
        return late;
    }

    /** The node's columns of subclasses are read. To be called before the node is placed. */
    void subclasses(FromNode node) {
        withSubclasses.add(node);
    }

    /** Like {@link #subclasses}, for a node that is placed already. */
    void subclassesLate(FromNode node) {
        late |= withSubclasses.add(node);
    }

    boolean wantsSubclasses(FromNode node) {
        return withSubclasses.contains(node);
    }

    /** A node that was left out is referred to. */
    void useLate(FromNode node) {
        late |= used.add(node);
    }

    boolean isUsed(FromNode node) {
        return used.contains(node);
    }
}
