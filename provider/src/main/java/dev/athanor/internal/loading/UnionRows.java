package dev.athanor.internal.loading;

import dev.athanor.internal.mapping.Discriminator;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Projection;
import dev.athanor.sql.Query;
import dev.athanor.sql.Select;
import dev.athanor.sql.SetOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an entity type of a TABLE_PER_CLASS hierarchy as one derived table: a UNION ALL with one branch for each
 * concrete type, in which a literal tells the type, and columns of other types are NULL. Immutable once made.
 */
final class UnionRows {
    private final Mapper mapper;
    private final Table table;
    private final Map<Column, Column> results = new LinkedHashMap<>();
    private final String alias;
    private final FromItem item;

    UnionRows(Mapper mapper, Aliases names, boolean withSubclasses) {
        this.mapper = mapper;
        this.table = new Table(null, null, Name.of(mapper.entityName()));
        Discriminator discriminator = Objects.requireNonNull(mapper.discriminator());
        Set<Column> wanted = new LinkedHashSet<>();
        mapper.tables().forEach(each -> wanted.addAll(each.columns()));
        if (withSubclasses) {
            addSubclasses(mapper, wanted);
        }
        List<String> labels = new ArrayList<>();
        wanted.add(discriminator.column());
        for (Column column : wanted) {
            labels.add("c" + (labels.size() + 1));
            results.put(
                    column,
                    table.addColumn(
                            Name.of(labels.get(labels.size() - 1)),
                            column.type(),
                            Column.Shape.DEFAULT,
                            column.isNullable(),
                            false));
        }
        table.freeze();
        addCopies(mapper);
        Query rows = null;
        for (Mapper type : mapper.concreteTypes()) {
            Select branch = branch(type, wanted, names);
            rows = rows == null
                    ? branch
                    : new SetOperation(SetOperation.Kind.UNION, true, rows, branch, List.of(), null, null);
        }
        alias = names.next();
        item = new FromItem.DerivedTable(Objects.requireNonNull(rows), alias, labels);
    }

    private static void addSubclasses(Mapper parent, Set<Column> wanted) {
        for (Mapper child : parent.children()) {
            for (Table table : child.tables()) {
                table.columns().stream()
                        .filter(column -> !child.isInherited(column))
                        .forEach(wanted::add);
            }
            addSubclasses(child, wanted);
        }
    }

    /** A subclass seen for itself has the same column in its own table. */
    private void addCopies(Mapper parent) {
        for (Mapper child : parent.children()) {
            child.inheritedColumns().forEach((declared, copy) -> {
                Column result = results.get(declared);
                if (result != null) {
                    results.putIfAbsent(copy, result);
                }
            });
            addCopies(child);
        }
    }

    private static Select branch(Mapper type, Set<Column> wanted, Aliases names) {
        EntityNode row = EntityNode.exactly(type, names);
        Select.Builder select = Select.builder().from(row.item());
        List<Projection> projections = new ArrayList<>();
        for (Column column : wanted) {
            projections.add(Projection.of(row.refOrNull(column)));
        }
        return select.projections(projections).build();
    }

    /** The derived table. */
    FromItem item() {
        return item;
    }

    /** The alias of the derived table. */
    String alias() {
        return alias;
    }

    /** The columns of the derived table. */
    Table table() {
        return table;
    }

    /** The column of the derived table that holds a column of the rows; null if it was not asked for. */
    @Nullable Column result(Column column) {
        return column.table() == table ? column : results.get(mapper.column(column));
    }
}
