package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.Table;
import java.util.Objects;
import net.bytebuddy.description.type.TypeDescription;

/** Fills the draft of one class from its own annotations; its attributes are read by {@link MemberReader}. */
final class ClassDraftReader {
    private final Problems problems;
    private final CallbackReader callbacks;
    private final ResultNotes results;
    private final QueryNotes queries;

    ClassDraftReader(Problems problems) {
        this.problems = problems;
        this.callbacks = new CallbackReader(problems);
        this.results = new ResultNotes(problems);
        this.queries = new QueryNotes(results);
    }

    void read(ClassDraft draft) {
        Notes notes = draft.notes;
        String name = draft.name();
        for (String annotation : notes.besides(KnownNotes.ON_CLASSES)) {
            problems.add(name, null, MappingMessage.NOT_SUPPORTED, annotation);
        }
        callbacks.read(draft);
        refuseShape(draft);
        ColumnNotes columns = new ColumnNotes(problems, name, null);
        draft.actions = ActionsDraft.read(notes);
        if (draft.isEntity()) {
            readEntity(draft, columns);
            GraphNotes.read(draft);
        } else if (notes.has(SecondaryTable.class) || notes.has(SecondaryTables.class)) {
            problems.add(
                    name, null, MappingMessage.WRONG_ANNOTATION, "SecondaryTable", "a class that is not an entity");
        }
        Note idClass = notes.find(IdClass.class);
        if (idClass != null) {
            draft.idClass = idClass.type("value");
        }
        draft.overrides = OverrideNotes.read(notes, columns);
        draft.generators.addAll(columns.generators(notes, name));
        results.read(draft);
        queries.read(draft);
    }

    private static void readEntity(ClassDraft draft, ColumnNotes columns) {
        Notes notes = draft.notes;
        String given = Objects.requireNonNull(notes.find(Entity.class)).text("name");
        draft.entityName = given.isEmpty() ? simpleName(draft.name()) : given;
        Note table = notes.find(Table.class);
        if (table != null) {
            draft.table = columns.table(table);
        }
        Note inheritance = notes.find(Inheritance.class);
        if (inheritance != null) {
            draft.inheritance = inheritance.constant("strategy");
        }
        Note discriminator = notes.find(DiscriminatorColumn.class);
        if (discriminator != null) {
            draft.discriminator = columns.discriminator(discriminator);
        }
        Note value = notes.find(DiscriminatorValue.class);
        if (value != null) {
            draft.discriminatorValue = value.text("value");
        }
        draft.keyJoin = columns.keyJoinColumns(notes.all(PrimaryKeyJoinColumn.class, PrimaryKeyJoinColumns.class));
        Note together = notes.find(PrimaryKeyJoinColumns.class);
        if (together != null) {
            draft.keyJoinConstraint = columns.foreignKey(together.note("foreignKey"));
        }
        draft.secondaryTables = notes.all(SecondaryTable.class, SecondaryTables.class).stream()
                .map(columns::secondaryTable)
                .toList();
    }

    private void refuseShape(ClassDraft draft) {
        TypeDescription type = draft.type;
        String shape = null;
        if (type.isRecord()) {
            shape = "a record";
        } else if (type.isEnum()) {
            shape = "an enum";
        } else if (type.isInterface()) {
            shape = "an interface";
        } else if (type.isInnerClass()) {
            shape = "an inner class";
        }
        if (shape != null) {
            problems.add(draft.name(), null, MappingMessage.WRONG_SHAPE, shape);
            draft.refused = true;
        }
    }

    /** As the compiler named it: the part after the package and the enclosing classes. */
    private static String simpleName(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
