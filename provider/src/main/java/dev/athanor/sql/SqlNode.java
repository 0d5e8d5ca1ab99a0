package dev.athanor.sql;

import java.util.List;

/** Any node of a statement tree. Immutable, shared by all threads, equal by content. */
public sealed interface SqlNode
        permits Assignment, Expression, FromItem, LockClause, Ordering, Predicate, Projection, Statement {
    /** A copy of a list that must not be empty. */
    static <T> List<T> filled(List<T> list, String what) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return List.copyOf(list);
    }

    /** The text itself, which must not be empty. */
    static String filled(String text, String what) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        return text;
    }
}
