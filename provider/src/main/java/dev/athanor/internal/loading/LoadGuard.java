package dev.athanor.internal.loading;

/** What a session does before loaders send a statement on their own account. Implemented by the session. */
public interface LoadGuard {
    /** Writes what is pending, if the session flushes before whatever reads the database. Loaders call it before they look for keys. */
    void autoflushForLoad();

    /** Writes what is pending, unless the session flushes nothing by itself. For reads of which nobody knows what they depend on. */
    void autoflushAll();

    /** Whether a flush is under way, for which loaders read what rows hold, whatever has been written since. */
    boolean isFlushing();

    /** What rows must satisfy to be read. */
    default RowCriteria criteria() {
        return RowCriteria.NONE;
    }
}
