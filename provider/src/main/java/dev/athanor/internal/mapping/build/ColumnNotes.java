package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotations about columns and tables that stand on one class or attribute into drafts. Members that have no
 * effect yet are problems, so that nothing is silently ignored.
 */
final class ColumnNotes {
    private final Problems problems;
    private final String className;
    private final @Nullable String attribute;

    ColumnNotes(Problems problems, String className, @Nullable String attribute) {
        this.problems = problems;
        this.className = className;
        this.attribute = attribute;
    }

    ColumnDraft column(Note note) {
        return new ColumnDraft(
                note.text("name"),
                note.flag("unique"),
                note.flag("nullable"),
                note.flag("insertable"),
                note.flag("updatable"),
                note.text("columnDefinition"),
                note.number("length"),
                note.number("precision"),
                note.number("scale"),
                note.number("secondPrecision"),
                note.text("table"),
                details(note));
    }

    /** The column of the keys of a map. */
    ColumnDraft keyColumn(Note note) {
        return new ColumnDraft(
                note.text("name"),
                note.flag("unique"),
                note.flag("nullable"),
                note.flag("insertable"),
                note.flag("updatable"),
                note.text("columnDefinition"),
                note.number("length"),
                note.number("precision"),
                note.number("scale"),
                -1,
                note.text("table"),
                details(note));
    }

    /** The column of the positions in a list. */
    ColumnDraft orderColumn(Note note) {
        return new ColumnDraft(
                note.text("name"),
                false,
                note.flag("nullable"),
                note.flag("insertable"),
                note.flag("updatable"),
                note.text("columnDefinition"),
                ColumnDraft.LENGTH,
                0,
                0,
                -1,
                "",
                details(note));
    }

    List<JoinColumnDraft> joinColumns(List<Note> notes) {
        List<JoinColumnDraft> found = new ArrayList<>();
        for (Note note : notes) {
            found.add(new JoinColumnDraft(
                    note.text("name"),
                    note.text("referencedColumnName"),
                    note.flag("unique"),
                    note.flag("nullable"),
                    note.flag("insertable"),
                    note.flag("updatable"),
                    note.text("columnDefinition"),
                    foreignKey(note.note("foreignKey")),
                    note.text("table"),
                    details(note)));
        }
        return found;
    }

    List<JoinColumnDraft> keyJoinColumns(List<Note> notes) {
        List<JoinColumnDraft> found = new ArrayList<>();
        for (Note note : notes) {
            found.add(new JoinColumnDraft(
                    note.text("name"),
                    note.text("referencedColumnName"),
                    false,
                    false,
                    true,
                    true,
                    note.text("columnDefinition"),
                    foreignKey(note.note("foreignKey")),
                    "",
                    details(note)));
        }
        return found;
    }

    /** The table is that of the annotation around them: naming one is out of place. */
    private List<JoinColumnDraft> joinColumnsOfTable(List<Note> notes) {
        notes.forEach(note -> refuseTexts(note, "table"));
        return joinColumns(notes);
    }

    ForeignKeyDraft foreignKey(Note note) {
        return new ForeignKeyDraft(
                note.text("name"),
                !note.constant("value").equals("NO_CONSTRAINT"),
                note.text("foreignKeyDefinition"),
                note.text("options"));
    }

    JoinTableDraft joinTable(Note note) {
        return new JoinTableDraft(
                table(note),
                joinColumnsOfTable(note.notes("joinColumns")),
                joinColumnsOfTable(note.notes("inverseJoinColumns")),
                foreignKey(note.note("foreignKey")),
                foreignKey(note.note("inverseForeignKey")));
    }

    SecondaryTableDraft secondaryTable(Note note) {
        return new SecondaryTableDraft(
                table(note), keyJoinColumns(note.notes("pkJoinColumns")), foreignKey(note.note("foreignKey")));
    }

    TableDraft table(Note note) {
        List<TableDraft.UniqueDraft> keys = new ArrayList<>();
        for (Note key : note.notes("uniqueConstraints")) {
            keys.add(new TableDraft.UniqueDraft(key.text("name"), key.texts("columnNames"), key.text("options")));
        }
        return new TableDraft(
                note.text("name"), note.text("catalog"), note.text("schema"), keys, indexes(note), details(note));
    }

    private static List<IndexDraft> indexes(Note note) {
        List<IndexDraft> indexes = new ArrayList<>();
        for (Note index : note.notes("indexes")) {
            indexes.add(new IndexDraft(
                    index.text("name"), index.text("columnList"), index.flag("unique"), index.text("options")));
        }
        return indexes;
    }

    /** Some annotations of tables and columns have no comment, and some no checks. */
    private static SchemaDraft details(Note note) {
        List<SchemaDraft.CheckDraft> checks = new ArrayList<>();
        for (Note check : note.has("check") ? note.notes("check") : List.<Note>of()) {
            checks.add(new SchemaDraft.CheckDraft(check.text("name"), check.text("constraint"), check.text("options")));
        }
        return new SchemaDraft(checks, note.has("comment") ? note.text("comment") : "", note.text("options"));
    }

    DiscriminatorDraft discriminator(Note note) {
        return new DiscriminatorDraft(
                note.text("name"),
                note.constant("discriminatorType"),
                note.number("length"),
                note.text("columnDefinition"),
                note.text("options"));
    }

    /** The generators that stand on an element. */
    List<GeneratorDraft> generators(Notes notes, String where) {
        List<GeneratorDraft> found = new ArrayList<>();
        notes.all(SequenceGenerator.class, SequenceGenerators.class).forEach(note -> found.add(sequence(note, where)));
        notes.all(TableGenerator.class, TableGenerators.class).forEach(note -> found.add(counter(note, where)));
        return found;
    }

    private CounterDraft counter(Note note, String where) {
        refuseTexts(note, "options");
        List<TableDraft.UniqueDraft> keys = new ArrayList<>();
        for (Note key : note.notes("uniqueConstraints")) {
            keys.add(new TableDraft.UniqueDraft(key.text("name"), key.texts("columnNames"), key.text("options")));
        }
        TableDraft table = new TableDraft(
                note.text("table"), note.text("catalog"), note.text("schema"), keys, indexes(note), SchemaDraft.NONE);
        return new CounterDraft(
                note.text("name"),
                table,
                note.text("pkColumnName"),
                note.text("valueColumnName"),
                note.text("pkColumnValue"),
                note.number("initialValue"),
                note.number("allocationSize"),
                where);
    }

    private SequenceDraft sequence(Note note, String where) {
        refuseTexts(note, "options");
        return new SequenceDraft(
                note.text("name"),
                note.text("sequenceName"),
                note.text("catalog"),
                note.text("schema"),
                note.number("initialValue"),
                note.number("allocationSize"),
                where);
    }

    /** Annotations that are alike do not all have the same members. */
    private void refuseTexts(Note note, String... members) {
        for (String member : members) {
            if (note.has(member) && !note.text(member).isEmpty()) {
                refuse(note, member);
            }
        }
    }

    private void refuse(Note note, String member) {
        problems.add(className, attribute, MappingMessage.MEMBER_NOT_SUPPORTED, member, note.name());
    }
}
