package dev.athanor.jpa;

import dev.athanor.internal.query.QueryCall;
import org.jspecify.annotations.Nullable;

/** Where calls of one query come from, each new and without values for parameters. */
@FunctionalInterface
interface QuerySource {
    /**
     * A call of the query.
     *
     * @param resultType what its results are to be; null for whatever it gives
     */
    QueryCall call(@Nullable Class<?> resultType);
}
