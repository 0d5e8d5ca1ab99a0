package dev.athanor.internal.lock;

import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instances a transaction has locked, and what is still to be done for it before the commit. A weaker lock takes
 * nothing back from a stronger one. One per session, emptied with each transaction; for one thread at a time.
 */
public final class HeldLocks {
    private static final class Held {
        final Object instance;
        LockModeType mode = LockModeType.NONE;
        boolean rowLocked;
        boolean check;
        boolean raise;

        Held(Object instance) {
            this.instance = instance;
        }
    }

    private final List<Held> inOrder = new ArrayList<>();
    private @Nullable IdentityHashMap<Object, Held> byInstance;

    /** Notes that an instance is locked; its row is, if the mode is a pessimistic one. */
    public void hold(Object instance, LockRequest request) {
        if (request.isNone()) {
            return;
        }
        if (byInstance == null) {
            byInstance = new IdentityHashMap<>();
        }
        Held held = byInstance.computeIfAbsent(instance, key -> {
            Held made = new Held(key);
            inOrder.add(made);
            return made;
        });
        held.rowLocked |= request.isPessimistic();
        held.check |= request.checksVersion();
        held.raise |= request.raisesVersion();
        if (strength(request.mode()) > strength(held.mode)) {
            held.mode = request.mode();
        }
    }

    private static int strength(LockModeType mode) {
        return switch (mode) {
            case NONE -> 0;
            case READ, OPTIMISTIC -> 1;
            case WRITE, OPTIMISTIC_FORCE_INCREMENT -> 2;
            case PESSIMISTIC_READ -> 3;
            case PESSIMISTIC_WRITE -> 4;
            case PESSIMISTIC_FORCE_INCREMENT -> 5;
        };
    }

    /** The strongest mode in which an instance is locked. */
    public LockModeType mode(Object instance) {
        Held held = byInstance == null ? null : byInstance.get(instance);
        return held == null ? LockModeType.NONE : held.mode;
    }

    /** Whether nothing is locked. */
    public boolean isEmpty() {
        return inOrder.isEmpty();
    }

    /** Whether there are instances whose version is to go up. */
    public boolean isAnyToRaise() {
        return !inOrder.isEmpty() && !toRaise().isEmpty();
    }

    /** Instances whose version is to go up. */
    public List<Object> toRaise() {
        if (inOrder.isEmpty()) {
            return List.of();
        }
        return inOrder.stream()
                .filter(held -> held.raise)
                .map(held -> held.instance)
                .toList();
    }

    /** Instances whose version is to be compared with that of the row: nobody else can have changed a locked row. */
    public List<Object> toCheck() {
        return inOrder.stream()
                .filter(held -> held.check && !held.rowLocked)
                .map(held -> held.instance)
                .toList();
    }

    /** A flush has written versions: it has compared those that were there, and the rows are locked now. */
    public void raised(Collection<?> instances) {
        if (byInstance != null) {
            for (Object instance : instances) {
                Held held = byInstance.get(instance);
                if (held != null) {
                    held.raise = false;
                    held.check = false;
                }
            }
        }
    }

    /** The transaction has ended. */
    public void clear() {
        inOrder.clear();
        byInstance = null;
    }
}
