package dev.athanor.internal.mapping;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.RowHydrator;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reader of rows by reflection. Immutable; shared by all threads. */
final class ReflectiveHydrator implements RowHydrator {
    private final SlotAccess[] slots;

    ReflectiveHydrator(SlotAccess[] slots) {
        this.slots = slots;
    }

    @Override
    public void hydrate(Object target, ResultSet row, int[] columns, ColumnReader[] readers) throws SQLException {
        for (int i = 0; i < slots.length; i++) {
            if (columns[i] != 0) {
                slots[i].set(target, read(slots[i], row, columns[i], readers, i));
            }
        }
    }

    private static @Nullable Object read(SlotAccess slot, ResultSet row, int column, ColumnReader[] readers, int at)
            throws SQLException {
        return switch (slot.kind()) {
            case BOOLEAN -> row.getBoolean(column);
            case BYTE -> row.getByte(column);
            case SHORT -> row.getShort(column);
            case INT -> row.getInt(column);
            case LONG -> row.getLong(column);
            case FLOAT -> row.getFloat(column);
            case DOUBLE -> row.getDouble(column);
            case STRING -> row.getString(column);
            case OBJECT -> readers[at].read(row, column);
        };
    }
}
