package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.SqlResultSetMappings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what annotations say about the results of SQL. */
final class ResultNotes {
    /** What versions do anyway. */
    private static final Set<String> NO_LOCKS = Set.of("OPTIMISTIC", "READ", "NONE");

    private final Problems problems;

    ResultNotes(Problems problems) {
        this.problems = problems;
    }

    void read(ClassDraft draft) {
        for (Note note : draft.notes.all(SqlResultSetMapping.class, SqlResultSetMappings.class)) {
            draft.results.add(read(draft.name(), note, note.text("name")));
        }
    }

    /** What an annotation says about results: all that can have the three lists. */
    ResultDraft read(String owner, Note note, String name) {
        List<ResultDraft.EntityPart> entities = new ArrayList<>();
        for (Note entity : note.notes("entities")) {
            entities.add(entity(owner, entity));
        }
        List<ResultDraft.ObjectPart> objects = new ArrayList<>();
        for (Note object : note.notes("classes")) {
            objects.add(new ResultDraft.ObjectPart(object.type("targetClass"), values(object)));
        }
        return new ResultDraft(name, owner, entities, objects, values(note));
    }

    private ResultDraft.EntityPart entity(String owner, Note note) {
        if (!NO_LOCKS.contains(note.constant("lockMode"))) {
            problems.add(owner, null, MappingMessage.MEMBER_NOT_SUPPORTED, "lockMode", note.name());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Note field : note.notes("fields")) {
            fields.put(field.text("name"), field.text("column"));
        }
        return new ResultDraft.EntityPart(note.type("entityClass"), note.text("discriminatorColumn"), fields);
    }

    private static List<ResultDraft.ValuePart> values(Note note) {
        List<ResultDraft.ValuePart> values = new ArrayList<>();
        for (Note column : note.notes("columns")) {
            values.add(new ResultDraft.ValuePart(column.text("name"), column.type("type")));
        }
        return values;
    }
}
