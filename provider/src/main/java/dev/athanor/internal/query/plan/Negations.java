package dev.athanor.internal.query.plan;

import dev.athanor.sql.Predicate;

/** The contrary of a condition, in the words that SQL has for it. */
final class Negations {
    private Negations() {}

    static Predicate of(Predicate predicate) {
        if (predicate instanceof Predicate.IsNull test) {
            return new Predicate.IsNull(test.value(), !test.negated());
        }
        if (predicate instanceof Predicate.Exists test) {
            return new Predicate.Exists(test.query(), !test.negated());
        }
        if (predicate instanceof Predicate.InList test) {
            return new Predicate.InList(test.value(), test.list(), !test.negated());
        }
        if (predicate instanceof Predicate.InSubquery test) {
            return new Predicate.InSubquery(test.value(), test.query(), !test.negated());
        }
        if (predicate instanceof Predicate.Like test) {
            return new Predicate.Like(test.value(), test.pattern(), test.escape(), !test.negated());
        }
        if (predicate instanceof Predicate.Between test) {
            return new Predicate.Between(test.value(), test.low(), test.high(), !test.negated());
        }
        return new Predicate.Not(predicate);
    }
}
