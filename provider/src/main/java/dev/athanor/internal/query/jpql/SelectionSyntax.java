package dev.athanor.internal.query.jpql;

import java.util.List;

/** What an item of the SELECT clause can be. */
sealed interface SelectionSyntax extends JpqlSyntax permits ExpressionSyntax, SelectionSyntax.Constructor {
    /** {@code NEW some.Class(...)}. */
    record Constructor(String className, List<ExpressionSyntax> arguments, int offset) implements SelectionSyntax {}
}
