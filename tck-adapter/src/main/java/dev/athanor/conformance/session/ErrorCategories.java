package dev.athanor.conformance.session;

import dev.athanor.message.AlreadyDeletedException;
import dev.athanor.message.AlreadyHasIdentityException;
import dev.athanor.message.BlankKeyException;
import dev.athanor.message.CircularDependencyException;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.ConversionException;
import dev.athanor.message.DataRefusedException;
import dev.athanor.message.DirtyMergeException;
import dev.athanor.message.EntityConflictException;
import dev.athanor.message.FlushException;
import dev.athanor.message.IdentityTakenException;
import dev.athanor.message.InactiveTransactionException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.MultipleParentsException;
import dev.athanor.message.NoAttributeValueException;
import dev.athanor.message.NotInSessionException;
import dev.athanor.message.NotPersistentException;
import dev.athanor.message.NullIdentityException;
import dev.athanor.message.NullKeyException;
import dev.athanor.message.ObjectDeletedException;
import dev.athanor.message.OtherSessionException;
import dev.athanor.message.PendingRollbackException;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.message.RefreshFailedException;
import dev.athanor.message.SavepointEndedException;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.TransientMergeException;
import dev.athanor.message.TypeMismatchException;
import dev.athanor.message.UnloadedAttributeException;
import dev.athanor.message.WriteOnlyException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the corpus calls exceptions. */
final class ErrorCategories {
    private static final String FLUSH_FAILED = "FlushFailed";
    private static final Map<Class<?>, String> CATEGORIES = Map.ofEntries(
            Map.entry(ConstraintViolationException.class, "Integrity"),
            Map.entry(StaleStateException.class, "StaleData"),
            Map.entry(PendingRollbackException.class, "PendingRollback"),
            Map.entry(UnloadedAttributeException.class, "DetachedAccess"),
            Map.entry(ObjectDeletedException.class, "ObjectDeleted"),
            Map.entry(RefreshFailedException.class, "RefreshFailed"),
            Map.entry(NotPersistentException.class, "NotPersistent"),
            Map.entry(NotInSessionException.class, "NotInSession"),
            Map.entry(AlreadyDeletedException.class, "AlreadyDeleted"),
            Map.entry(AlreadyHasIdentityException.class, "AlreadyHasIdentity"),
            Map.entry(IdentityTakenException.class, "IdentityTaken"),
            Map.entry(OtherSessionException.class, "OtherSession"),
            Map.entry(RaiseLoadException.class, "RaiseLoad"),
            Map.entry(WriteOnlyException.class, "WriteOnlyIteration"),
            Map.entry(MultipleParentsException.class, "MultipleParents"),
            Map.entry(DirtyMergeException.class, "MergeDirtyNoLoad"),
            Map.entry(TransientMergeException.class, "MergeTransientNoLoad"),
            Map.entry(BlankKeyException.class, "BlankPrimaryKey"),
            Map.entry(NullIdentityException.class, "NullIdentity"),
            Map.entry(NullKeyException.class, "NullPrimaryKey"),
            Map.entry(CircularDependencyException.class, "CircularDependency"),
            Map.entry(SavepointEndedException.class, "TransactionClosed"),
            Map.entry(InactiveTransactionException.class, "InactiveTransaction"),
            Map.entry(TypeMismatchException.class, "TypeMismatch"),
            Map.entry(ConversionException.class, "ConversionFailed"),
            Map.entry(DataRefusedException.class, "DataFailed"),
            Map.entry(EntityConflictException.class, "FlushConflict"),
            Map.entry(NoAttributeValueException.class, "NoSuchAttribute"),
            Map.entry(NotInCollectionException.class, "NotInCollection"),
            // What is asked for cannot be done with that object, and no category says more.
            Map.entry(InvalidArgumentException.class, "InvalidRequest"),
            Map.entry(InvalidStateException.class, "InvalidRequest"));

    private ErrorCategories() {}

    /** The kinds of errors that can be told apart. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(CATEGORIES.values());
        all.add(FLUSH_FAILED);
        return all;
    }

    /** The exceptions that stand for them. */
    static Set<Class<?>> types() {
        return CATEGORIES.keySet();
    }

    /** The category of the outermost exception that has one; wrappers like that of a failed commit have none. */
    static String of(Throwable thrown) {
        boolean flush = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String category = CATEGORIES.get(cause.getClass());
            if (category != null) {
                return category;
            }
            flush |= cause instanceof FlushException;
        }
        return flush ? FLUSH_FAILED : "Other:" + thrown.getClass().getSimpleName();
    }

    /** Whether it is an exception that no scenario can expect. */
    static boolean isUnexpected(String category) {
        return category.startsWith("Other:");
    }
}
