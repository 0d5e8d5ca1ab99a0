package dev.athanor.jpa;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.internal.query.ProcedureCall;
import dev.athanor.internal.query.QueryCompiler;
import dev.athanor.internal.session.Session;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.StoredProcedureQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes calls of stored procedures for an EntityManager. */
final class Procedures {
    private final EntityManagerAdapter manager;
    private final Session session;

    Procedures(EntityManagerAdapter manager, Session session) {
        this.manager = manager;
        this.session = session;
    }

    /** @throws InvalidArgumentException if the procedure or a class is missing */
    StoredProcedureQuery withClasses(@Nullable String procedure, Class<?>... classes) {
        List<Class<?>> given = new ArrayList<>();
        for (Class<?> type : classes) {
            given.add(given(type, "result class"));
        }
        return call(procedure, given, List.of());
    }

    /** @throws InvalidArgumentException if the procedure is missing, or there is no such mapping */
    StoredProcedureQuery withMappings(@Nullable String procedure, String... mappings) {
        return call(procedure, List.of(), mappings(Arrays.asList(mappings)));
    }

    /** @throws InvalidArgumentException if there is no procedure of that name */
    StoredProcedureQuery named(@Nullable String name) {
        NamedProcedure named = name == null ? null : session.services().model().namedProcedure(name);
        if (named == null) {
            String known = session.services().model().namedProcedures().stream()
                    .map(NamedProcedure::name)
                    .collect(Collectors.joining(", "));
            throw new InvalidArgumentException(
                    ApiMessage.NO_NAMED_PROCEDURE, String.valueOf(name), known.isEmpty() ? "none" : known);
        }
        ProcedureCall call =
                queries().procedure(named.procedure(), named.resultClasses(), mappings(named.resultMappings()));
        for (int i = 0; i < named.parameters().size(); i++) {
            NamedProcedure.Parameter parameter = named.parameters().get(i);
            boolean positional = parameter.name().isEmpty();
            call.register(
                    positional ? null : parameter.name(), positional ? i + 1 : 0, parameter.mode(), parameter.type());
        }
        StoredProcedureQueryAdapter query = new StoredProcedureQueryAdapter(manager, session, call);
        named.hints().forEach(query::setHint);
        return query;
    }

    private List<ResultMapping> mappings(List<String> names) {
        return names.stream()
                .map(name -> Queries.mapping(session.services().model(), name))
                .toList();
    }

    private StoredProcedureQuery call(
            @Nullable String procedure, List<Class<?>> classes, List<ResultMapping> mappings) {
        ProcedureCall call = queries().procedure(given(procedure, "procedure"), classes, mappings);
        return new StoredProcedureQueryAdapter(manager, session, call);
    }

    private QueryCompiler queries() {
        return session.services().queries();
    }

    private static <T> T given(@Nullable T argument, String what) {
        if (argument == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "createStoredProcedureQuery()", what);
        }
        return argument;
    }
}
