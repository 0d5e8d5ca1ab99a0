package dev.athanor.internal.mapping.build;

import dev.athanor.GenerationTime;
import dev.athanor.message.MappingMessage;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives basic attributes their types and columns. */
final class BasicLinker {
    private static final Set<Integer> TIMES =
            Set.of(Types.TIME, Types.TIMESTAMP, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE);

    private final Tables tables;
    private final TypeResolver types;
    private final ForeignKeyAttributes foreignKeys;
    private final Problems problems;

    BasicLinker(Tables tables, TypeResolver types, ForeignKeyAttributes foreignKeys, Problems problems) {
        this.tables = tables;
        this.foreignKeys = foreignKeys;
        this.types = types;
        this.problems = problems;
    }

    void link(BasicLink link, Place place) {
        AttributeDraft draft = link.draft;
        Overrides overrides = draft.overrides.within(place.overrides());
        ColumnDraft overriding = overrides.column();
        ColumnDraft column = overriding == null ? draft.column : overriding;
        ColumnType type = types.resolve(link, overrides.convert());
        link.columnType = type;
        link.optional = draft.optional && column.nullable() && !link.javaType.isPrimitive() && !draft.id;
        link.insertable = column.insertable() && draft.filled == null;
        link.updatable = column.updatable() && !draft.id && draft.filled != GenerationTime.ALWAYS;
        if (draft.insertDefault != null && !place.path().isEmpty()) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.WRONG_ANNOTATION,
                    "InsertDefault",
                    "an attribute of an embeddable");
        } else if (draft.insertDefault != null) {
            link.insertDefault = InsertDefaults.read(link, draft.insertDefault, problems);
        }
        if (draft.filled != null && !place.path().isEmpty()) {
            problems.add(link.className(), link.name(), MappingMessage.GENERATED_INSIDE);
        }
        LinkedTable table = table(link, column, place);
        if (type == null || table == null) {
            return;
        }
        if (draft.foreignKey && link.origin != null) {
            foreignKeys.add(link, place);
        }
        if (link.origin != null) {
            linkDerived(link, link.origin, type);
            return;
        }
        boolean nullable = switch (place.absence()) {
            case NEVER -> link.optional;
            case EMBEDDED -> draft.optional && column.nullable();
            case SIBLING -> true;
        };
        boolean identity =
                draft.generation != null && draft.generation.strategy().equals("IDENTITY");
        Name name = NamingRules.column(column.name(), draft.name);
        boolean written = column.insertable() || column.updatable() || draft.filled != null;
        link.column = tables.column(
                table,
                name,
                new LinkedColumn.Wish(type, shape(column, type, draft.lob), nullable, identity),
                written ? LinkedColumn.Writer.attribute(place.entity(), place.path() + draft.name) : null);
        place.table().addChecks(column.details());
        if (column.unique()) {
            table.addUniqueKey(new LinkedTable.UniqueKeyLink(null, List.of(link.column)));
        }
        if (draft.id && !written) {
            problems.add(link.className(), link.name(), MappingMessage.ID_NOT_WRITTEN);
        }
        if (draft.foreignKey) {
            foreignKeys.add(link, place);
        }
    }

    /** The table that the column is in; null if it cannot be, which is a problem then. */
    private @Nullable LinkedTable table(BasicLink link, ColumnDraft column, Place place) {
        AttributeDraft draft = link.draft;
        boolean primary = column.table().isEmpty()
                || Name.of(column.table()).equals(place.table().name());
        if (!primary && (draft.id || draft.version)) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.NOT_IN_PRIMARY_TABLE,
                    draft.id ? "id" : "version",
                    place.table().name(),
                    column.table());
            return null;
        }
        return place.tableNamed(column.table(), link, problems);
    }

    /** The column is that of the reference, whatever the attribute says of it. */
    private void linkDerived(BasicLink link, KeyPartLink.Origin origin, ColumnType type) {
        link.insertable = true;
        KeyPartLink source = origin.part();
        if (type.jdbcType() == source.type().jdbcType()
                && type.javaType() == source.type().javaType()) {
            link.column = origin.column();
        } else {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.MAPS_ID_TYPE,
                    link.javaType.getTypeName(),
                    origin.reference().name(),
                    source.type().javaType().getTypeName());
        }
    }

    private static Column.Shape shape(ColumnDraft column, ColumnType type, boolean lob) {
        int length = column.length();
        if (length == ColumnDraft.LENGTH && (lob || type == ColumnTypes.CHARACTER)) {
            // The default of the annotation is meant for texts; these have a size of their own.
            length = lob ? 0 : 1;
        }
        int precision = TIMES.contains(type.jdbcType()) ? column.secondPrecision() : column.precision();
        if (precision == 0 && !TIMES.contains(type.jdbcType())) {
            precision = -1;
        }
        Column.Shape shape = new Column.Shape(
                length,
                precision,
                column.scale(),
                definition(column.definition()),
                null,
                column.details().options(),
                column.details().comment());
        return shape.equals(Column.Shape.DEFAULT) ? Column.Shape.DEFAULT : shape;
    }

    static @Nullable String definition(String given) {
        return given.isEmpty() ? null : given;
    }
}
