package dev.athanor.internal.mapping.build;

import java.util.List;

/**
 * One {@code @SecondaryTable}.
 *
 * @param table the table itself
 * @param keyJoin how it refers to the key of the entity's primary table
 * @param constraint the foreign key constraint of several join columns together
 */
record SecondaryTableDraft(TableDraft table, List<JoinColumnDraft> keyJoin, ForeignKeyDraft constraint) {}
