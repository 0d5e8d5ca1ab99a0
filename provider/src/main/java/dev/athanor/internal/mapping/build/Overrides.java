package dev.athanor.internal.mapping.build;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said about attributes from outside: columns, join columns and converters by attribute path. The empty path is
 * the annotated element itself. Immutable.
 */
final class Overrides {
    static final Overrides NONE = new Overrides(Map.of(), Map.of(), Map.of());

    private final Map<String, ColumnDraft> columns;
    private final Map<String, AssociationOverrideDraft> associations;
    private final Map<String, ConvertDraft> converts;

    Overrides(
            Map<String, ColumnDraft> columns,
            Map<String, AssociationOverrideDraft> associations,
            Map<String, ConvertDraft> converts) {
        this.columns = Map.copyOf(columns);
        this.associations = Map.copyOf(associations);
        this.converts = Map.copyOf(converts);
    }

    @Nullable ColumnDraft column() {
        return columns.get("");
    }

    @Nullable AssociationOverrideDraft association() {
        return associations.get("");
    }

    @Nullable ConvertDraft convert() {
        return converts.get("");
    }

    /** What is said about one attribute and what lies inside it. */
    Overrides of(String attribute) {
        return this == NONE
                ? NONE
                : new Overrides(of(attribute, columns), of(attribute, associations), of(attribute, converts));
    }

    private static <T> Map<String, T> of(String attribute, Map<String, T> all) {
        Map<String, T> found = new HashMap<>();
        all.forEach((path, value) -> {
            if (path.equals(attribute)) {
                found.put("", value);
            } else if (path.startsWith(attribute + ".")) {
                found.put(path.substring(attribute.length() + 1), value);
            }
        });
        return found;
    }

    /** Both together; where both speak, the outer one wins: it stands nearer to the entity. */
    Overrides within(Overrides outer) {
        if (outer == NONE) {
            return this;
        }
        if (this == NONE) {
            return outer;
        }
        return new Overrides(
                merged(columns, outer.columns),
                merged(associations, outer.associations),
                merged(converts, outer.converts));
    }

    private static <T> Map<String, T> merged(Map<String, T> inner, Map<String, T> outer) {
        Map<String, T> all = new HashMap<>(inner);
        all.putAll(outer);
        return all;
    }

    /** All paths, sorted; each must lead to an attribute. */
    Set<String> paths() {
        Set<String> all = new TreeSet<>(columns.keySet());
        all.addAll(associations.keySet());
        all.addAll(converts.keySet());
        return all;
    }
}
