package dev.athanor.internal.query.memory;

import dev.athanor.internal.query.model.ExpressionNode;
import dev.athanor.internal.query.model.RootNode;
import org.jspecify.annotations.Nullable;

/** An expression that has a value for an instance in memory. Immutable. */
@FunctionalInterface
public interface MemoryValue {
    /** Stands for a value that is not in memory. */
    Object UNREAD = new Object() {
        @Override
        public String toString() {
            return "<unread>";
        }
    };

    /**
     * The value: a Java value, or for entities their keys as the engine has them.
     *
     * @param instance an instance of the type that the expression is about
     * @param parameters the values of the query's parameters
     * @return {@link #UNREAD} if it depends on what is not in memory
     */
    @Nullable Object of(Object instance, MemoryParameters parameters);

    /**
     * Prepares an expression.
     *
     * @param target what it is about
     * @param expression the expression
     * @throws NotInMemoryException if only the database can tell
     */
    static MemoryValue of(RootNode target, ExpressionNode expression) {
        return expression.accept(new ExpressionCompiler(target));
    }
}
