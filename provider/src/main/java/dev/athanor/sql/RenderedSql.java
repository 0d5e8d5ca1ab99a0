package dev.athanor.sql;

import java.util.List;
import java.util.Objects;

/**
 * A statement as text. Immutable, cacheable.
 *
 * @param text SQL with question marks
 * @param slots what each question mark stands for, in order
 * @param generatedColumns names of the columns whose generated values are to be returned, spelt as JDBC drivers expect
 *     them; empty for none
 */
public record RenderedSql(String text, List<ParameterSlot> slots, List<String> generatedColumns) {
    /** Checks the parts. */
    public RenderedSql {
        Objects.requireNonNull(text);
        slots = List.copyOf(slots);
        generatedColumns = List.copyOf(generatedColumns);
    }
}
