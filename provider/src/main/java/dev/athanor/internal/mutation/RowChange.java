package dev.athanor.internal.mutation;

import java.util.BitSet;

/** What an UPDATE writes of an instance. */
public final class RowChange {
    /** What an update does about the version of its row. */
    enum Versioning {
        NONE,
        /** The row must have the version that the instance knows. */
        CHECK,
        /** The same, and it goes up, even if no column is to be written. */
        RAISE
    }

    private final Object instance;
    private final BitSet columns;
    private final Versioning versioning;

    RowChange(Object instance, BitSet columns, Versioning versioning) {
        this.instance = instance;
        this.columns = columns;
        this.versioning = versioning;
    }

    /**
     * Creates a change.
     *
     * @param instance the instance
     * @param columns positions of the columns to write
     * @param newVersion whether the version goes up, even if no column is to be written
     */
    public RowChange(Object instance, BitSet columns, boolean newVersion) {
        this(instance, columns, newVersion ? Versioning.RAISE : Versioning.NONE);
    }

    /** The instance. */
    public Object instance() {
        return instance;
    }

    /** Positions of the columns to write. */
    public BitSet columns() {
        return columns;
    }

    /** Whether the version goes up, even if no column is to be written. */
    public boolean newVersion() {
        return versioning == Versioning.RAISE;
    }

    /** What is done about the version. */
    Versioning versioning() {
        return versioning;
    }
}
