package dev.athanor.internal.state;

/** Hears of every transition of an instance of one session; the transition has happened then. */
@FunctionalInterface
public interface Transitions {
    /**
     * An instance has another state.
     *
     * @param instance the instance
     * @param from what it was: TRANSIENT for one that was made for a row just now
     * @param to what it is
     */
    void moved(Object instance, Lifecycle from, Lifecycle to);
}
