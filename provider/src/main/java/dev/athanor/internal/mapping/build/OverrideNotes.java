package dev.athanor.internal.mapping.build;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Convert;
import jakarta.persistence.Converts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/** Turns the overriding annotations of one class or attribute into {@link Overrides}. */
final class OverrideNotes {
    /** The default of {@code @Convert(converter)}: none is named. */
    private static final String NO_CONVERTER = "jakarta.persistence.AttributeConverter";

    private OverrideNotes() {}

    static Overrides read(Notes notes, ColumnNotes columns) {
        Map<String, ColumnDraft> byColumn = new HashMap<>();
        for (Note note : notes.all(AttributeOverride.class, AttributeOverrides.class)) {
            byColumn.put(note.text("name"), columns.column(note.note("column")));
        }
        Map<String, AssociationOverrideDraft> byAssociation = new HashMap<>();
        for (Note note : notes.all(AssociationOverride.class, AssociationOverrides.class)) {
            Note table = note.note("joinTable");
            List<Note> joinColumns = note.notes("joinColumns");
            byAssociation.put(
                    note.text("name"),
                    new AssociationOverrideDraft(
                            columns.joinColumns(joinColumns),
                            columns.foreignKey(note.note("foreignKey")),
                            isGiven(table) ? columns.joinTable(table) : null));
        }
        Map<String, ConvertDraft> byConvert = new HashMap<>();
        for (Note note : notes.all(Convert.class, Converts.class)) {
            ConvertDraft convert = convert(note);
            byConvert.put(convert.path(), convert);
        }
        return byColumn.isEmpty() && byAssociation.isEmpty() && byConvert.isEmpty()
                ? Overrides.NONE
                : new Overrides(byColumn, byAssociation, byConvert);
    }

    private static boolean isGiven(Note table) {
        return !table.text("name").isEmpty()
                || !table.notes("joinColumns").isEmpty()
                || !table.notes("inverseJoinColumns").isEmpty();
    }

    private static ConvertDraft convert(Note note) {
        TypeDescription converter = note.type("converter");
        return new ConvertDraft(
                note.text("attributeName"),
                converter.getName().equals(NO_CONVERTER) ? null : converter,
                note.flag("disableConversion"));
    }
}
