package dev.athanor.internal.query.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a query's parameters in one execution. Parameters are known by their position in the query model. */
public interface ParameterSource {
    /** The value of a parameter that takes one. */
    @Nullable Object value(int parameter);

    /** The values of a parameter that takes a collection; a single value counts as a list of it. */
    List<?> values(int parameter);
}
