package dev.athanor.sql.render;

import dev.athanor.schema.Identifiers;
import dev.athanor.schema.Table;
import dev.athanor.sql.Assignment;
import dev.athanor.sql.Delete;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Insert;
import dev.athanor.sql.InsertSelect;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Query;
import dev.athanor.sql.Statement;
import dev.athanor.sql.Update;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes INSERT, UPDATE and DELETE, and hands queries on. */
final class DmlRenderer implements Statement.Visitor<SqlWriter> {
    private final SqlWriter writer;
    private final Identifiers identifiers;

    DmlRenderer(SqlWriter writer) {
        this.writer = writer;
        this.identifiers = writer.style().identifiers();
    }

    @Override
    public SqlWriter visit(Query query) {
        return writer.query(query);
    }

    @Override
    public SqlWriter visit(Insert insert) {
        writer.append("INSERT INTO ").append(identifiers.written(insert.table()));
        if (insert.columns().isEmpty()) {
            return writer.append(' ').append(writer.style().insertOfDefaults());
        }
        for (int i = 0; i < insert.columns().size(); i++) {
            writer.append(i == 0 ? " (" : ", ")
                    .append(identifiers.written(insert.columns().get(i).name()));
        }
        writer.append(") VALUES ");
        for (int i = 0; i < insert.rows().size(); i++) {
            List<Expression> row = insert.rows().get(i);
            writer.append(i == 0 ? "(" : ", (").list(row).append(')');
        }
        return writer;
    }

    @Override
    public SqlWriter visit(InsertSelect insert) {
        writer.append("INSERT INTO ").append(identifiers.written(insert.table()));
        for (int i = 0; i < insert.columns().size(); i++) {
            writer.append(i == 0 ? " (" : ", ")
                    .append(identifiers.written(insert.columns().get(i).name()));
        }
        return writer.append(") ").query(insert.query());
    }

    @Override
    public SqlWriter visit(Update update) {
        writer.append("UPDATE ");
        table(update.table(), update.alias());
        for (int i = 0; i < update.assignments().size(); i++) {
            Assignment assignment = update.assignments().get(i);
            writer.append(i == 0 ? " SET " : ", ")
                    .append(identifiers.written(assignment.column().name()))
                    .append(" = ")
                    .expression(assignment.value());
        }
        return where(update.where());
    }

    @Override
    public SqlWriter visit(Delete delete) {
        String table = identifiers.written(delete.table());
        writer.append(
                delete.alias() == null ? "DELETE FROM " + table : writer.style().deleteFrom(table, delete.alias()));
        return where(delete.where());
    }

    private void table(Table table, @Nullable String alias) {
        writer.append(identifiers.written(table));
        if (alias != null) {
            writer.append(' ').append(alias);
        }
    }

    private SqlWriter where(@Nullable Predicate where) {
        return where == null ? writer : writer.append(" WHERE ").predicate(where);
    }
}
