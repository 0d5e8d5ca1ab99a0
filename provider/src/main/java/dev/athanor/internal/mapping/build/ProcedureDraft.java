package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedProcedure;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What {@code @NamedStoredProcedureQuery} says.
 *
 * @param name name in the persistence unit
 * @param owner name of the class that has the annotation
 * @param procedure its name in the database
 * @param parameters its parameters
 * @param resultClasses the classes of its results
 * @param resultMappings the mappings of its results
 * @param hints its hints
 */
record ProcedureDraft(
        String name,
        String owner,
        String procedure,
        List<Parameter> parameters,
        List<TypeDescription> resultClasses,
        List<String> resultMappings,
        Map<String, String> hints) {
    /**
     * What {@code @StoredProcedureParameter} says.
     *
     * @param name its name, empty if it has none
     * @param mode which way its value goes
     * @param type the type of its value
     */
    record Parameter(String name, NamedProcedure.Mode mode, TypeDescription type) {}
}
