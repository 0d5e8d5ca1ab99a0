package dev.athanor.internal.mapping.build;

import dev.athanor.type.ColumnType;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** A value in one column. */
final class BasicLink extends AttributeLink {
    /** How the value travels, once resolved; null while unknown or if that is a problem. */
    @Nullable ColumnType columnType;
    /** Its column, once placed; null while unknown or if that is a problem. */
    @Nullable LinkedColumn column;

    boolean optional;
    boolean insertable;
    boolean updatable;
    /** What an INSERT writes if nothing was set; null if nothing is said. */
    @Nullable Object insertDefault;
    /** The key of another entity that determines the value, for a part of a derived key. */
    KeyPartLink.@Nullable Origin origin;

    BasicLink(AttributeDraft draft, LevelLink level, TypeDescription.Generic type, Class<?> javaType) {
        super(draft, level, type, javaType);
    }

    @Override
    List<LinkedColumn> columns() {
        return column == null ? List.of() : List.of(column);
    }
}
