package dev.athanor.internal.ddl;

import dev.athanor.schema.Column;
import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Name;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of constraints that the mapping does not name: the same in every run, made of table and columns, and cut with a
 * checksum where they are too long for the database.
 */
final class ConstraintNames {
    private final Identifiers identifiers;
    private final int longest;

    ConstraintNames(Identifiers identifiers, int longest) {
        this.identifiers = identifiers;
        this.longest = longest;
    }

    /**
     * The name as it is written.
     *
     * @param given from the mapping, or null
     * @param kind what a made name begins with
     * @param columns the columns of the constraint, all of one table
     */
    String written(@Nullable Name given, String kind, List<Column> columns) {
        return identifiers.written(given != null ? given : new Name(made(kind, columns), false));
    }

    private String made(String kind, List<Column> columns) {
        String table = columns.get(0).table().name().text();
        String full = columns.stream()
                .map(column -> column.name().text())
                .collect(Collectors.joining("_", kind + '_' + table + '_', ""));
        // A quoted name may contain anything.
        String plain = full.replaceAll("[^\\p{L}\\p{N}_]", "_");
        if (plain.length() <= longest) {
            return plain;
        }
        String checksum = '_' + Integer.toHexString(full.hashCode());
        return plain.substring(0, longest - checksum.length()) + checksum;
    }
}
