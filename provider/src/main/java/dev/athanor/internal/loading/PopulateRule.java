package dev.athanor.internal.loading;

/**
 * What happens when a row is read of which the session has an instance already.
 *
 * @see <a href="https://docs.sqlalchemy.org/en/20/orm/queryguide/api.html#populate-existing">Populate Existing</a>
 */
public enum PopulateRule {
    /** What is loaded or changed stays; what is not loaded is filled in. */
    FILL,
    /** The row replaces what is in memory, changes included. */
    OVERWRITE
}
