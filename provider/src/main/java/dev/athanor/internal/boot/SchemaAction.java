package dev.athanor.internal.boot;

/** What happens to the tables when a factory is created. */
public enum SchemaAction {
    /** Nothing. */
    NONE,
    /** They are created. */
    CREATE,
    /** They are dropped and created again. */
    DROP_AND_CREATE,
    /** They are dropped. */
    DROP;

    boolean creates() {
        return this == CREATE || this == DROP_AND_CREATE;
    }

    boolean drops() {
        return this == DROP || this == DROP_AND_CREATE;
    }
}
