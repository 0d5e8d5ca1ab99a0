package dev.athanor.internal.session;

import dev.athanor.dialect.Dialect;
import dev.athanor.internal.identifier.IdentifierSource;
import dev.athanor.internal.jdbc.ConnectionSource;
import dev.athanor.internal.jdbc.JdbcSettings;
import dev.athanor.internal.jdbc.JdbcStatistics;
import dev.athanor.internal.loading.LoadPlans;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mutation.MutationShapes;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.unitofwork.FlushCandidates;
import dev.athanor.internal.unitofwork.FlushOrder;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a factory share. Thread-safe as each of its parts is.
 *
 * @param model mappers and tables
 * @param rules the choices of the persistence unit
 * @param dialect what differs for this database
 * @param connections where connections come from, unless they take part in a container's transaction
 * @param container the transactions of a container, or null if the program controls them
 * @param jdbcSettings batch size and the like
 * @param jdbcStatistics what was sent to the database
 * @param shapes statements that write
 * @param plans statements that load
 * @param queries statements that programs write
 * @param order in which order types are saved
 * @param candidates which instances a flush looks at
 * @param identifiers where keys come from
 * @param flushStatistics what flushes did
 */
public record FactoryServices(
        MappedModel model,
        Rules rules,
        Dialect dialect,
        ConnectionSource connections,
        @Nullable ContainerTransactions container,
        JdbcSettings jdbcSettings,
        JdbcStatistics jdbcStatistics,
        MutationShapes shapes,
        LoadPlans plans,
        QueryCompiler queries,
        FlushOrder order,
        FlushCandidates candidates,
        IdentifierSource identifiers,
        FlushStatistics flushStatistics) {}
