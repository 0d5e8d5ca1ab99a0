package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.ConvertedType;
import jakarta.persistence.AttributeConverter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** The converters of the unit: one instance of each, made by its constructor without parameters at first use. */
final class Converters {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;
    private final Map<String, ConverterDraft> automatic = new HashMap<>();
    private final Map<String, Optional<ColumnType>> types = new HashMap<>();

    Converters(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
        for (ConverterDraft draft : unit.converters.values()) {
            if (draft.autoApply()) {
                ConverterDraft other = automatic.putIfAbsent(boxedName(draft.attributeType()), draft);
                if (other != null) {
                    problems.add(
                            draft.type().getName(),
                            null,
                            MappingMessage.CONVERTER_TWICE,
                            draft.attributeType().getName(),
                            other.type().getName());
                }
            }
        }
    }

    private static String boxedName(TypeDescription type) {
        return type.isPrimitive() ? type.asBoxed().getName() : type.getName();
    }

    /** The converter that applies by itself to attributes of a boxed type, or null. */
    @Nullable ConverterDraft automatic(Class<?> attributeType) {
        return automatic.get(attributeType.getName());
    }

    /** The type made by a converter that an attribute names, or null if it is unfit, which is a problem then. */
    @Nullable ColumnType named(BasicLink link, TypeDescription converter) {
        ConverterDraft draft = unit.converters.get(converter.getName());
        if (draft == null) {
            draft = ConverterReader.read(converter, problems);
            if (draft == null) {
                return null;
            }
            unit.converters.put(converter.getName(), draft);
        }
        return of(link, draft);
    }

    /** The type made by a converter, or null if it is unfit, which is a problem then. */
    @Nullable ColumnType of(BasicLink link, ConverterDraft draft) {
        ColumnType type = types.computeIfAbsent(draft.type().getName(), name -> Optional.ofNullable(make(draft)))
                .orElse(null);
        if (type != null && !type.javaType().isAssignableFrom(TypeResolver.boxed(link.javaType))) {
            problems.add(
                    link.className(),
                    link.name(),
                    MappingMessage.CONVERTER_MISMATCH,
                    draft.type().getName(),
                    type.javaType().getName(),
                    link.javaType.getTypeName());
            return null;
        }
        return type;
    }

    private @Nullable ColumnType make(ConverterDraft draft) {
        String name = draft.type().getName();
        Class<?> converterClass = classes.load(draft.type(), name, null);
        Class<?> attributeType = classes.load(draft.attributeType(), name, null);
        Class<?> columnClass = classes.load(draft.columnType(), name, null);
        if (converterClass == null || attributeType == null || columnClass == null) {
            return null;
        }
        ColumnType columnType = ColumnTypes.of(columnClass);
        if (columnType == null) {
            problems.add(name, null, MappingMessage.CONVERTER_COLUMN_TYPE, columnClass.getName());
            return null;
        }
        AttributeConverter<Object, Object> converter = instantiate(converterClass);
        return converter == null
                ? null
                : new ConvertedType(
                        name,
                        attributeType,
                        columnType,
                        converter::convertToDatabaseColumn,
                        converter::convertToEntityAttribute);
    }

    @SuppressWarnings("unchecked") // the class implements the interface; its arguments are compared with the attribute
    private @Nullable AttributeConverter<Object, Object> instantiate(Class<?> converterClass) {
        try {
            Constructor<?> constructor = converterClass.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (AttributeConverter<Object, Object>) constructor.newInstance();
        } catch (InvocationTargetException e) {
            problems.add(
                    converterClass.getName(),
                    null,
                    MappingMessage.CONVERTER_INSTANCE,
                    Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException | InaccessibleObjectException | LinkageError e) {
            problems.add(converterClass.getName(), null, MappingMessage.CONVERTER_INSTANCE, e);
        }
        return null;
    }
}
