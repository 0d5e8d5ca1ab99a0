package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.unitofwork.FlushPlan.FlushTask;
import dev.athanor.internal.unitofwork.FlushPlan.KeyTask;
import dev.athanor.internal.unitofwork.FlushPlan.LinkTask;
import dev.athanor.internal.unitofwork.FlushPlan.MoveTask;
import dev.athanor.internal.unitofwork.FlushPlan.UnlinkTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What relationships write, as data: gathered while a flush is planned, one relationship at a time. One per flush. */
final class Effects {
    /** What happens to the foreign-key cell of a row. */
    enum Change {
        /** It gets the key of an object. */
        COPY,
        /** The same, and the database has written it into the row already. */
        HANDED_ON,
        /** It is emptied. */
        CLEAR,
        /** It stays as it is, whatever the reference holds. */
        KEEP
    }

    /**
     * A change of a foreign-key cell.
     *
     * @param cell which
     * @param row the instance whose row it is
     * @param source the object whose key it gets, else null
     * @param change what happens
     */
    record KeyCopy(Cell cell, Object row, @Nullable Object source, Change change) {}

    /** A cell that is written by a statement of its own. */
    record PostUpdate(Cell cell, Object row) {}

    private final List<KeyCopy> copies = new ArrayList<>();
    private final List<PostUpdate> postUpdates = new ArrayList<>();
    private final Map<PluralAssociation, Map<Association, Map<Object, Set<Object>>>> linked = new HashMap<>();
    private @Nullable Links links;

    void copy(Cell cell, Object row, Object source, boolean handedOn) {
        copies.add(new KeyCopy(cell, row, source, handedOn ? Change.HANDED_ON : Change.COPY));
    }

    void clear(Cell cell, Object row) {
        copies.add(new KeyCopy(cell, row, null, Change.CLEAR));
    }

    void keep(Cell cell, Object row) {
        copies.add(new KeyCopy(cell, row, null, Change.KEEP));
    }

    void postUpdate(Cell cell, Object row) {
        postUpdates.add(new PostUpdate(cell, row));
    }

    /**
     * What is written into the table of a many-to-many from one side of it.
     *
     * @param owning the side that has the table
     * @param side the side whose collections are looked at
     */
    Links links(PluralAssociation owning, Association side) {
        links = new Links(owning, side);
        return links;
    }

    /** The tasks of one relationship; nothing of it is left. */
    List<FlushTask> take() {
        List<FlushTask> tasks = new ArrayList<>();
        if (!copies.isEmpty()) {
            tasks.add(new KeyTask(List.copyOf(copies)));
            copies.clear();
        }
        if (links != null) {
            links.addTo(tasks);
            links = null;
        }
        return tasks;
    }

    /** The cells that wait to be written by statements of their own, of a hierarchy; they do not wait any more. */
    List<PostUpdate> takePostUpdates(Predicate<Object> rows) {
        List<PostUpdate> taken = new ArrayList<>();
        postUpdates.removeIf(update -> {
            boolean takes = rows.test(update.row());
            if (takes) {
                taken.add(update);
            }
            return takes;
        });
        return taken;
    }

    /** Links of one many-to-many, seen from one side. A link that the other side has written is not written again. */
    final class Links {
        private final PluralAssociation owning;
        private final Association side;
        private final List<Link> inserted = new ArrayList<>();
        private final List<Link> deleted = new ArrayList<>();
        private final List<Link> moved = new ArrayList<>();

        private Links(PluralAssociation owning, Association side) {
            this.owning = owning;
            this.side = side;
        }

        private Link link(Object instance, Object target) {
            return side == owning ? new Link(instance, null, target) : new Link(target, null, instance);
        }

        private boolean isWritten(Link link) {
            Map<Association, Map<Object, Set<Object>>> sides = linked.getOrDefault(owning, Map.of());
            for (Map.Entry<Association, Map<Object, Set<Object>>> other : sides.entrySet()) {
                Set<Object> elements =
                        other.getKey() == side ? null : other.getValue().get(link.owner());
                if (elements != null && elements.contains(link.element())) {
                    return true;
                }
            }
            return false;
        }

        void insert(Object instance, Object target) {
            Link link = link(instance, target);
            if (!isWritten(link)) {
                inserted.add(link);
            }
        }

        void delete(Object instance, Object target) {
            Link link = link(instance, target);
            if (!isWritten(link)) {
                deleted.add(link);
            }
        }

        /** One end has another key. */
        void move(Object instance, Object target) {
            moved.add(link(instance, target));
        }

        private void addTo(List<FlushTask> tasks) {
            if (!deleted.isEmpty()) {
                tasks.add(new UnlinkTask(owning, deleted));
            }
            if (!moved.isEmpty()) {
                tasks.add(new MoveTask(owning, moved));
            }
            if (!inserted.isEmpty()) {
                tasks.add(new LinkTask(owning, inserted));
            }
            remember(inserted);
            remember(deleted);
        }

        private void remember(List<Link> links) {
            Map<Object, Set<Object>> ofSide = linked.computeIfAbsent(owning, key -> new HashMap<>())
                    .computeIfAbsent(side, key -> new IdentityHashMap<>());
            for (Link link : links) {
                ofSide.computeIfAbsent(link.owner(), key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                        .add(Objects.requireNonNull(link.element()));
            }
        }
    }
}
