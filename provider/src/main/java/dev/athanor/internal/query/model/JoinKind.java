package dev.athanor.internal.query.model;

/** What happens to a row without partner: an inner join drops it, a left join keeps it. */
public enum JoinKind {
    INNER,
    LEFT
}
