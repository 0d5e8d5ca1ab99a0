package dev.athanor.internal.query.model;

/** What a statement does. */
public sealed interface StatementModel permits RowsModel, UpdateModel, DeleteModel {}
