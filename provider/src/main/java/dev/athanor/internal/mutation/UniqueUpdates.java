package dev.athanor.internal.mutation;

import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mutation.EntityColumns.UniqueColumns;
import dev.athanor.internal.mutation.UniqueValues.Taken;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Updates in an order in which none takes a unique value before the row that has it lets go. Where values trade places in
 * a circle, a row gives its own up first if it may be null; where it may not, the database decides.
 */
public final class UniqueUpdates {
    private static final class Node {
        final RowChange change;
        List<Node> waiting = new ArrayList<>();
        int blockers;
        boolean emitted;

        Node(RowChange change) {
            this.change = change;
        }

        /** Nobody has to wait for this one any more. */
        void release(List<Node> freed) {
            for (Node node : waiting) {
                if (--node.blockers == 0 && !node.emitted) {
                    freed.add(node);
                }
            }
            waiting = List.of();
        }
    }

    private final EntityColumns[] columns;
    private final List<RowChange> givenUp = new ArrayList<>();
    private final List<List<RowChange>> waves = new ArrayList<>();

    UniqueUpdates(EntityColumns[] columns, List<RowChange> changes) {
        this.columns = columns;
        List<Node> nodes = new ArrayList<>();
        List<RowChange> others = new ArrayList<>();
        for (RowChange change : changes) {
            if (written(change).isEmpty()) {
                others.add(change);
            } else {
                nodes.add(new Node(change));
            }
        }
        if (nodes.size() < 2) {
            waves.add(changes);
            return;
        }
        if (!others.isEmpty()) {
            waves.add(others);
        }
        connect(nodes);
        arrange(nodes);
    }

    private EntityColumns columns(RowChange change) {
        return columns[Mapper.of(change.instance()).ordinal()];
    }

    /** The unique keys of which a change writes columns. */
    private List<UniqueColumns> written(RowChange change) {
        if (columns(change).uniqueKeys().isEmpty()) {
            return List.of();
        }
        List<UniqueColumns> found = new ArrayList<>();
        for (UniqueColumns key : columns(change).uniqueKeys()) {
            if (key.positions().stream().anyMatch(change.columns()::get)) {
                found.add(key);
            }
        }
        return found;
    }

    private void connect(List<Node> nodes) {
        Map<Taken, Node> holders = new HashMap<>();
        for (Node node : nodes) {
            columns(node.change).uniqueValuesBefore(node.change.instance()).forEach(taken -> holders.put(taken, node));
        }
        for (Node node : nodes) {
            for (Taken taken : columns(node.change).uniqueValues(node.change.instance())) {
                Node holder = holders.get(taken);
                if (holder != null && holder != node) {
                    holder.waiting.add(node);
                    node.blockers++;
                }
            }
        }
    }

    private void arrange(List<Node> nodes) {
        emit(nodes.stream().filter(node -> node.blockers == 0).toList());
        for (Node node : nodes) {
            if (!node.emitted) {
                // It waits for one that waits for it.
                RowChange nulls = nulls(node.change);
                List<Node> freed = new ArrayList<>();
                if (nulls == null) {
                    freed.add(node);
                } else {
                    givenUp.add(nulls);
                    node.release(freed);
                }
                emit(freed);
            }
        }
    }

    private void emit(List<Node> first) {
        List<Node> ready = first;
        while (!ready.isEmpty()) {
            List<Node> freed = new ArrayList<>();
            List<RowChange> wave = new ArrayList<>();
            for (Node node : ready) {
                node.emitted = true;
                wave.add(node.change);
            }
            ready.forEach(node -> node.release(freed));
            waves.add(wave);
            ready = freed;
        }
    }

    /** The change that takes an instance out of its unique keys, or null if a key has no column that may be null. */
    private @Nullable RowChange nulls(RowChange change) {
        BitSet positions = new BitSet();
        for (UniqueColumns key : written(change)) {
            BitSet nullable = new BitSet();
            key.positions().stream()
                    .filter(change.columns()::get)
                    .filter(position ->
                            columns(change).source(position).column().isNullable())
                    .forEach(nullable::set);
            if (nullable.isEmpty()) {
                return null;
            }
            positions.or(nullable);
        }
        return new RowChange(change.instance(), positions, false);
    }

    /** Columns that are set to null before anything else. */
    public List<RowChange> givenUp() {
        return givenUp;
    }

    /** The updates, those of one list in any order. */
    public List<List<RowChange>> waves() {
        return waves;
    }
}
