package dev.athanor.internal.query.memory;

import dev.athanor.internal.query.model.PredicateNode;
import dev.athanor.internal.query.model.RootNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A condition that can be asked of an instance in memory. Immutable. */
@FunctionalInterface
public interface MemoryCondition {
    /**
     * Asks.
     *
     * @param instance an instance of the type that the condition is about
     * @param parameters the values of the query's parameters
     */
    Truth test(Object instance, MemoryParameters parameters);

    /** A condition that holds if all of some do. */
    static MemoryCondition all(List<MemoryCondition> some) {
        return some.size() == 1 ? some.get(0) : (instance, parameters) -> Truth.all(some, instance, parameters);
    }

    /**
     * Prepares a condition.
     *
     * @param target what it is about
     * @param where the condition; null for one that always holds
     * @throws NotInMemoryException if only the database can tell
     */
    static MemoryCondition of(RootNode target, @Nullable PredicateNode where) {
        return where == null
                ? (instance, parameters) -> Truth.TRUE
                : where.accept(new ConditionCompiler(new ExpressionCompiler(target)));
    }
}
