package dev.athanor.internal.loading;

/**
 * Table aliases of one statement: t1, t2 and so on; and what the statement asks of the rows of every entity that gets one. Made while
 * a plan is compiled; for one thread.
 */
public final class Aliases {
    private final int[] last;
    private final RowCriteria criteria;

    /** Names of a statement that reads any rows. */
    public Aliases() {
        this(RowCriteria.NONE);
    }

    /**
     * Names of a statement.
     *
     * @param criteria what rows of entities must satisfy
     */
    public Aliases(RowCriteria criteria) {
        this(new int[1], criteria);
    }

    private Aliases(int[] last, RowCriteria criteria) {
        this.last = last;
        this.criteria = criteria;
    }

    /** The next alias. */
    public String next() {
        return "t" + ++last[0];
    }

    /** What rows of entities must satisfy. */
    RowCriteria criteria() {
        return criteria;
    }

    /** Names of the same statement for tables of which any rows are read. */
    Aliases unrestricted() {
        return new Aliases(last, RowCriteria.NONE);
    }
}
