package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.NamedProcedure;
import jakarta.persistence.NamedNativeQueries;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQueries;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedStoredProcedureQueries;
import jakarta.persistence.NamedStoredProcedureQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the queries and procedures that the annotations of one class give names to. */
final class QueryNotes {
    private final ResultNotes results;

    QueryNotes(ResultNotes results) {
        this.results = results;
    }

    void read(ClassDraft draft) {
        Notes notes = draft.notes;
        for (Note note : notes.all(NamedQuery.class, NamedQueries.class)) {
            draft.queries.add(query(draft.name(), note, false));
        }
        for (Note note : notes.all(NamedNativeQuery.class, NamedNativeQueries.class)) {
            draft.queries.add(query(draft.name(), note, true));
        }
        for (Note note : notes.all(NamedStoredProcedureQuery.class, NamedStoredProcedureQueries.class)) {
            draft.procedures.add(procedure(draft.name(), note));
        }
    }

    private QueryDraft query(String owner, Note note, boolean sql) {
        return new QueryDraft(
                note.text("name"),
                owner,
                note.text("query"),
                sql,
                sql ? "NONE" : note.constant("lockMode"),
                hints(note),
                note.type("resultClass"),
                sql ? note.text("resultSetMapping") : "",
                sql ? results.read(owner, note, "") : null);
    }

    private static ProcedureDraft procedure(String owner, Note note) {
        List<ProcedureDraft.Parameter> parameters = new ArrayList<>();
        for (Note parameter : note.notes("parameters")) {
            parameters.add(new ProcedureDraft.Parameter(
                    parameter.text("name"),
                    NamedProcedure.Mode.valueOf(parameter.constant("mode")),
                    parameter.type("type")));
        }
        return new ProcedureDraft(
                note.text("name"),
                owner,
                note.text("procedureName"),
                parameters,
                note.types("resultClasses"),
                note.texts("resultSetMappings"),
                hints(note));
    }

    private static Map<String, String> hints(Note note) {
        Map<String, String> hints = new LinkedHashMap<>();
        for (Note hint : note.notes("hints")) {
            hints.put(hint.text("name"), hint.text("value"));
        }
        return hints;
    }
}
