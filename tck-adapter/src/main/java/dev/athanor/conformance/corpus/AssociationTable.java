package dev.athanor.conformance.corpus;

import java.util.List;

/**
 * The table of a many-to-many that is not the table of an entity.
 *
 * @param name of the table
 * @param columns the columns, some of which may form the primary key
 * @param unique groups of unique columns
 */
public record AssociationTable(String name, List<Column> columns, List<List<String>> unique) {}
