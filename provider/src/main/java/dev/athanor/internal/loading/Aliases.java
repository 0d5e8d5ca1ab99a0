package dev.athanor.internal.loading;

/** Table aliases of one statement: t1, t2 and so on. Made while a plan is compiled; for one thread. */
public final class Aliases {
    private int last;

    /** The next alias. */
    public String next() {
        return "t" + ++last;
    }
}
