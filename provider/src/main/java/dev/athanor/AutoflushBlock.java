package dev.athanor;

/** A piece of a program in which queries and loads do not flush. For one thread at a time. */
public interface AutoflushBlock extends AutoCloseable {
    /** Ends the block; once more does nothing. */
    @Override
    void close();
}
