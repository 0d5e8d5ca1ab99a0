package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.mapping.ResultMapping;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the names of queries and procedures, and loads the classes that procedures name. */
final class QueryLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;
    private final ResultLinker linker;
    private final Map<String, ResultMapping> results;

    QueryLinker(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
        this.linker = new ResultLinker(unit, classes, problems);
        this.results = linker.mappings();
    }

    /** The result mappings that have names. */
    List<ResultMapping> results() {
        return List.copyOf(results.values());
    }

    List<NamedQuery> queries() {
        List<NamedQuery> found = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (ClassDraft draft : unit.classes.values()) {
            for (QueryDraft query : draft.queries) {
                claim(names, query.name(), draft.name());
                found.add(query(query));
            }
        }
        return found;
    }

    private NamedQuery query(QueryDraft draft) {
        return new NamedQuery(
                draft.name(),
                draft.owner(),
                draft.text(),
                draft.sql(),
                draft.lockMode(),
                draft.hints(),
                draft.resultType().represents(void.class)
                        ? null
                        : draft.resultType().getName(),
                result(draft));
    }

    private @Nullable ResultMapping result(QueryDraft draft) {
        if (!draft.resultMapping().isEmpty()) {
            return named(draft.resultMapping(), draft.owner(), draft.name());
        }
        ResultDraft own = draft.result();
        return own == null || own.isEmpty() ? null : linker.link(own);
    }

    private @Nullable ResultMapping named(String name, String owner, String query) {
        ResultMapping found = results.get(name);
        if (found == null) {
            problems.add(owner, null, MappingMessage.RESULT_UNKNOWN, query, name);
        }
        return found;
    }

    List<NamedProcedure> procedures() {
        List<NamedProcedure> found = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (ClassDraft draft : unit.classes.values()) {
            for (ProcedureDraft procedure : draft.procedures) {
                claim(names, procedure.name(), draft.name());
                found.add(procedure(procedure));
            }
        }
        return found;
    }

    private void claim(Map<String, String> names, String name, String owner) {
        String other = names.putIfAbsent(name, owner);
        if (other != null) {
            problems.add(owner, null, MappingMessage.QUERY_TWICE, name, other);
        }
    }

    private NamedProcedure procedure(ProcedureDraft draft) {
        List<NamedProcedure.Parameter> parameters = new ArrayList<>();
        for (ProcedureDraft.Parameter parameter : draft.parameters()) {
            Class<?> type = classes.load(parameter.type(), draft.owner(), null);
            if (type != null) {
                parameters.add(new NamedProcedure.Parameter(parameter.name(), parameter.mode(), type));
            }
        }
        List<Class<?>> resultClasses = new ArrayList<>();
        draft.resultClasses().forEach(result -> {
            Class<?> type = classes.load(result, draft.owner(), null);
            if (type != null) {
                resultClasses.add(type);
            }
        });
        draft.resultMappings().forEach(mapping -> named(mapping, draft.owner(), draft.name()));
        return new NamedProcedure(
                draft.name(),
                draft.owner(),
                draft.procedure(),
                parameters,
                resultClasses,
                draft.resultMappings(),
                draft.hints());
    }
}
