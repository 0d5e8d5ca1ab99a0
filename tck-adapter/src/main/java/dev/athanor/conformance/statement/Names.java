package dev.athanor.conformance.statement;

import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The names of a mapping, in whatever case a statement writes them. */
public final class Names {
    private final Map<String, String> written = new HashMap<>();
    private final Set<String> linkTables = new HashSet<>();
    private final Set<String> filled = new HashSet<>();

    /** The names of tables and columns. */
    public Names(Mapping mapping) {
        mapping.entities().forEach(entity -> {
            add(entity.table());
            entity.relationships().stream()
                    .map(Relationship::links)
                    .filter(Objects::nonNull)
                    .forEach(links -> linkTables.add(links.table()));
            entity.columns().forEach(column -> {
                add(column.name());
                if (column.serverDefault() != null) {
                    filled.add(entity.table() + "." + column.name());
                }
            });
        });
        mapping.tables().forEach(table -> {
            add(table.name());
            table.columns().forEach(column -> add(column.name()));
        });
    }

    private void add(String name) {
        written.put(name.toLowerCase(Locale.ROOT), name);
    }

    /** The name as the mapping writes it. */
    public String of(String name) {
        return written.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** Whether the database fills the column of a table where an INSERT leaves it out. */
    boolean isFilled(String table, String column) {
        return filled.contains(table + "." + column);
    }

    /** Whether rows of the table link entities; they may be entities themselves. */
    boolean isLinkTable(String table) {
        return linkTables.contains(table);
    }
}
