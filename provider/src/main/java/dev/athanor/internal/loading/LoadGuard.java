package dev.athanor.internal.loading;

/** What a session does before loaders send a statement on their own account. Implemented by the session. */
public interface LoadGuard {
    /** Writes what is pending, if the session flushes before whatever reads the database. Loaders call it before they look for keys. */
    void autoflushForLoad();

    /** What rows must satisfy to be read. */
    default RowCriteria criteria() {
        return RowCriteria.NONE;
    }
}
