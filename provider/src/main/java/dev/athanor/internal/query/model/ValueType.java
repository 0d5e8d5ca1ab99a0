package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;

/** What an expression is worth: its type in Java, and how a value of it travels. Immutable. */
public sealed interface ValueType {
    /** Nobody can tell before the database answers, or before a value is bound. */
    ValueType UNDETERMINED = new Undetermined();
    /** The classes of entities: what TYPE is worth. */
    ValueType ENTITY_CLASS = new EntityClass();

    /** The type in Java, boxed for primitives; {@link Object} if it is undetermined. */
    Class<?> javaType();

    /** The standard way of a basic Java type; undetermined for types that have none. */
    static ValueType of(Class<?> javaType) {
        ColumnType column = ColumnTypes.of(javaType);
        return column == null ? UNDETERMINED : new Scalar(column);
    }

    /**
     * A value of one column.
     *
     * @param column how the value travels, conversion by the attribute it comes from or is compared with included
     */
    record Scalar(ColumnType column) implements ValueType {
        @Override
        public Class<?> javaType() {
            return column.javaType();
        }
    }

    /** An entity, or in comparisons its key. */
    record Entity(Mapper mapper) implements ValueType {
        @Override
        public Class<?> javaType() {
            return mapper.javaType();
        }
    }

    /** An embeddable with the columns of one attribute. */
    record Embeddable(EmbeddedAttribute attribute) implements ValueType {
        @Override
        public Class<?> javaType() {
            return attribute.javaType();
        }
    }

    /** The key of an entity as the program writes it, where that is an object of several attributes. */
    record Key(Mapper mapper) implements ValueType {
        @Override
        public Class<?> javaType() {
            return mapper.keyForm().javaType();
        }
    }

    /** See {@link #ENTITY_CLASS}. */
    record EntityClass() implements ValueType {
        @Override
        public Class<?> javaType() {
            return Class.class;
        }
    }

    /** See {@link #UNDETERMINED}. */
    record Undetermined() implements ValueType {
        @Override
        public Class<?> javaType() {
            return Object.class;
        }
    }
}
