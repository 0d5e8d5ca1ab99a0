package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.schema.Sequence;
import java.util.List;

/**
 * A persistence unit with everything found out, ready to be frozen if there was no problem.
 *
 * @param entities the entities, parents before children
 * @param embeddables the embeddable classes
 * @param tables all tables
 * @param sequences all sequences
 * @param queries the named queries
 * @param procedures the named procedures
 */
record LinkedUnit(
        List<EntityLink> entities,
        List<Class<?>> embeddables,
        List<LinkedTable> tables,
        List<Sequence> sequences,
        List<QueryDraft> queries,
        List<NamedProcedure> procedures) {}
