package dev.athanor.internal.query.jpql;

/**
 * A chain of names. A chain hangs from its last name, so that each name has a position of its own without a list:
 * {@code a.b.c} is the step {@code c} from the step {@code b} from the name {@code a}.
 */
sealed interface PathSyntax extends ExpressionSyntax {
    /** The part of a map that a variable ranges over. */
    enum MapPart {
        KEY,
        VALUE,
        ENTRY
    }

    @Override
    default <R> R accept(Visitor<R> visitor) {
        return visitor.visitPath(this);
    }

    /** The first name of a chain: a variable, an attribute of {@code this}, an entity, or the start of a qualified name. */
    record Name(String name, int offset) implements PathSyntax {}

    /** A further name; the offset is that of the name after the dot. */
    record Step(PathSyntax base, String name, int offset) implements PathSyntax {}

    /** {@code TREAT(path AS Entity)}. */
    record Treat(PathSyntax path, Name entity, int offset) implements PathSyntax {}

    /** {@code KEY(variable)}, {@code VALUE(variable)} or {@code ENTRY(variable)}. */
    record PartOfMap(MapPart part, PathSyntax variable, int offset) implements PathSyntax {}
}
