package dev.athanor.internal.mapping;

import java.util.List;
import java.util.Map;

/**
 * A stored procedure that an annotation gives a name.
 *
 * @param name name in the persistence unit
 * @param owner name of the class that has the annotation
 * @param procedure its name in the database
 * @param parameters its parameters, in order
 * @param resultClasses the classes of its results, one per result; empty if mappings tell or nothing does
 * @param resultMappings the names of the mappings of its results, one per result; empty if classes tell or nothing does
 * @param hints its hints
 */
public record NamedProcedure(
        String name,
        String owner,
        String procedure,
        List<Parameter> parameters,
        List<Class<?>> resultClasses,
        List<String> resultMappings,
        Map<String, String> hints) {
    /** Copies the lists. */
    public NamedProcedure {
        parameters = List.copyOf(parameters);
        resultClasses = List.copyOf(resultClasses);
        resultMappings = List.copyOf(resultMappings);
        hints = Map.copyOf(hints);
    }

    /** Which way the value of a parameter goes. */
    public enum Mode {
        IN,
        INOUT,
        OUT,
        REF_CURSOR
    }

    /**
     * A parameter of a procedure.
     *
     * @param name its name; empty if it is known by its position
     * @param mode which way its value goes
     * @param type the type of its value
     */
    public record Parameter(String name, Mode mode, Class<?> type) {}
}
