package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.Mapper;
import java.lang.reflect.Constructor;
import java.util.List;

/** What one item of a SELECT clause makes of a row. */
public sealed interface SelectionNode {
    /** The type of the result in Java. */
    Class<?> javaType();

    /**
     * A managed entity.
     *
     * @param path where it is
     * @param type as which it is read: its type, or one above it that it shares with entities of a combined query
     */
    record EntitySelection(PathExpr path, Mapper type) implements SelectionNode {
        /** An entity as what it is. */
        public EntitySelection(PathExpr path) {
            this(path, ((ValueType.Entity) path.type()).mapper());
        }

        @Override
        public Class<?> javaType() {
            return type.javaType();
        }
    }

    /** An embeddable that belongs to no entity. */
    record EmbeddableSelection(PathExpr.EmbeddedPath path) implements SelectionNode {
        @Override
        public Class<?> javaType() {
            return path.attribute().javaType();
        }
    }

    /** A value of one column. */
    record ScalarSelection(ExpressionNode expression) implements SelectionNode {
        @Override
        public Class<?> javaType() {
            return expression.type().javaType();
        }
    }

    /** An entry of a map. */
    record EntrySelection(SelectionNode key, SelectionNode value) implements SelectionNode {
        @Override
        public Class<?> javaType() {
            return java.util.Map.Entry.class;
        }
    }

    /** A new object. */
    record ConstructorSelection(Constructor<?> constructor, List<SelectionNode> arguments) implements SelectionNode {
        /** Copies the list. */
        public ConstructorSelection {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Class<?> javaType() {
            return constructor.getDeclaringClass();
        }
    }
}
