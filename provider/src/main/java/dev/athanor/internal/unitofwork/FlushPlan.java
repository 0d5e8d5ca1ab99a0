package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mutation.GivenValues;
import dev.athanor.internal.mutation.LinkExecutor.Link;
import dev.athanor.internal.mutation.RowChange;
import dev.athanor.internal.unitofwork.Effects.KeyCopy;
import dev.athanor.internal.unitofwork.Effects.PostUpdate;
import java.util.List;

/**
 * What one flush does, as data: tasks in the order in which they run. Made by {@link FlushPlanner} or {@link ArrivalPlanner}, run by
 * {@link TaskRunner}; can be looked at without being run.
 *
 * @param tasks the tasks
 */
public record FlushPlan(List<FlushTask> tasks) {
    /** Copies the list. */
    public FlushPlan {
        tasks = List.copyOf(tasks);
    }

    /** Whether everything could be ordered. */
    boolean isComplete() {
        return tasks.stream().noneMatch(CircleTask.class::isInstance);
    }

    /** One step of a flush: instances or rows that do not depend on each other. */
    public sealed interface FlushTask {}

    /** Updates rows. */
    public record UpdateTask(List<RowChange> changes) implements FlushTask {}

    /** Inserts rows; some references as null for now. */
    public record InsertTask(List<Object> instances, GivenValues nulls) implements FlushTask {}

    /** Writes references that had to be null while their targets had no rows. */
    public record PostUpdateTask(List<RowChange> changes) implements FlushTask {}

    /** Sets columns to null: references whose targets are deleted before the rows that refer. */
    public record ClearTask(List<RowChange> changes) implements FlushTask {}

    /** Deletes all rows of a collection, mostly because the owners are deleted. */
    public record UnlinkAllTask(PluralAttribute attribute, List<Object> owners) implements FlushTask {}

    /** Deletes rows of a collection. */
    public record UnlinkTask(PluralAttribute attribute, List<Link> links) implements FlushTask {}

    /** Updates rows of a collection: elements that have moved, or that are others now. */
    public record RelinkTask(PluralAttribute attribute, List<Link> links) implements FlushTask {}

    /** Inserts rows of a collection. */
    public record LinkTask(PluralAttribute attribute, List<Link> links) implements FlushTask {}

    /** Changes rows of a collection whose owners or elements have other keys. */
    public record MoveTask(PluralAttribute attribute, List<Link> links) implements FlushTask {}

    /** Writes keys into foreign-key cells of instances; sends nothing. */
    record KeyTask(List<KeyCopy> copies) implements FlushTask {}

    /** Saves rows of one hierarchy, in the order in which they came: updates before inserts, table by table. */
    public record SaveTask(List<Object> instances) implements FlushTask {}

    /** Writes foreign-key cells by statements of their own. */
    record CellTask(List<PostUpdate> updates) implements FlushTask {}

    /** Gives the flush up: what is left depends on itself. */
    public record CircleTask(Object instance) implements FlushTask {}

    /**
     * Deletes rows; if they refer to each other, in the order given.
     *
     * @param instances the instances whose rows they are
     * @param inOrder whether the order given must be kept
     * @param all whether rows that new instances have taken over are deleted, too
     */
    public record DeleteTask(List<Object> instances, boolean inOrder, boolean all) implements FlushTask {}
}
