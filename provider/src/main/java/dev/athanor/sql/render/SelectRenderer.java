package dev.athanor.sql.render;

import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Query;
import dev.athanor.sql.Select;
import dev.athanor.sql.SetOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes queries, clause by clause. */
final class SelectRenderer implements Query.QueryVisitor<SqlWriter>, FromItem.Visitor<SqlWriter> {
    private final SqlWriter writer;

    SelectRenderer(SqlWriter writer) {
        this.writer = writer;
    }

    @Override
    public SqlWriter visit(Select select) {
        writer.append(select.distinct() ? "SELECT DISTINCT " : "SELECT ");
        projections(select.projections());
        from(select.from());
        if (select.where() != null) {
            writer.append(" WHERE ").predicate(select.where());
        }
        if (!select.groupBy().isEmpty()) {
            writer.append(" GROUP BY ").list(select.groupBy());
        }
        if (select.having() != null) {
            writer.append(" HAVING ").predicate(select.having());
        }
        tail(select.orderBy(), select.limit(), select.offset());
        if (select.lock() != null) {
            writer.append(' ').append(writer.style().lockClause(select.lock()));
        }
        return writer;
    }

    @Override
    public SqlWriter visit(SetOperation operation) {
        side(operation.left());
        writer.append(' ').append(operation.kind().name()).append(operation.all() ? " ALL " : " ");
        side(operation.right());
        tail(operation.orderBy(), operation.limit(), operation.offset());
        return writer;
    }

    /** A side with clauses of its own, or that is itself combined, is put in brackets. */
    private void side(Query query) {
        boolean simple = query instanceof Select select
                && select.orderBy().isEmpty()
                && select.limit() == null
                && select.offset() == null
                && select.lock() == null;
        if (simple) {
            writer.query(query);
        } else {
            writer.subquery(query);
        }
    }

    private void projections(List<Projection> projections) {
        for (int i = 0; i < projections.size(); i++) {
            Projection projection = projections.get(i);
            writer.append(i == 0 ? "" : ", ").operand(projection.expression(), Precedence.OR, true);
            if (projection.alias() != null) {
                writer.append(" AS ").append(projection.alias());
            }
        }
    }

    private void from(List<FromItem> items) {
        for (int i = 0; i < items.size(); i++) {
            writer.append(i == 0 ? " FROM " : ", ");
            items.get(i).accept(this);
        }
    }

    private void tail(List<Ordering> orderBy, @Nullable Expression limit, @Nullable Expression offset) {
        for (int i = 0; i < orderBy.size(); i++) {
            Ordering ordering = orderBy.get(i);
            writer.append(i == 0 ? " ORDER BY " : ", ");
            SqlStyle.Nulls nulls = writer.style().nulls(ordering);
            if (nulls == SqlStyle.Nulls.BY_CONDITION) {
                writer.predicate(new Predicate.IsNull(ordering.expression(), false))
                        .append(ordering.nulls() == Ordering.Nulls.FIRST ? " DESC, " : ", ");
            }
            writer.expression(ordering.expression()).append(ordering.descending() ? " DESC" : "");
            if (nulls == SqlStyle.Nulls.BY_CLAUSE) {
                writer.append(" NULLS ").append(ordering.nulls().name());
            }
        }
        if (limit != null) {
            writer.append(" LIMIT ").expression(limit);
        } else if (offset != null && !writer.style().everyRow().isEmpty()) {
            writer.append(" LIMIT ").append(writer.style().everyRow());
        }
        if (offset != null) {
            writer.append(" OFFSET ").expression(offset);
        }
    }

    @Override
    public SqlWriter visit(FromItem.TableRef item) {
        return writer.append(writer.style().identifiers().written(item.table()))
                .append(' ')
                .append(item.alias());
    }

    @Override
    public SqlWriter visit(FromItem.DerivedTable item) {
        if (!writer.style().namesDerivedColumns()) {
            return writer.subquery(named(item.query(), item.columns()))
                    .append(' ')
                    .append(item.alias());
        }
        return writer.subquery(item.query())
                .append(' ')
                .append(item.alias())
                .append(" (")
                .append(String.join(", ", item.columns()))
                .append(')');
    }

    /** The query with names for its columns; of a combined one the first part has them. */
    private static Query named(Query query, List<String> columns) {
        if (query instanceof SetOperation operation) {
            return new SetOperation(
                    operation.kind(),
                    operation.all(),
                    named(operation.left(), columns),
                    operation.right(),
                    operation.orderBy(),
                    operation.limit(),
                    operation.offset());
        }
        Select select = (Select) query;
        List<Projection> projections = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            projections.add(new Projection(select.projections().get(i).expression(), columns.get(i)));
        }
        return select.toBuilder().projections(projections).build();
    }

    @Override
    public SqlWriter visit(FromItem.Join item) {
        item.left().accept(this);
        writer.append(
                switch (item.kind()) {
                    case INNER -> " JOIN ";
                    case LEFT -> " LEFT JOIN ";
                    case RIGHT -> " RIGHT JOIN ";
                    case CROSS -> " CROSS JOIN ";
                });
        if (item.right() instanceof FromItem.Join) {
            writer.append('(');
            item.right().accept(this);
            writer.append(')');
        } else {
            item.right().accept(this);
        }
        if (item.on() != null) {
            writer.append(" ON ").predicate(item.on());
        }
        return writer;
    }
}
