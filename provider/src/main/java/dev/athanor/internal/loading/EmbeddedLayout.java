package dev.athanor.internal.loading;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.States;
import dev.athanor.internal.cascade.PluralValues;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.ClassLevel;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an embeddable lies in the rows of a result. An embeddable whose columns are all NULL is null (Jakarta
 * Persistence 3.2 leaves it open), unless it has a collection. Immutable.
 */
final class EmbeddedLayout {
    private final EmbeddedAttribute embedded;
    private final List<ClassLevel> levels;
    private final int[][] columns;
    private final ColumnReader[][] readers;
    private final int[] all;
    private final List<EmbeddedLayout> nested = new ArrayList<>();
    private final List<ReferenceLayout> references = new ArrayList<>();
    private final List<ElementCollection> collections = new ArrayList<>();

    EmbeddedLayout(EmbeddedAttribute embedded, ColumnPositions positions) {
        this.embedded = embedded;
        this.levels = embedded.levels();
        columns = new int[levels.size()][];
        readers = new ColumnReader[levels.size()][];
        for (int level = 0; level < columns.length; level++) {
            columns[level] = new int[levels.get(level).slots().size()];
            readers[level] = new ColumnReader[columns[level].length];
        }
        List<Integer> mine = new ArrayList<>();
        for (Attribute attribute : embedded.attributes()) {
            int level = levels.indexOf(attribute.level());
            if (attribute instanceof BasicAttribute basic) {
                int position = positions.of(basic.column());
                columns[level][basic.slot()] = position;
                readers[level][basic.slot()] = basic.type();
                mine.add(position);
            } else if (attribute instanceof EmbeddedAttribute inner) {
                nested.add(new EmbeddedLayout(inner, positions));
            } else if (attribute instanceof ToOneAttribute toOne) {
                references.add(new ReferenceLayout(toOne, positions));
            } else if (attribute instanceof ElementCollection collection) {
                collections.add(collection);
            }
        }
        all = mine.stream().mapToInt(Integer::intValue).toArray();
    }

    EmbeddedAttribute attribute() {
        return embedded;
    }

    /** Reads the embeddable, or null. */
    @Nullable Object read(ResultSet row, RowContext context) throws SQLException {
        return isNull(row) ? null : readPresent(row, context);
    }

    /** Reads the embeddable of a row that is there because of it, even if all its columns are NULL. */
    Object readPresent(ResultSet row, RowContext context) throws SQLException {
        Object made = newInstance();
        if (embedded.tellsHolders()) {
            States.of(made).reset();
        }
        for (int level = 0; level < columns.length; level++) {
            levels.get(level).hydrator().hydrate(made, row, columns[level], readers[level]);
        }
        for (EmbeddedLayout inner : nested) {
            inner.embedded.set(made, inner.read(row, context));
        }
        for (ReferenceLayout reference : references) {
            Object key = reference.key(row);
            ToOneAttribute toOne = reference.attribute();
            Object target = key == null ? null : context.references().get(toOne.target(), key);
            toOne.set(made, target);
            if (target != null && !toOne.isLazy()) {
                context.require(target, FetchGraph.MAPPED);
            }
        }
        for (ElementCollection collection : collections) {
            PluralValues.tracked(made, collection);
        }
        if (embedded.tellsHolders()) {
            for (Attribute attribute : embedded.attributes()) {
                // Nested and mutable values are remembered before they are handed out; references are plain objects.
                States.of(made)
                        .markLoaded(attribute.number(), !attribute.isEvented() || attribute instanceof ToOneAttribute);
            }
        }
        return made;
    }

    private boolean isNull(ResultSet row) throws SQLException {
        if (!collections.isEmpty()) {
            // There may be rows of its own.
            return false;
        }
        for (int position : all) {
            // getString would convert; getObject of a primitive column is the driver's cheapest way to ask for NULL.
            row.getObject(position);
            if (!row.wasNull()) {
                return false;
            }
        }
        for (EmbeddedLayout inner : nested) {
            if (!inner.isNull(row)) {
                return false;
            }
        }
        for (ReferenceLayout reference : references) {
            if (reference.key(row) != null) {
                return false;
            }
        }
        return true;
    }

    private Object newInstance() {
        try {
            return levels.get(levels.size() - 1).access().newInstance();
        } catch (InstantiationException e) {
            throw new IllegalStateException("the mapping lets no abstract embeddable pass: " + embedded, e);
        }
    }
}
