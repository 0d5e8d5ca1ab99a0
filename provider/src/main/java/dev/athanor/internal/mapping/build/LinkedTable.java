package dev.athanor.internal.mapping.build;

import dev.athanor.schema.Check;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Name;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table that is being put together: columns may still change until all who use them are known. One thread. */
final class LinkedTable {
    /** What makes two mappings mean the same table. */
    record Id(@Nullable Name catalog, @Nullable Name schema, Name name) {}

    /** A foreign key over linked columns. */
    record ForeignKeyLink(
            @Nullable Name name,
            List<LinkedColumn> columns,
            List<LinkedColumn> referenced,
            ForeignKey.@Nullable Rule rule) {
        /** This key, with what the other one says in addition; none is generated if one of them says so. */
        ForeignKeyLink with(ForeignKeyLink other) {
            ForeignKey.Rule both = rule == null || other.rule == null
                    ? null
                    : new ForeignKey.Rule(
                            either(rule.definition(), other.rule.definition()),
                            rule.options().isEmpty() ? other.rule.options() : rule.options(),
                            either(rule.onDelete(), other.rule.onDelete()),
                            either(rule.onUpdate(), other.rule.onUpdate()));
            return new ForeignKeyLink(either(name, other.name), columns, referenced, both);
        }

        /** Whether the two want the database to do different things. */
        boolean excludes(ForeignKeyLink other) {
            return rule != null
                    && other.rule != null
                    && (differ(rule.onDelete(), other.rule.onDelete())
                            || differ(rule.onUpdate(), other.rule.onUpdate()));
        }

        private static boolean differ(@Nullable Object one, @Nullable Object other) {
            return one != null && other != null && one != other;
        }

        private static <T> @Nullable T either(@Nullable T one, @Nullable T other) {
            return one == null ? other : one;
        }
    }

    /** A unique key over linked columns. */
    record UniqueKeyLink(@Nullable Name name, List<LinkedColumn> columns, String options) {
        UniqueKeyLink(@Nullable Name name, List<LinkedColumn> columns) {
            this(name, columns, "");
        }
    }

    /** An index over linked columns. */
    record IndexLink(@Nullable Name name, List<PartLink> parts, boolean unique, String options) {}

    /** A column of an index. */
    record PartLink(LinkedColumn column, boolean descending) {}

    final Id id;
    /** Whether it is in the database; not so for an abstract class whose subclasses have tables of their own. */
    final boolean real;
    /** Whether it has a row for each instance of its class; not so if subclasses have tables of their own beside it. */
    boolean isWhole = true;

    final Map<Name, LinkedColumn> columns = new LinkedHashMap<>();
    private List<LinkedColumn> primaryKey = List.of();
    private final List<ForeignKeyLink> foreignKeys = new ArrayList<>();
    private final List<UniqueKeyLink> uniqueKeys = new ArrayList<>();
    /** What the schema generator adds, in the order of the mapping; each once. */
    final Set<IndexLink> indexes = new LinkedHashSet<>();

    final Set<Check> checks = new LinkedHashSet<>();
    String comment = "";
    String options = "";

    LinkedTable(Id id, boolean real) {
        this.id = id;
        this.real = real;
    }

    Name name() {
        return id.name();
    }

    List<LinkedColumn> primaryKey() {
        return primaryKey;
    }

    /** Sets the primary key: unique keys without a name that say the same are not needed any more. */
    void setPrimaryKey(List<LinkedColumn> columns) {
        primaryKey = List.copyOf(columns);
        uniqueKeys.removeIf(key -> key.name == null && key.columns.equals(columns));
    }

    List<ForeignKeyLink> foreignKeys() {
        return foreignKeys;
    }

    List<UniqueKeyLink> uniqueKeys() {
        return uniqueKeys;
    }

    /** Adds the checks that an annotation makes of the table or of one of its columns. */
    void addChecks(SchemaDraft draft) {
        draft.checks()
                .forEach(each ->
                        checks.add(new Check(NamingRules.optional(each.name()), each.condition(), each.options())));
    }

    /**
     * Adds a foreign key. Where two attributes share its columns there is one, with what either says of it.
     *
     * @return the one that is there, if it says something else; null if all is well
     */
    @Nullable ForeignKeyLink addForeignKey(ForeignKeyLink key) {
        if (key.columns.equals(key.referenced)) {
            // A row that refers to itself by its own key: always true, and some databases refuse every row then.
            return null;
        }
        for (int i = 0; i < foreignKeys.size(); i++) {
            ForeignKeyLink other = foreignKeys.get(i);
            if (other.columns.equals(key.columns) && other.referenced.equals(key.referenced)) {
                foreignKeys.set(i, other.with(key));
                return other.excludes(key) ? other : null;
            }
        }
        foreignKeys.add(key);
        return null;
    }

    /** Adds a unique key unless the primary key or another key says the same. */
    void addUniqueKey(UniqueKeyLink key) {
        boolean present = key.name == null
                && (key.columns.equals(primaryKey)
                        || uniqueKeys.stream().anyMatch(other -> other.columns.equals(key.columns)));
        if (!present) {
            uniqueKeys.add(key);
        }
    }
}
