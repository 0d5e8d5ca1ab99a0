package dev.athanor.internal.query.jpql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a FROM clause with the joins that follow it. */
sealed interface FromSyntax extends JpqlSyntax {
    /** The joins that follow, in order. */
    List<ClauseSyntax.Join> joins();

    /**
     * A name and a variable. Only the mappings tell whether the name is that of an entity or, in a subquery, a path of
     * the query outside.
     *
     * @param variable the declared variable; null for the implicit {@code this}
     */
    record Root(PathSyntax target, PathSyntax.@Nullable Name variable, List<ClauseSyntax.Join> joins, int offset)
            implements FromSyntax {}

    /** {@code IN(path) variable}: the elements of a collection. */
    record CollectionMember(PathSyntax path, PathSyntax.Name variable, List<ClauseSyntax.Join> joins, int offset)
            implements FromSyntax {}
}
