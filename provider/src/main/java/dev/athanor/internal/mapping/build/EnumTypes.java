package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import jakarta.persistence.EnumeratedValue;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The column types of enums: the field marked as {@code @EnumeratedValue} if there is one, the name or the ordinal. */
final class EnumTypes {
    private static final Set<Class<?>> VALUES =
            Set.of(String.class, byte.class, short.class, int.class, Byte.class, Short.class, Integer.class);

    private EnumTypes() {}

    static @Nullable ColumnType resolve(BasicLink link, Problems problems) {
        @SuppressWarnings("unchecked") // the caller has asked isEnum()
        Class<? extends Enum<?>> type = (Class<? extends Enum<?>>) link.javaType;
        Field marked = marked(type);
        if (marked == null) {
            return "STRING".equals(link.draft.enumerated) ? ColumnTypes.enumName(type) : ColumnTypes.enumOrdinal(type);
        }
        try {
            if (!VALUES.contains(marked.getType())) {
                throw new IllegalArgumentException("its type must be String, byte, short or int");
            }
            marked.setAccessible(true);
            return ColumnTypes.enumValue(
                    type, Objects.requireNonNull(ColumnTypes.of(marked.getType())), each -> value(marked, each));
        } catch (IllegalArgumentException | InaccessibleObjectException e) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.ENUMERATED_VALUE,
                    type.getName() + "." + marked.getName(),
                    String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Field marked(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(EnumeratedValue.class)) {
                return field;
            }
        }
        return null;
    }

    private static Object value(Field field, Enum<?> constant) {
        try {
            Object value = field.get(constant);
            if (value == null) {
                throw new IllegalArgumentException("it is null for " + constant.name());
            }
            return value;
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("it cannot be read", e);
        }
    }
}
