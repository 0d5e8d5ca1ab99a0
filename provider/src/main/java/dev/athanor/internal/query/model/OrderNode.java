package dev.athanor.internal.query.model;

/** One item of ORDER BY. */
public record OrderNode(ExpressionNode expression, boolean descending, NullOrder nulls) {}
