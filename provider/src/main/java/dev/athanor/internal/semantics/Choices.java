package dev.athanor.internal.semantics;

/** What the switches can be set to. The sentences of {@link Switch} say what each of them means. */
public final class Choices {
    private Choices() {}

    /** Values of {@code athanor.cascade.default}. */
    public enum CascadeDefault {
        NONE,
        PERSIST_MERGE
    }

    /** Values of {@code athanor.flush.unsaved-reference}. */
    public enum UnsavedReference {
        FAIL,
        SKIP
    }

    /** Values of {@code athanor.cascade.persist}. */
    public enum CascadePersist {
        FLUSH,
        EVENT
    }

    /** Values of {@code athanor.inverse-sync}. */
    public enum InverseSync {
        OFF,
        ON
    }

    /** Values of {@code athanor.remove.nullify}. */
    public enum RemoveNullify {
        OWNER,
        ALWAYS
    }

    /** Values of {@code athanor.remove.new}. */
    public enum RemoveNew {
        IGNORE,
        ERROR
    }

    /** Values of {@code athanor.remove.detached}. */
    public enum RemoveDetached {
        ERROR,
        ATTACH
    }

    /** Values of {@code athanor.persist.removed}. */
    public enum PersistRemoved {
        REVIVE,
        BEFORE_FLUSH
    }

    /** Values of {@code athanor.persist.detached}. */
    public enum PersistDetached {
        ERROR,
        REATTACH
    }

    /** Values of {@code athanor.expire-on-commit}. */
    public enum ExpireOnCommit {
        NONE,
        SOFT,
        HARD
    }

    /** Values of {@code athanor.rollback}. */
    public enum Rollback {
        DETACH,
        RESTORE
    }

    /** Values of {@code athanor.merge.unset}. */
    public enum MergeUnset {
        COPY,
        SKIP
    }

    /** Values of {@code athanor.merge.removed}. */
    public enum MergeRemoved {
        ERROR,
        COPY
    }

    /** Values of {@code athanor.cascade.refresh}. */
    public enum CascadeRefresh {
        REFRESH,
        EXPIRE
    }

    /** Values of {@code athanor.orphan.pending}. */
    public enum OrphanPending {
        REMOVE,
        EXPUNGE
    }

    /** Values of {@code athanor.autoflush}. */
    public enum Autoflush {
        OFF,
        QUERY,
        ANY_LOAD
    }

    /** Values of {@code athanor.identity.insert}. */
    public enum IdentityInsert {
        ON_READ,
        IMMEDIATE,
        DELAYED
    }

    /** Values of {@code athanor.fetch.to-one}. */
    public enum FetchToOne {
        ANNOTATED,
        LAZY
    }

    /** Values of {@code athanor.find.removed}. */
    public enum FindRemoved {
        NULL,
        RETURN
    }

    /** Values of {@code athanor.bulk.synchronize}. */
    public enum BulkSynchronize {
        NONE,
        EVALUATE,
        FETCH,
        AUTO
    }

    /** Values of {@code athanor.identity-map}. */
    public enum IdentityMapKind {
        STRONG,
        WEAK
    }

    /** Values of {@code athanor.detach.unknown}. */
    public enum DetachUnknown {
        IGNORE,
        ERROR
    }

    /** Values of {@code athanor.merge.pending}. */
    public enum MergePending {
        RETURN,
        FLUSH
    }

    /** Values of {@code athanor.flush.failed}. */
    public enum FlushFailed {
        ROLLBACK_ONLY,
        RESTORE
    }

    /** Values of {@code athanor.remove.association-rows}. */
    public enum AssociationRows {
        OWNER,
        BOTH
    }

    /** Values of {@code athanor.transaction.begin}. */
    public enum TransactionBegin {
        EXPLICIT,
        AUTO
    }

    /** Values of {@code athanor.mapping.overlaps}. */
    public enum Overlaps {
        REFUSE,
        WARN
    }

    /** Values of {@code athanor.insert.unset}. */
    public enum InsertUnset {
        LOADED,
        UNLOADED
    }

    /** Values of {@code athanor.merge.writes}. */
    public enum MergeWrites {
        CHANGES,
        ALL
    }

    /** Values of {@code athanor.merge.managed}. */
    public enum MergeManaged {
        CASCADE,
        IGNORE
    }

    /** Values of {@code athanor.merge.uncascaded}. */
    public enum MergeUncascaded {
        REFERENCE,
        IGNORE
    }

    /** Values of {@code athanor.merge.missing-row}. */
    public enum MergeMissingRow {
        ERROR,
        INSERT
    }

    /** Values of {@code athanor.merge.other-session}. */
    public enum MergeOtherSession {
        ERROR,
        COPY
    }

    /** Values of {@code athanor.load.collections}. */
    public enum LoadCollections {
        MEMBERS,
        ATTRIBUTE
    }

    /** Values of {@code athanor.load.missing-row}. */
    public enum MissingRow {
        ERROR,
        DELETED
    }

    /** Values of {@code athanor.load.null-reference}. */
    public enum NullReference {
        LOADED,
        UNLOADED
    }

    /** Values of {@code athanor.flush.order}. */
    public enum FlushOrder {
        BATCHES,
        ARRIVAL
    }

    /** Values of {@code athanor.flush.circular-rows}. */
    public enum CircularRows {
        BREAK,
        FAIL
    }

    /** Values of {@code athanor.flush.key-check}. */
    public enum KeyCheck {
        FLUSH,
        DATABASE
    }

    /** Values of {@code athanor.flush.row-counts}. */
    public enum RowCounts {
        LENIENT,
        CHECK
    }

    /** Values of {@code athanor.find.null}. */
    public enum FindNull {
        ERROR,
        NOTHING
    }
}
