package dev.athanor.conformance.session;

/** A step uses a variable that no step before has bound: the rest of the scenario has no meaning. */
public final class UnboundVariableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnboundVariableException(String name) {
        super("no step has bound " + name);
    }
}
