package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedGraph;
import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.mapping.ResultMapping;
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
 * @param graphs the named entity graphs
 * @param results the named result mappings
 */
record LinkedUnit(
        List<EntityLink> entities,
        List<Class<?>> embeddables,
        List<LinkedTable> tables,
        List<Sequence> sequences,
        List<NamedQuery> queries,
        List<NamedProcedure> procedures,
        List<NamedGraph> graphs,
        List<ResultMapping> results) {}
