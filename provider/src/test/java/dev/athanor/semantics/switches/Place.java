package dev.athanor.semantics.switches;

import dev.athanor.internal.semantics.Switch;

/** Where a value is given. */
enum Place {
    /** To the persistence unit. */
    UNIT(Switch.Scope.UNIT),
    /** To {@code createEntityManager}. */
    CREATED_MANAGER(Switch.Scope.ENTITY_MANAGER),
    /** To {@code EntityManager.setProperty}. */
    OPEN_MANAGER(Switch.Scope.ENTITY_MANAGER),
    /** To one relationship. */
    ATTRIBUTE(Switch.Scope.ATTRIBUTE);

    private final Switch.Scope scope;

    Place(Switch.Scope scope) {
        this.scope = scope;
    }

    boolean takes(Switch<?> choice) {
        return choice.scopes().contains(scope);
    }
}
