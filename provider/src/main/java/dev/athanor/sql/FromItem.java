package dev.athanor.sql;

import dev.athanor.schema.Table;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A source of rows in FROM. */
public sealed interface FromItem extends SqlNode {
    /**
     * Calls the method of the visitor for the kind of this item.
     *
     * @param visitor whom to call
     * @return what the visitor returns
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * One method per kind of source.
     *
     * @param <R> the result
     */
    interface Visitor<R> {
        /** A table. */
        R visit(TableRef item);

        /** A query in the place of a table. */
        R visit(DerivedTable item);

        /** Two sources joined. */
        R visit(Join item);
    }

    /** How rows of two sources are combined. */
    enum JoinKind {
        /** Only pairs. */
        INNER,
        /** Pairs, and rows of the left side without partner. */
        LEFT,
        /** Pairs, and rows of the right side without partner. */
        RIGHT,
        /** Each with each. */
        CROSS
    }

    /**
     * A table under an alias.
     *
     * @param table the table
     * @param alias unique in its query; not a reserved word of any database
     */
    record TableRef(Table table, String alias) implements FromItem {
        /** Checks the parts. */
        public TableRef {
            Objects.requireNonNull(table);
            SqlNode.filled(alias, "alias");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A query in the place of a table.
     *
     * @param query the query
     * @param alias unique in its query
     * @param columns names of its columns, one for each
     */
    record DerivedTable(Query query, String alias, List<String> columns) implements FromItem {
        /** Checks the parts. */
        public DerivedTable {
            SqlNode.filled(alias, "alias");
            columns = SqlNode.filled(columns, "columns");
            if (columns.size() != query.width()) {
                throw new IllegalArgumentException(
                        columns.size() + " names for " + query.width() + " columns of derived table " + alias);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * Two sources joined. A join as right side is written in brackets, so that it is carried out first.
     *
     * @param left the left side
     * @param kind how
     * @param right the right side
     * @param on which rows belong together; null for CROSS, and only then
     */
    record Join(
            FromItem left,
            JoinKind kind,
            FromItem right,
            @Nullable Predicate on) implements FromItem {
        /** Checks the parts. */
        public Join {
            Objects.requireNonNull(left);
            Objects.requireNonNull(right);
            if ((kind == JoinKind.CROSS) != (on == null)) {
                throw new IllegalArgumentException(kind + " join " + (on == null ? "without" : "with") + " condition");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
