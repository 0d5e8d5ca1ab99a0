package dev.athanor.internal.query.plan;

import dev.athanor.internal.loading.EntityNode;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.query.model.CollectionPath;
import dev.athanor.internal.query.model.FromNode;
import dev.athanor.schema.Column;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What queries ask of a collection as a whole: subqueries over its elements, or over the rows of its join table alone. */
final class CollectionLowering {
    private final Level level;

    CollectionLowering(Level level) {
        this.level = level;
    }

    /** The number of elements. */
    Expression size(CollectionPath collection) {
        return new Expression.ScalarSubquery(
                select(collection, Expression.Aggregate.countRows(), null).build());
    }

    /** Whether there is an element. */
    Predicate isFilled(CollectionPath collection) {
        return new Predicate.Exists(
                select(collection, new Expression.Literal(1), null).build(), false);
    }

    /** Whether an entity, given by its key, or a value is an element. */
    Predicate contains(CollectionPath collection, Expression key) {
        return new Predicate.Exists(
                select(collection, new Expression.Literal(1), key).build(), false);
    }

    private Select.Builder select(CollectionPath collection, Expression result, @Nullable Expression key) {
        if (collection.attribute() instanceof ElementCollection elements) {
            return select(collection.source(), elements, result, key);
        }
        PluralAssociation attribute = (PluralAssociation) collection.attribute();
        EntityNode target = level.newPlace(attribute.target(), false);
        Predicate restriction = target.restriction();
        PathJoins.LinkRows rows = restriction == null ? level.joins.linkRows(collection.source(), attribute) : null;
        Select.Builder select = Select.builder().project(result);
        FromItem item;
        Predicate link;
        Expression element;
        if (rows != null) {
            // The elements themselves are not needed: whoever is linked is one.
            item = rows.item();
            link = rows.link();
            element = rows.element();
        } else {
            PathJoins.FarEnd end = level.joins.farEnd(collection.source(), attribute, target);
            item = end.item();
            link = end.link();
            element = Level.row(target.key());
        }
        return select.from(item).where(link).where(restriction).where(key == null ? null : equal(element, key));
    }

    private Select.Builder select(
            FromNode source, ElementCollection elements, Expression result, @Nullable Expression value) {
        PathJoins.FarEnd rows = level.joins.elements(source, elements);
        Select.Builder select =
                Select.builder().project(result).from(rows.item()).where(rows.link());
        if (value == null) {
            return select;
        }
        Column column = ((BasicAttribute) elements.element()).column();
        return select.where(equal(Objects.requireNonNull(rows.rows()).ref(column), value));
    }

    private static Predicate equal(Expression left, Expression right) {
        List<Expression> parts = Level.parts(left);
        return parts.size() == Level.parts(right).size()
                ? EntityNode.equal(parts, Level.parts(right))
                : Predicate.Comparison.equal(left, right);
    }
}
