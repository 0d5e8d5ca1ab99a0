package dev.athanor.sql.render;

import dev.athanor.dialect.H2Dialect;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import dev.athanor.sql.Statement;
import dev.athanor.type.ColumnTypes;

/** A table to render statements on, in the style of H2. */
final class RenderFixture {
    final Table table = new Table(null, null, Name.of("T"));
    final Column a = table.addColumn(Name.of("A"), ColumnTypes.INTEGER, Column.Shape.DEFAULT, true, false);
    final Column b = table.addColumn(Name.of("\"b b\""), ColumnTypes.STRING, Column.Shape.DEFAULT, true, false);
    final Expression tA = new Expression.ColumnRef("t", a);
    final Expression tB = new Expression.ColumnRef("t", b);
    final FromItem from = new FromItem.TableRef(table, "t");

    static String text(Statement statement) {
        return new H2Dialect().render(statement).text();
    }

    static String text(Expression expression) {
        return text(Select.builder().project(expression).build()).substring("SELECT ".length());
    }

    static String text(Predicate predicate) {
        return text(Select.builder()
                        .project(new Expression.Literal(1))
                        .where(predicate)
                        .build())
                .substring("SELECT 1 WHERE ".length());
    }
}
