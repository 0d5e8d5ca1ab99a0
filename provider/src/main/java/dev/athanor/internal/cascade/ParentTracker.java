package dev.athanor.internal.cascade;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.CascadeSet;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.state.Parentage;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which instance owns another one along a relationship, as far as attribute events have told. Of what they have not told the best is
 * assumed: whatever has a row has an owner too. Lives in the state of the owned instance. SQLAlchemy 2.0, "delete-orphan" and
 * {@code single_parent}.
 */
public final class ParentTracker implements Parentage {
    /** An owner is gone, and no other has come. */
    private static final Object NOBODY = new Object();

    /** Relationships at even places, the states of the owners behind them. */
    private @Nullable Object[] cells = {};

    private boolean orphanedOutside;

    private ParentTracker() {}

    /** Whether owners along a relationship are kept: where an object has one at most, or does not live without one. */
    static boolean tracks(Association association) {
        return association.rules().singleParent()
                || association.cascade().has(CascadeSet.Kind.DELETE_ORPHAN)
                || (association instanceof PluralAssociation plural
                        ? plural.isOneToMany()
                        : !((ToOneAttribute) association).isOwning());
    }

    /**
     * Whether an instance has an owner.
     *
     * @param owned the instance
     * @param association the relationship of the owner
     */
    public static boolean hasParent(Object owned, Association association) {
        return hasParent(owned, association, States.of(owned).key != null);
    }

    /** Whether an instance has an owner that an event has told of. */
    public static boolean hasKnownParent(Object owned, Association association) {
        return hasParent(owned, association, false);
    }

    private static boolean hasParent(Object owned, Association association, boolean assumed) {
        ParentTracker known = known(owned);
        int at = known == null ? -1 : known.find(association);
        return at < 0 ? assumed : Objects.requireNonNull(known).cells[at + 1] != NOBODY;
    }

    /** An instance has an owner from now on. */
    static void joined(Object owned, Association association, InstanceState parent) {
        made(owned).put(association, parent);
    }

    /** An instance has lost an owner; unless another one, with another row, has taken it since. */
    static void left(Object owned, Association association, InstanceState parent) {
        ParentTracker known = known(owned);
        int at = known == null ? -1 : known.find(association);
        if (at >= 0
                && Objects.requireNonNull(known).cells[at + 1] instanceof InstanceState last
                && !Objects.equals(last.key, parent.key)) {
            return;
        }
        made(owned).put(association, NOBODY);
    }

    /** Whether an instance has become an orphan when no session could be told of it. */
    public static boolean isOrphanedOutside(Object instance) {
        ParentTracker known = known(instance);
        return known != null && known.orphanedOutside;
    }

    /** Says that an instance has become an orphan when no session could be told of it; or that it has joined one since. */
    public static void setOrphanedOutside(Object instance, boolean orphaned) {
        if (orphaned || known(instance) != null) {
            made(instance).orphanedOutside = orphaned;
        }
    }

    @Override
    public void expire() {
        cells = new Object[0];
    }

    private static @Nullable ParentTracker known(Object instance) {
        return (ParentTracker) States.of(instance).parentage();
    }

    private static ParentTracker made(Object instance) {
        ParentTracker known = known(instance);
        if (known == null) {
            known = new ParentTracker();
            States.of(instance).setParentage(known);
        }
        return known;
    }

    private int find(Association association) {
        for (int i = 0; i < cells.length; i += 2) {
            if (cells[i] == association) {
                return i;
            }
        }
        return -1;
    }

    private void put(Association association, Object parent) {
        int at = find(association);
        if (at < 0) {
            at = cells.length;
            cells = Arrays.copyOf(cells, at + 2);
            cells[at] = association;
        }
        cells[at + 1] = parent;
    }
}
