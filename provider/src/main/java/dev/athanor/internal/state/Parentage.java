package dev.athanor.internal.state;

/** What an instance knows of its owners along relationships: kept in its state by those who look after that. */
public interface Parentage {
    /** The instance has expired: what it knew is no longer true. */
    void expire();
}
