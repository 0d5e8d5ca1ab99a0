package dev.athanor.conformance.corpus;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relationship of an entity.
 *
 * @param name of the attribute
 * @param kind which end has the foreign key, and how many targets there are
 * @param target name of the target entity
 * @param inverse the attribute of the target that is kept in step, or null
 * @param cascade what cascades, in the words of the corpus
 * @param join pairs of columns, empty for many-to-many
 * @param links the association table, for many-to-many only
 * @param orderBy attributes of the target
 * @param loading how it is loaded, in the words of the corpus
 * @param passiveDeletes {@code false}, {@code true} or {@code all}
 * @param flags which of the switches that are on or off are on
 */
public record Relationship(
        String name,
        RelationshipKind kind,
        String target,
        @Nullable String inverse,
        Set<String> cascade,
        List<ColumnPair> join,
        @Nullable Links links,
        List<String> orderBy,
        String loading,
        String passiveDeletes,
        Set<RelationshipFlag> flags) {

    /**
     * Columns that hold the same value.
     *
     * @param local the column of this entity's table
     * @param remote the column of the target's table; of the association table in {@link Links}
     */
    public record ColumnPair(String local, String remote) {}

    /**
     * How a many-to-many is stored.
     *
     * @param table the association table
     * @param own pairs of a column of the owner and one of the association table
     * @param other pairs of a column of the target and one of the association table
     */
    public record Links(String table, List<ColumnPair> own, List<ColumnPair> other) {}

    /** Whether a switch is on. */
    public boolean is(RelationshipFlag flag) {
        return flags.contains(flag);
    }

    /** Whether the attribute holds a list. */
    public boolean isPlural() {
        return kind == RelationshipKind.ONE_TO_MANY || kind == RelationshipKind.MANY_TO_MANY;
    }

    /** Whether the foreign key is in the table of this entity. */
    public boolean hasForeignKey() {
        return kind == RelationshipKind.MANY_TO_ONE || kind == RelationshipKind.ONE_TO_ONE_OWNING;
    }

    /** Whether the attribute is never loaded as a whole. */
    public boolean isQueried() {
        return loading.equals("dynamic") || loading.equals("write_only");
    }
}
