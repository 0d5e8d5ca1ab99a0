package dev.athanor.internal.query.jpql;

/** The clause that is being resolved: it decides whether aggregate functions make sense. */
enum Clause {
    SELECT("SELECT", true),
    ON("ON", false),
    WHERE("WHERE", false),
    GROUP_BY("GROUP BY", false),
    HAVING("HAVING", true),
    ORDER_BY("ORDER BY", true),
    SET("SET", false);

    private final String text;
    private final boolean aggregates;

    Clause(String text, boolean aggregates) {
        this.text = text;
        this.aggregates = aggregates;
    }

    String text() {
        return text;
    }

    boolean allowsAggregates() {
        return aggregates;
    }
}
