package dev.athanor.internal.mapping.build;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Turns the annotations about the collection in one attribute into drafts. */
final class CollectionNotes {
    private CollectionNotes() {}

    static CollectionDraft collection(Notes notes, ColumnNotes columns) {
        Note orderBy = notes.find(OrderBy.class);
        Note orderColumn = notes.find(OrderColumn.class);
        Note mapKey = notes.find(MapKey.class);
        Note keyColumn = notes.find(MapKeyColumn.class);
        Note keyClass = notes.find(MapKeyClass.class);
        Note enumerated = notes.find(MapKeyEnumerated.class);
        Note temporal = notes.find(KnownNotes.MAP_KEY_TEMPORAL);
        List<Note> keyJoin = notes.all(MapKeyJoinColumn.class, MapKeyJoinColumns.class);
        Note together = notes.find(MapKeyJoinColumns.class);
        return new CollectionDraft(
                orderBy == null ? null : orderBy.text("value"),
                orderColumn == null ? null : columns.orderColumn(orderColumn),
                mapKey == null ? null : mapKey.text("name"),
                keyColumn == null ? null : columns.keyColumn(keyColumn),
                keyClass == null ? null : given(keyClass.type("value")),
                enumerated == null ? null : enumerated.constant("value"),
                temporal == null ? null : temporal.constant("value"),
                columns.joinColumns(keyJoin),
                together == null ? ForeignKeyDraft.DEFAULT : columns.foreignKey(together.note("foreignKey")));
    }

    static ElementsDraft elements(Notes notes, ColumnNotes columns) {
        TypeDescription target = given(
                Objects.requireNonNull(notes.find(ElementCollection.class)).type("targetClass"));
        Note table = notes.find(CollectionTable.class);
        return table == null
                ? new ElementsDraft(target, TableDraft.DEFAULT, List.of(), ForeignKeyDraft.DEFAULT)
                : new ElementsDraft(
                        target,
                        columns.table(table),
                        columns.joinColumns(table.notes("joinColumns")),
                        columns.foreignKey(table.note("foreignKey")));
    }

    private static @Nullable TypeDescription given(TypeDescription type) {
        return type.represents(void.class) ? null : type;
    }
}
