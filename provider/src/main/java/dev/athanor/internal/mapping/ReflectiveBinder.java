package dev.athanor.internal.mapping;

import dev.athanor.instrument.ColumnWriter;
import dev.athanor.instrument.NativeKind;
import dev.athanor.instrument.RowBinder;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Writer of statement parameters by reflection. Immutable; shared by all threads. */
final class ReflectiveBinder implements RowBinder {
    private final SlotAccess[] slots;

    ReflectiveBinder(SlotAccess[] slots) {
        this.slots = slots;
    }

    @Override
    public void bind(Object source, int slot, PreparedStatement statement, int parameter, ColumnWriter writer)
            throws SQLException {
        Object value = slots[slot].get(source);
        if (value == null || slots[slot].kind() == NativeKind.OBJECT) {
            writer.write(statement, parameter, value);
            return;
        }
        switch (slots[slot].kind()) {
            case BOOLEAN -> statement.setBoolean(parameter, (Boolean) value);
            case BYTE -> statement.setByte(parameter, (Byte) value);
            case SHORT -> statement.setShort(parameter, (Short) value);
            case INT -> statement.setInt(parameter, (Integer) value);
            case LONG -> statement.setLong(parameter, (Long) value);
            case FLOAT -> statement.setFloat(parameter, (Float) value);
            case DOUBLE -> statement.setDouble(parameter, (Double) value);
            default -> statement.setString(parameter, (String) value);
        }
    }
}
