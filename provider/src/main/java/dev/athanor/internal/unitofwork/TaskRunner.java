package dev.athanor.internal.unitofwork;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.mutation.RowKeys;
import dev.athanor.internal.mutation.UniqueUpdates;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.internal.state.AttributeReader;
import dev.athanor.internal.state.Expiry;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.internal.state.PassiveMode;
import dev.athanor.internal.state.PersistenceContext;
import dev.athanor.internal.unitofwork.Effects.KeyCopy;
import dev.athanor.internal.unitofwork.Effects.PostUpdate;
import dev.athanor.message.CircularDependencyException;
import dev.athanor.message.MissingRowException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the tasks of a flush. What depends on keys that only the database knows is decided here, when the rows before have been
 * written. One per flush.
 */
final class TaskRunner {
    private static final IdentityHashMap<Object, Object> NONE = new IdentityHashMap<>(0);

    private final UnitOfWork.Tools tools;
    private final PersistenceContext context;
    private final GivenValues given;
    private final List<Object> inserted = new ArrayList<>();
    private final List<RowChange> updated = new ArrayList<>();
    // Most flushes need none of them.
    private IdentityHashMap<Object, Object> switched = NONE;
    private Set<Object> takenOver = Set.of();
    private Set<Object> copied = Set.of();
    /** Whose versions go up though nothing but links may have changed. */
    private final Set<Object> linked;
    /** Whose versions go up in any case. */
    private final Set<Object> raised;

    private final @Nullable FlushMembers members;

    TaskRunner(
            UnitOfWork.Tools tools,
            GivenValues given,
            Set<Object> linked,
            Set<Object> raised,
            @Nullable FlushMembers members) {
        this.tools = tools;
        this.context = tools.context();
        this.given = given;
        this.linked = linked;
        this.raised = raised;
        this.members = members;
    }

    /** The instances that now have rows, but for those that took over rows of others. */
    List<Object> inserted() {
        return inserted;
    }

    /** The changes of rows, those of rows that were taken over included. */
    List<RowChange> updated() {
        return updated;
    }

    /** New instances with the removed ones whose rows they have taken over. */
    Map<Object, Object> switched() {
        return switched;
    }

