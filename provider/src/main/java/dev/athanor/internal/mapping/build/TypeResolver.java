package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.TemporalPart;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides how the value of a basic attribute travels: by a converter that it names, by one that applies by itself, as
 * its annotations say, or as its Java type does.
 */
final class TypeResolver {
    private final UnitDraft unit;
    private final Converters converters;
    private final Problems problems;

    TypeResolver(UnitDraft unit, Converters converters, Problems problems) {
        this.unit = unit;
        this.converters = converters;
        this.problems = problems;
    }

    /** The type boxed, as converters and column types name it. */
    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** The column type, or null if there is none, which is a problem then. */
    @Nullable ColumnType resolve(BasicLink link, @Nullable ConvertDraft convert) {
        AttributeDraft draft = link.draft;
        if (convert != null && convert.converter() != null && !convert.disabled()) {
            if (draft.id || draft.version || draft.enumerated != null || draft.temporal != null) {
                return refuse(link, MappingMessage.WRONG_ANNOTATION, "Convert", "this kind of attribute");
            }
            return converters.named(link, convert.converter());
        }
        boolean converts = convert == null || !convert.disabled();
        if (converts
                && !draft.id
                && !draft.version
                && draft.enumerated == null
                && draft.temporal == null
                && !draft.lob) {
            ConverterDraft automatic = converters.automatic(boxed(link.javaType));
            if (automatic != null) {
                return converters.of(link, automatic);
            }
        }
        return annotated(link);
    }

    private @Nullable ColumnType annotated(BasicLink link) {
        AttributeDraft draft = link.draft;
        Class<?> type = link.javaType;
        if (draft.temporal != null) {
            return isTemporal(type)
                    ? ColumnTypes.temporal(type, TemporalPart.valueOf(draft.temporal))
                    : refuse(link, MappingMessage.WRONG_ANNOTATION, "Temporal", "a " + type.getTypeName());
        }
        if (draft.enumerated != null && !type.isEnum()) {
            return refuse(link, MappingMessage.WRONG_ANNOTATION, "Enumerated", "a " + type.getTypeName());
        }
        if (type.isEnum()) {
            return EnumTypes.resolve(link, problems);
        }
        if (draft.lob) {
            return Serializable.class.isAssignableFrom(type) && !type.isPrimitive()
                    ? ColumnTypes.lob(type)
                    : refuse(link, MappingMessage.WRONG_ANNOTATION, "Lob", "a " + type.getTypeName());
        }
        ColumnType found = ColumnTypes.of(type);
        return found != null ? found : other(link);
    }

    private static boolean isTemporal(Class<?> type) {
        return type == Calendar.class || Date.class.isAssignableFrom(type) && ColumnTypes.of(type) != null;
    }

    private @Nullable ColumnType other(BasicLink link) {
        Class<?> type = link.javaType;
        ClassDraft draft = unit.classes.get(type.getName());
        if (draft != null && draft.isEntity()) {
            return refuse(link, MappingMessage.ENTITY_AS_VALUE, type.getTypeName());
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return refuse(link, MappingMessage.COLLECTION_AS_VALUE, link.type);
        }
        if (Serializable.class.isAssignableFrom(type) && !type.isInterface()) {
            return ColumnTypes.serializable(type);
        }
        return refuse(link, MappingMessage.UNKNOWN_TYPE, type.getTypeName());
    }

    private @Nullable ColumnType refuse(BasicLink link, MappingMessage message, Object... arguments) {
        problems.add(link.className(), link.name(), message, arguments);
        return null;
    }
}
