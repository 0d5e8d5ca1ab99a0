package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.message.MappingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the names of queries and procedures, and loads the classes that procedures name. */
final class QueryLinker {
    private final UnitDraft unit;
    private final Classes classes;
    private final Problems problems;

    QueryLinker(UnitDraft unit, Classes classes, Problems problems) {
        this.unit = unit;
        this.classes = classes;
        this.problems = problems;
    }

    List<QueryDraft> queries() {
        List<QueryDraft> found = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (ClassDraft draft : unit.classes.values()) {
            for (QueryDraft query : draft.queries) {
                claim(names, query.name(), draft.name());
                found.add(query);
            }
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
