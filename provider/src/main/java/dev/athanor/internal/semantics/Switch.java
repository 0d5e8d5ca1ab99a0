package dev.athanor.internal.semantics;

import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletesMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One choice: its property, its values in the two profiles, and where it may be made. The list of all switches is here and nowhere
 * else; the properties and their documentation are made from it. Immutable.
 *
 * @param <T> an enum, or Boolean
 */
public final class Switch<T> {
    /** Where a choice may be made. */
    public enum Scope {
        /** For a persistence unit. */
        UNIT,
        /** For one EntityManager. */
        ENTITY_MANAGER,
        /** For one relationship. */
        ATTRIBUTE,
        /** For one query. */
        QUERY,
        /** For one call, such as find. */
        CALL
    }

    private static final List<Switch<?>> ALL = new ArrayList<>();

    /** What cascades along a relationship that names no cascade. */
    public static final Switch<Choices.CascadeDefault> CASCADE_DEFAULT = of(
            "athanor.cascade.default",
            Choices.CascadeDefault.class,
            Choices.CascadeDefault.NONE,
            Choices.CascadeDefault.PERSIST_MERGE,
            EnumSet.of(Scope.UNIT, Scope.ATTRIBUTE),
            "What cascades along a relationship that names no cascade.");

    /** What a flush does with a reference to an object outside the session: it fails, or leaves the link unwritten with a warning. */
    public static final Switch<Choices.UnsavedReference> UNSAVED_REFERENCE = of(
            "athanor.flush.unsaved-reference",
            Choices.UnsavedReference.class,
            Choices.UnsavedReference.FAIL,
            Choices.UnsavedReference.SKIP,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a flush does with a reference to an object outside the session: it fails, or leaves the link unwritten with a warning.");

    /** When PERSIST cascades beyond the call: at the flush, or at each change of a relationship, from the side that the program touched. */
    public static final Switch<Choices.CascadePersist> CASCADE_PERSIST = of(
            "athanor.cascade.persist",
            Choices.CascadePersist.class,
            Choices.CascadePersist.FLUSH,
            Choices.CascadePersist.EVENT,
            EnumSet.of(Scope.UNIT),
            "When PERSIST cascades beyond the call: at the flush, or at each change of a relationship, from the side that the program touched.");

    /** Whether both sides of a relationship are kept alike in memory, and a change of either side is written. */
    public static final Switch<Choices.InverseSync> INVERSE_SYNC = of(
            "athanor.inverse-sync",
            Choices.InverseSync.class,
            Choices.InverseSync.OFF,
            Choices.InverseSync.ON,
            EnumSet.of(Scope.UNIT, Scope.ATTRIBUTE),
            "Whether both sides of a relationship are kept alike in memory, and a change of either side is written.");

    /** Which foreign keys are set to null when the object that they refer to is removed: those that the removed side writes, or those of all its relationships. */
    public static final Switch<Choices.RemoveNullify> REMOVE_NULLIFY = of(
            "athanor.remove.nullify",
            Choices.RemoveNullify.class,
            Choices.RemoveNullify.OWNER,
            Choices.RemoveNullify.ALWAYS,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Which foreign keys are set to null when the object that they refer to is removed: those that the removed side writes, or those of all its relationships.");

    /** What remove() does with an instance that has no row. */
    public static final Switch<Choices.RemoveNew> REMOVE_NEW = of(
            "athanor.remove.new",
            Choices.RemoveNew.class,
            Choices.RemoveNew.IGNORE,
            Choices.RemoveNew.ERROR,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What remove() does with an instance that has no row.");

    /** What remove() does with a detached instance. */
    public static final Switch<Choices.RemoveDetached> REMOVE_DETACHED = of(
            "athanor.remove.detached",
            Choices.RemoveDetached.class,
            Choices.RemoveDetached.ERROR,
            Choices.RemoveDetached.ATTACH,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What remove() does with a detached instance.");

    /** Until when persist() takes a removal back: any time before the transaction ends, or before the flush. */
    public static final Switch<Choices.PersistRemoved> PERSIST_REMOVED = of(
            "athanor.persist.removed",
            Choices.PersistRemoved.class,
            Choices.PersistRemoved.REVIVE,
            Choices.PersistRemoved.BEFORE_FLUSH,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Until when persist() takes a removal back: any time before the transaction ends, or before the flush.");

    /** What persist() does with a detached instance. */
    public static final Switch<Choices.PersistDetached> PERSIST_DETACHED = of(
            "athanor.persist.detached",
            Choices.PersistDetached.class,
            Choices.PersistDetached.ERROR,
            Choices.PersistDetached.REATTACH,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What persist() does with a detached instance.");

    /** What a commit does to the instances of a context that stays open: nothing, expiry when the next transaction begins, or expiry at once. */
    public static final Switch<Choices.ExpireOnCommit> EXPIRE_ON_COMMIT = of(
            "athanor.expire-on-commit",
            Choices.ExpireOnCommit.class,
            Choices.ExpireOnCommit.NONE,
            Choices.ExpireOnCommit.HARD,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a commit does to the instances of a context that stays open: nothing, expiry when the next transaction begins, or expiry at once.");

    /** What instances become when the transaction is rolled back: detached, or what they were before. */
    public static final Switch<Choices.Rollback> ROLLBACK = of(
            "athanor.rollback",
            Choices.Rollback.class,
            Choices.Rollback.DETACH,
            Choices.Rollback.RESTORE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What instances become when the transaction is rolled back: detached, or what they were before.");

    /** What merge() does with an attribute that was never set on a new instance: copies its null, or leaves it out. */
    public static final Switch<Choices.MergeUnset> MERGE_UNSET = of(
            "athanor.merge.unset",
            Choices.MergeUnset.class,
            Choices.MergeUnset.COPY,
            Choices.MergeUnset.SKIP,
            EnumSet.of(Scope.UNIT),
            "What merge() does with an attribute that was never set on a new instance: copies its null, or leaves it out.");

    /** What merge() does if the instance is removed. */
    public static final Switch<Choices.MergeRemoved> MERGE_REMOVED = of(
            "athanor.merge.removed",
            Choices.MergeRemoved.class,
            Choices.MergeRemoved.ERROR,
            Choices.MergeRemoved.COPY,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() does if the instance is removed.");

    /** Whether merge() reads the row; without it the state of the given instance is believed. */
    public static final Switch<Boolean> MERGE_LOAD = of(
            "athanor.merge.load",
            Boolean.class,
            true,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether merge() reads the row; without it the state of the given instance is believed.");

    /** What refresh() does with the instances that it cascades to. */
    public static final Switch<Choices.CascadeRefresh> CASCADE_REFRESH = of(
            "athanor.cascade.refresh",
            Choices.CascadeRefresh.class,
            Choices.CascadeRefresh.REFRESH,
            Choices.CascadeRefresh.EXPIRE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What refresh() does with the instances that it cascades to.");

    /** Whether refresh() flushes the other instances before it reads. */
    public static final Switch<Boolean> REFRESH_AUTOFLUSH = of(
            "athanor.refresh.autoflush",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether refresh() flushes the other instances before it reads.");

    /** What becomes of a pending instance that leaves its owner: it is removed at the flush, or leaves the session at once. */
    public static final Switch<Choices.OrphanPending> ORPHAN_PENDING = of(
            "athanor.orphan.pending",
            Choices.OrphanPending.class,
            Choices.OrphanPending.REMOVE,
            Choices.OrphanPending.EXPUNGE,
            EnumSet.of(Scope.UNIT),
            "What becomes of a pending instance that leaves its owner: it is removed at the flush, or leaves the session at once.");

    /** What flushes by itself: nothing, queries that read a changed table, or whatever reads the database. */
    public static final Switch<Choices.Autoflush> AUTOFLUSH = of(
            "athanor.autoflush",
            Choices.Autoflush.class,
            Choices.Autoflush.QUERY,
            Choices.Autoflush.ANY_LOAD,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What flushes by itself: nothing, queries that read a changed table, or whatever reads the database.");

    /** Whether the primary key of a persistent instance may be changed. */
    public static final Switch<Boolean> MUTABLE_KEYS = of(
            "athanor.mutable-keys",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether the primary key of a persistent instance may be changed.");

    /** Whether a flush writes rows that free unique values before those that take them. */
    public static final Switch<Boolean> UNIQUE_AWARE = of(
            "athanor.flush.unique-aware",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether a flush writes rows that free unique values before those that take them.");

    /** When a row is inserted whose key the database generates: at the first read of the key, at persist(), or with the flush. */
    public static final Switch<Choices.IdentityInsert> IDENTITY_INSERT = of(
            "athanor.identity.insert",
            Choices.IdentityInsert.class,
            Choices.IdentityInsert.ON_READ,
            Choices.IdentityInsert.DELAYED,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "When a row is inserted whose key the database generates: at the first read of the key, at persist(), or with the flush.");

    /** Whether a change of an owned relationship raises the version, though no column of the row changes. */
    public static final Switch<Boolean> VERSION_RELATIONSHIPS = of(
            "athanor.version.relationships",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether a change of an owned relationship raises the version, though no column of the row changes.");

    /** Whether references that name no FETCH are lazy. */
    public static final Switch<Choices.FetchToOne> FETCH_TO_ONE = of(
            "athanor.fetch.to-one",
            Choices.FetchToOne.class,
            Choices.FetchToOne.ANNOTATED,
            Choices.FetchToOne.ANNOTATED,
            EnumSet.of(Scope.UNIT),
            "Whether references that name no FETCH are lazy.");

    /** What find() returns for an instance that is marked as removed. */
    public static final Switch<Choices.FindRemoved> FIND_REMOVED = of(
            "athanor.find.removed",
            Choices.FindRemoved.class,
            Choices.FindRemoved.NULL,
            Choices.FindRemoved.RETURN,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What find() returns for an instance that is marked as removed.");

    /** How the instances of the session learn of a bulk UPDATE or DELETE. */
    public static final Switch<Choices.BulkSynchronize> BULK_SYNCHRONIZE = of(
            "athanor.bulk.synchronize",
            Choices.BulkSynchronize.class,
            Choices.BulkSynchronize.NONE,
            Choices.BulkSynchronize.EVALUATE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER, Scope.QUERY),
            "How the instances of the session learn of a bulk UPDATE or DELETE.");

    /** Whether a bulk DELETE deletes the rows of join tables that refer to the deleted ones. */
    public static final Switch<Boolean> BULK_ASSOCIATION_ROWS = of(
            "athanor.bulk.association-rows",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT),
            "Whether a bulk DELETE deletes the rows of join tables that refer to the deleted ones.");

    /** Whether a row is an entity whose composite key is null in part, as rows of outer joins are. */
    public static final Switch<Boolean> PARTIAL_KEYS = of(
            "athanor.partial-keys",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT),
            "Whether a row is an entity whose composite key is null in part, as rows of outer joins are.");

    /** Whether a bulk UPDATE raises the versions of the rows that it changes. */
    public static final Switch<Boolean> BULK_VERSIONS = of(
            "athanor.bulk.versions",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT),
            "Whether a bulk UPDATE raises the versions of the rows that it changes.");

    /** Whether the session keeps unchanged instances that the program has dropped. */
    public static final Switch<Choices.IdentityMapKind> IDENTITY_MAP = of(
            "athanor.identity-map",
            Choices.IdentityMapKind.class,
            Choices.IdentityMapKind.STRONG,
            Choices.IdentityMapKind.WEAK,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether the session keeps unchanged instances that the program has dropped.");

    /** Which rows at the far side of a relationship are left to the ON DELETE clauses of the database. */
    public static final Switch<PassiveDeletesMode> PASSIVE_DELETES = of(
            "athanor.passive-deletes",
            PassiveDeletesMode.class,
            PassiveDeletesMode.FALSE,
            PassiveDeletesMode.FALSE,
            EnumSet.of(Scope.UNIT, Scope.ATTRIBUTE),
            "Which rows at the far side of a relationship are left to the ON DELETE clauses of the database.");

    /** How a relationship is loaded; as annotated if nothing is said. */
    public static final Switch<LoadingStrategy> LAZY = of(
            "athanor.lazy",
            LoadingStrategy.class,
            null,
            null,
            EnumSet.of(Scope.ATTRIBUTE, Scope.QUERY, Scope.CALL),
            "How a relationship is loaded; as annotated if nothing is said.");

    /** Whether contains() is true for an instance that is marked as removed, until the flush. */
    public static final Switch<Boolean> CONTAINS_REMOVED = of(
            "athanor.contains.removed",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether contains() is true for an instance that is marked as removed, until the flush.");

    /** What detach() does with an instance that is not in the session. */
    public static final Switch<Choices.DetachUnknown> DETACH_UNKNOWN = of(
            "athanor.detach.unknown",
            Choices.DetachUnknown.class,
            Choices.DetachUnknown.IGNORE,
            Choices.DetachUnknown.ERROR,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What detach() does with an instance that is not in the session.");

    /** What merge() does with a pending instance: returns it, or flushes it first; where the automatic flush is off, it is copied with a warning. */
    public static final Switch<Choices.MergePending> MERGE_PENDING = of(
            "athanor.merge.pending",
            Choices.MergePending.class,
            Choices.MergePending.RETURN,
            Choices.MergePending.FLUSH,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() does with a pending instance: returns it, or flushes it first; where the automatic flush is off, it is copied with a warning.");

    /** What a failed flush does: marks the transaction, or rolls it back at once, restores the instances, and refuses work until rollback(). */
    public static final Switch<Choices.FlushFailed> FLUSH_FAILED = of(
            "athanor.flush.failed",
            Choices.FlushFailed.class,
            Choices.FlushFailed.ROLLBACK_ONLY,
            Choices.FlushFailed.RESTORE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a failed flush does: marks the transaction, or rolls it back at once, restores the instances, and refuses work until rollback().");

    /** Which side of a many-to-many takes its association rows along when it is removed. */
    public static final Switch<Choices.AssociationRows> ASSOCIATION_ROWS = of(
            "athanor.remove.association-rows",
            Choices.AssociationRows.class,
            Choices.AssociationRows.OWNER,
            Choices.AssociationRows.BOTH,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Which side of a many-to-many takes its association rows along when it is removed.");

    /** Whether a transaction begins only when the program begins it, or by itself when there is work. */
    public static final Switch<Choices.TransactionBegin> TRANSACTION_BEGIN = of(
            "athanor.transaction.begin",
            Choices.TransactionBegin.class,
            Choices.TransactionBegin.EXPLICIT,
            Choices.TransactionBegin.AUTO,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether a transaction begins only when the program begins it, or by itself when there is work.");

    /** Whether what is lazy is loaded for all instances that came together, or for the one that was touched. */
    public static final Switch<Boolean> LOAD_PEERS = of(
            "athanor.load.peers",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether what is lazy is loaded for all instances that came together, or for the one that was touched.");

    /** What it means that a load meets no row: an error, or that the object was deleted, so that references to it read as null. */
    public static final Switch<Choices.MissingRow> MISSING_ROW = of(
            "athanor.load.missing-row",
            Choices.MissingRow.class,
            Choices.MissingRow.ERROR,
            Choices.MissingRow.DELETED,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What it means that a load meets no row: an error, or that the object was deleted, so that references to it read as null.");

    /** What a reference is whose foreign key is read as null: loaded as null, or not loaded until it is touched. */
    public static final Switch<Choices.NullReference> NULL_REFERENCE = of(
            "athanor.load.null-reference",
            Choices.NullReference.class,
            Choices.NullReference.LOADED,
            Choices.NullReference.UNLOADED,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a reference is whose foreign key is read as null: loaded as null, or not loaded until it is touched.");

    /** When an unloaded collection is loaded: when its members are needed, or when the attribute is read. */
    public static final Switch<Choices.LoadCollections> LOAD_COLLECTIONS = of(
            "athanor.load.collections",
            Choices.LoadCollections.class,
            Choices.LoadCollections.MEMBERS,
            Choices.LoadCollections.ATTRIBUTE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "When an unloaded collection is loaded: when its members are needed, or when the attribute is read.");

    /** Whether what reads the rows of an entity class reads the attributes of its subclasses with them. */
    public static final Switch<Boolean> LOAD_SUBCLASSES = of(
            "athanor.load.subclasses",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT),
            "Whether what reads the rows of an entity class reads the attributes of its subclasses with them.");

    /** What an attribute that was never set is after the INSERT: loaded as it is, or unloaded, and read if the database may have put something there. */
    public static final Switch<Choices.InsertUnset> INSERT_UNSET = of(
            "athanor.insert.unset",
            Choices.InsertUnset.class,
            Choices.InsertUnset.LOADED,
            Choices.InsertUnset.UNLOADED,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What an attribute that was never set is after the INSERT: loaded as it is, or unloaded, and read if the database may have put something there.");

    /** Whether merge() compares the version of the given instance with that of the row. */
    public static final Switch<Boolean> MERGE_VERSION = of(
            "athanor.merge.version",
            Boolean.class,
            true,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether merge() compares the version of the given instance with that of the row.");

    /** What merge() writes to the persistent instance: what differs, or all that the given instance has, so that it counts as written to. */
    public static final Switch<Choices.MergeWrites> MERGE_WRITES = of(
            "athanor.merge.writes",
            Choices.MergeWrites.class,
            Choices.MergeWrites.CHANGES,
            Choices.MergeWrites.ALL,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() writes to the persistent instance: what differs, or all that the given instance has, so that it counts as written to.");

    /** What merge() does with an instance that is persistent in this session: it looks for others that it refers to, or leaves all as it is. */
    public static final Switch<Choices.MergeManaged> MERGE_MANAGED = of(
            "athanor.merge.managed",
            Choices.MergeManaged.class,
            Choices.MergeManaged.CASCADE,
            Choices.MergeManaged.IGNORE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() does with an instance that is persistent in this session: it looks for others that it refers to, or leaves all as it is.");

    /** What merge() makes of a relationship that does not cascade MERGE: a reference to the instance of the same identity, or nothing. */
    public static final Switch<Choices.MergeUncascaded> MERGE_UNCASCADED = of(
            "athanor.merge.uncascaded",
            Choices.MergeUncascaded.class,
            Choices.MergeUncascaded.REFERENCE,
            Choices.MergeUncascaded.IGNORE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() makes of a relationship that does not cascade MERGE: a reference to the instance of the same identity, or nothing.");

    /** What merge() makes of a detached instance with a version whose row is gone: an error, or a new row. */
    public static final Switch<Choices.MergeMissingRow> MERGE_MISSING_ROW = of(
            "athanor.merge.missing-row",
            Choices.MergeMissingRow.class,
            Choices.MergeMissingRow.ERROR,
            Choices.MergeMissingRow.INSERT,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() makes of a detached instance with a version whose row is gone: an error, or a new row.");

    /** What merge() does with an instance of another open session: refuses it, or copies its state. */
    public static final Switch<Choices.MergeOtherSession> MERGE_OTHER_SESSION = of(
            "athanor.merge.other-session",
            Choices.MergeOtherSession.class,
            Choices.MergeOtherSession.ERROR,
            Choices.MergeOtherSession.COPY,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What merge() does with an instance of another open session: refuses it, or copies its state.");

    /** Whether an instance stays in the session after its row was deleted, through clear() and through a commit that expires nothing. */
    public static final Switch<Boolean> KEEP_DELETED = of(
            "athanor.deleted.stay",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether an instance stays in the session after its row was deleted, through clear() and through a commit that expires nothing.");

    /** Whether find() returns a pending instance of that key, without a statement. */
    public static final Switch<Boolean> FIND_PENDING = of(
            "athanor.find.pending",
            Boolean.class,
            true,
            false,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether find() returns a pending instance of that key, without a statement.");

    /** In which order a flush writes rows: by type and statement, in as few batches as can be; or as instances came, ordered by what relationships demand. */
    public static final Switch<Choices.FlushOrder> FLUSH_ORDER = of(
            "athanor.flush.order",
            Choices.FlushOrder.class,
            Choices.FlushOrder.BATCHES,
            Choices.FlushOrder.ARRIVAL,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "In which order a flush writes rows: by type and statement, in as few batches as can be; or as instances came, ordered by what relationships demand.");

    /** Whether a flush writes what only the inverse side of a relationship says, though the two sides are not kept alike. */
    public static final Switch<Boolean> WRITE_INVERSE = of(
            "athanor.flush.inverse-side",
            Boolean.class,
            false,
            true,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Whether a flush writes what only the inverse side of a relationship says, though the two sides are not kept alike.");

    /** What a flush does with rows that refer to each other in a circle: writes null first and the reference later, or fails. */
    public static final Switch<Choices.CircularRows> CIRCULAR_ROWS = of(
            "athanor.flush.circular-rows",
            Choices.CircularRows.class,
            Choices.CircularRows.BREAK,
            Choices.CircularRows.FAIL,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a flush does with rows that refer to each other in a circle: writes null first and the reference later, or fails.");

    /** Who refuses a new instance whose primary key lacks a value, or is another one's: the flush, or the database. */
    public static final Switch<Choices.KeyCheck> KEY_CHECK = of(
            "athanor.flush.key-check",
            Choices.KeyCheck.class,
            Choices.KeyCheck.FLUSH,
            Choices.KeyCheck.DATABASE,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "Who refuses a new instance whose primary key lacks a value, or is another one's: the flush, or the database.");

    /** What a flush does when rows that it deletes are not there: nothing, or it logs a warning, and fails if they are links of a collection. */
    public static final Switch<Choices.RowCounts> ROW_COUNTS = of(
            "athanor.flush.row-counts",
            Choices.RowCounts.class,
            Choices.RowCounts.LENIENT,
            Choices.RowCounts.CHECK,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What a flush does when rows that it deletes are not there: nothing, or it logs a warning, and fails if they are links of a collection.");

    /** What is done about a collection whose association table others write too: it is refused, or accepted with a warning. */
    public static final Switch<Choices.Overlaps> OVERLAPS = of(
            "athanor.mapping.overlaps",
            Choices.Overlaps.class,
            Choices.Overlaps.REFUSE,
            Choices.Overlaps.WARN,
            EnumSet.of(Scope.UNIT),
            "What is done about a collection whose association table others write too, an entity or another collection: it is refused, or accepted with a warning.");

    /** What find() does with a key that is null, in whole or in part: refuses it, or finds nothing. */
    public static final Switch<Choices.FindNull> FIND_NULL = of(
            "athanor.find.null",
            Choices.FindNull.class,
            Choices.FindNull.ERROR,
            Choices.FindNull.NOTHING,
            EnumSet.of(Scope.UNIT, Scope.ENTITY_MANAGER),
            "What find() does with a key that is null, in whole or in part: refuses it, or finds nothing.");

    private final String name;
    private final Class<T> type;
    private final @Nullable T standard;
    private final @Nullable T sqlalchemy;
    private final Set<Scope> scopes;
    private final String sentence;
    private final int ordinal;

    private Switch(
            String name,
            Class<T> type,
            @Nullable T standard,
            @Nullable T sqlalchemy,
            Set<Scope> scopes,
            String sentence,
            int ordinal) {
        this.name = name;
        this.type = type;
        this.standard = standard;
        this.sqlalchemy = sqlalchemy;
        this.scopes = Collections.unmodifiableSet(scopes);
        this.sentence = sentence;
        this.ordinal = ordinal;
    }

    private static <T> Switch<T> of(
            String name,
            Class<T> type,
            @Nullable T standard,
            @Nullable T sqlalchemy,
            EnumSet<Scope> scopes,
            String sentence) {
        Switch<T> made = new Switch<>(name, type, standard, sqlalchemy, scopes, sentence, ALL.size());
        ALL.add(made);
        return made;
    }

    /** All switches, in the order of the documentation. */
    public static List<Switch<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** The property. */
    public String name() {
        return name;
    }

    /** What its values are: an enum, or Boolean. */
    public Class<T> type() {
        return type;
    }

    /** Its value in a profile; null for one that only single relationships or queries have. */
    public @Nullable T value(Profile profile) {
        return profile == Profile.STANDARD ? standard : sqlalchemy;
    }

    /** Where the choice may be made. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** What it is about. */
    public String sentence() {
        return sentence;
    }

    int ordinal() {
        return ordinal;
    }

    @Override
    public String toString() {
        return name;
    }
}
