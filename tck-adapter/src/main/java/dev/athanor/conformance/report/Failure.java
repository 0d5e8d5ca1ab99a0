package dev.athanor.conformance.report;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first step of a scenario that is not as expected.
 *
 * @param step its place, from 1; one more than there are steps for the tables at the end
 * @param operation what the step does
 * @param description the step with its arguments
 * @param differences what is different
 * @param thrown the exception of the step, or null
 */
public record Failure(
        int step,
        String operation,
        String description,
        List<Difference> differences,
        @Nullable Throwable thrown) {

    /** What is different, in one text. */
    public String text() {
        return differences.stream().map(Difference::toString).collect(Collectors.joining("; "));
    }
}