    /** A new instance takes over the row of a removed one; decided when the flush was planned. */
    void noteSwitched(Object instance, Object former) {
        if (switched == NONE) {
            switched = new IdentityHashMap<>();
            takenOver = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        switched.put(instance, former);
        takenOver.add(former);
    }

    void run(FlushPlan plan) {
        plan.tasks().forEach(this::run);
    }

    private void run(FlushPlan.FlushTask task) {
        if (task instanceof FlushPlan.SaveTask save) {
            save(save.instances());
        } else if (task instanceof FlushPlan.KeyTask keys) {
            keys.copies().forEach(this::copy);
        } else if (task instanceof FlushPlan.CellTask cells) {
            writeCells(cells.updates());
        } else if (task instanceof FlushPlan.CircleTask circle) {
            throw new CircularDependencyException(StateMessage.CIRCULAR_DEPENDENCY, Keys.describe(circle.instance()));
        } else if (task instanceof FlushPlan.InsertTask insert) {
            tools.saves().insert(insert.instances(), insert.nulls());
            insert.instances().forEach(this::takeKey);
        } else if (task instanceof FlushPlan.UpdateTask update) {
            update(update.changes());
        } else if (task instanceof FlushPlan.PostUpdateTask update) {
            tools.saves().update(update.changes(), given);
        } else if (task instanceof FlushPlan.ClearTask clear) {
            tools.saves().clear(clear.changes());
        } else if (task instanceof FlushPlan.DeleteTask delete) {
            List<Object> left = takenOver.isEmpty() || delete.all()
                    ? delete.instances()
                    : delete.instances().stream()
                            .filter(instance -> !takenOver.contains(instance))
                            .toList();
            tools.deletes().delete(left, delete.inOrder());
        } else {
            runLinks(task);
        }
    }

    private void runLinks(FlushPlan.FlushTask task) {
        if (task instanceof FlushPlan.UnlinkAllTask unlink) {
            tools.links().deleteAll(unlink.attribute(), unlink.owners());
        } else if (task instanceof FlushPlan.UnlinkTask unlink) {
            tools.links().delete(unlink.attribute(), unlink.links());
        } else if (task instanceof FlushPlan.RelinkTask relink) {
            tools.links().update(relink.attribute(), relink.links());
        } else if (task instanceof FlushPlan.MoveTask move) {
            tools.links().move(move.attribute(), move.links());
        } else {
            FlushPlan.LinkTask link = (FlushPlan.LinkTask) task;
            tools.links().insert(link.attribute(), link.links());
        }
    }

    void copy(KeyCopy copy) {
        if (copied.isEmpty()) {
            copied = Collections.newSetFromMap(new IdentityHashMap<>());
        }
        copied.add(copy.row());
        switch (copy.change()) {
            case COPY -> copy.cell().copy(copy.row(), Objects.requireNonNull(copy.source()), given);
            case HANDED_ON -> {
                copy.cell().copy(copy.row(), Objects.requireNonNull(copy.source()), given);
                if (copy.cell().isKeyHandedOn(copy.row())) {
                    given.noteHandedOn(copy.row());
                }
            }
            case CLEAR -> copy.cell().clear(copy.row(), given);
            case KEEP -> copy.cell().keep(copy.row(), given);
        }
    }

    /** The cells of one row that an UPDATE of their own writes: attributes of the program, and hidden ones. */
    private record Written(Set<BasicAttribute> parts, Set<ToOneAttribute> references) {}

    private void writeCells(List<PostUpdate> updates) {
        IdentityHashMap<Object, Written> written = new IdentityHashMap<>();
        List<Object> rows = new ArrayList<>();
        for (PostUpdate update : updates) {
            Written cells = written.computeIfAbsent(update.row(), row -> {
                rows.add(row);
                return new Written(new HashSet<>(), new HashSet<>());
            });
            if (update.cell().isVisible()) {
                cells.parts().addAll(update.cell().parts());
            } else {
                cells.references().add(Objects.requireNonNull(update.cell().reference()));
            }
        }
        boolean arrival = Dependencies.inOrderOfArrival(context.rules());
        List<RowChange> changes = new ArrayList<>();
        for (Object row : arrival ? arrived(rows).all() : rows) {
            Written cells = Objects.requireNonNull(written.get(row));
            RowChange change = tools.changes().cells(row, cells.parts(), cells.references(), given);
            if (change != null) {
                changes.add(change);
            }
        }
        if (arrival) {
            tools.saves().save(changes, List.of(), given);
        } else {
            tools.saves().update(changes, given);
        }
        if (members == null || changes.stream().noneMatch(change -> members.isDeleted(change.instance()))) {
            Set<Object> known = Collections.newSetFromMap(new IdentityHashMap<>());
            updated.forEach(change -> known.add(change.instance()));
            changes.stream().filter(change -> known.add(change.instance())).forEach(updated::add);
        }
    }

    /** What was found when the flush was planned, and what has come of keys since. */
    private void update(List<RowChange> planned) {
        List<RowChange> changes = new ArrayList<>(planned.size());
        for (RowChange change : planned) {
            RowChange present = copied.contains(change.instance()) && !switched.containsKey(change.instance())
                    ? change(change.instance())
                    : change;
            if (present != null) {
                changes.add(present);
            }
        }
        inTurns(changes).forEach(turn -> tools.saves().update(turn, given));
        updated.addAll(changes);
    }

    private @Nullable RowChange change(Object instance) {
        RowChange change = tools.changes().change(instance, linked.contains(instance), given);
        return change == null && raised.contains(instance) ? new RowChange(instance, new BitSet(), true) : change;
    }

    private void save(List<Object> instances) {
        Arrived arrived = arrived(instances);
        List<RowChange> changes = new ArrayList<>();
        List<Object> inserts = new ArrayList<>();
        for (Object instance : arrived.added()) {
            Object former = former(instance);
            if (former == null) {
                inserts.add(instance);
            } else {
                noteSwitched(instance, former);
                changes.add(tools.changes().takeOver(instance, former));
            }
        }
        for (Object instance : arrived.present()) {
            Mapper mapper = Mapper.of(instance);
            if (mapper.version() != null) {
                // Whether or not there is anything to write: what is to be read anew is found out to be gone.
                AttributeReader.read(instance, mapper.version(), PassiveMode.LOAD);
            }
            RowChange change = change(instance);
            if (change != null) {
                changes.add(change);
            }
        }
        save(changes, inserts);
        inserts.forEach(this::takeKey);
        updated.addAll(changes);
    }

    private void save(List<RowChange> changes, List<Object> inserts) {
        List<List<RowChange>> turns = inTurns(changes);
        for (int i = 0; i < turns.size(); i++) {
            tools.saves().save(turns.get(i), i == turns.size() - 1 ? inserts : List.of(), given);
        }
    }

    /** Updates in turns in which no row takes a unique value before another one has let it go; what trades places gives it up now. */
    private List<List<RowChange>> inTurns(List<RowChange> changes) {
        if (changes.size() < 2 || !context.rules().isOn(Switch.UNIQUE_AWARE)) {
            return List.of(changes);
        }
        UniqueUpdates ordered = tools.uniqueValues().order(changes);
        tools.saves().clear(ordered.givenUp());
        return ordered.waves();
    }

    /**
     * Instances in the order in which their rows are written by arrival.
     *
     * @param added those that this flush inserts, in the order of their arrival
     * @param present the others, by their keys
     */
    private record Arrived(List<Object> added, List<Object> present) {
        List<Object> all() {
            List<Object> all = new ArrayList<>(added);
            all.addAll(present);
            return all;
        }
    }

    private Arrived arrived(List<Object> instances) {
        List<Object> pending = new ArrayList<>();
        List<Object> persistent = new ArrayList<>();
        for (Object instance : instances) {
            (Lifecycle.of(States.of(instance)) == Lifecycle.PENDING ? pending : persistent).add(instance);
        }
        return new Arrived(inOrderOfArrival(pending), RowKeys.sorted(persistent));
    }

    private List<Object> inOrderOfArrival(List<Object> pending) {
        if (pending.size() < 2) {
            return pending;
        }
        Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(pending);
        return context.pending().members().stream().filter(wanted::contains).toList();
    }

    /** The removed instance whose row a new one takes over, or null. */
    private @Nullable Object former(Object instance) {
        Mapper mapper = Mapper.of(instance);
        Object key = Keys.of(mapper, instance);
        Object present =
                Keys.isSet(mapper, key) ? context.identityMap().get(mapper, Objects.requireNonNull(key)) : null;
        if (present == null || present == instance || isGone(present)) {
            return null;
        }
        if (members != null
                && members.isDeleted(present)
                && RowSwitch.isPossible(mapper, Mapper.of(present), context.rules())) {
            return takenOver.contains(present) ? null : present;
        }
        new KeyCheck(context).meet(present);
        return null;
    }

    /** Whether the row of an instance of which nothing is known any more is gone. */
    private boolean isGone(Object instance) {
        Mapper mapper = Mapper.of(instance);
        BasicAttribute part = mapper.id().get(0).value();
        if (part == null || !Expiry.isUnread(States.of(instance))) {
            return false;
        }
        try {
            AttributeReader.read(instance, part, PassiveMode.LOAD);
            return false;
        } catch (MissingRowException | ObjectDeletedException gone) {
            context.setDeleted(instance);
            return true;
        }
    }

    /** From here on rows can refer to the instance. Taken back with the generated keys if the transaction fails. */
    private void takeKey(Object instance) {
        InstanceState state = States.of(instance);
        state.key = Keys.of(Mapper.of(instance), instance);
        inserted.add(instance);
    }
}
