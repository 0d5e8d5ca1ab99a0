package dev.athanor.internal.query.model;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.KeyForm;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import org.jspecify.annotations.Nullable;

/**
 * An expression that names state: an entity of the row itself, or one of its attributes. How the path got to its source is
 * part of the source; embeddables on the way need no trace, because their attributes know their columns.
 */
public sealed interface PathExpr extends ExpressionNode {
    /** The node whose entity has the state. */
    FromNode source();

    /** The entity of a node: a variable as value. */
    record EntityPath(FromNode source) implements PathExpr {
        @Override
        public ValueType type() {
            return new ValueType.Entity(source.mapper());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** A basic attribute. */
    record BasicPath(FromNode source, BasicAttribute attribute) implements PathExpr {
        @Override
        public ValueType type() {
            return new ValueType.Scalar(attribute.type());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** An embeddable as a whole. */
    record EmbeddedPath(FromNode source, EmbeddedAttribute attribute) implements PathExpr {
        @Override
        public ValueType type() {
            return new ValueType.Embeddable(attribute);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A reference as a value: the referred entity in a SELECT clause, its key everywhere else. A null reference is a null
     * value and does not remove the row.
     */
    record ToOnePath(FromNode source, ToOneAttribute attribute) implements PathExpr {
        @Override
        public ValueType type() {
            return new ValueType.Entity(attribute.target());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The key of an entity: of the node's, or of the one that an owning reference of it leads to, without a join then.
     *
     * @param source the node
     * @param reference the reference, or null
     */
    record KeyPath(FromNode source, @Nullable ToOneAttribute reference) implements PathExpr {
        /** The entity type whose key it is. */
        public Mapper mapper() {
            return reference == null ? source.mapper() : reference.target();
        }

        @Override
        public ValueType type() {
            return mapper().keyForm() instanceof KeyForm.Value
                    ? new ValueType.Scalar(mapper().id().get(0).type())
                    : new ValueType.Key(mapper());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * A part of the key of the entity that an owning reference leads to: the foreign key has the value, so that no
     * join is needed.
     */
    record IdPath(FromNode source, ToOneAttribute attribute, KeyPart id) implements PathExpr {
        @Override
        public ValueType type() {
            return new ValueType.Scalar(id.type());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
