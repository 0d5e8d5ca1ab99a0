package dev.athanor.internal.mapping.build;

import dev.athanor.Generated;
import dev.athanor.GenerationTime;
import dev.athanor.InsertDefault;
import dev.athanor.LoadGroup;
import dev.athanor.NoCascade;
import dev.athanor.WritableForeignKey;
import dev.athanor.message.MappingMessage;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** Fills the draft of one attribute from the annotations on its field or getter. */
final class AttributeDraftReader {
    private final Problems problems;
    private final String className;
    private final AttributeDraft draft;
    private final Notes notes;
    private final ColumnNotes columns;

    AttributeDraftReader(Problems problems, String className, AttributeDraft draft, Notes notes) {
        this.problems = problems;
        this.className = className;
        this.draft = draft;
        this.notes = notes;
        this.columns = new ColumnNotes(problems, className, draft.name);
    }

    void read() {
        List<String> associations = notes.among(KnownNotes.ASSOCIATIONS);
        boolean elements = notes.has(ElementCollection.class);
        for (String name : notes.besides(KnownNotes.ON_MEMBERS)) {
            refuse(name);
        }
        draft.embeddedId = notes.has(EmbeddedId.class);
        draft.id = notes.has(Id.class) || draft.embeddedId;
        if (draft.refused) {
            return;
        }
        if (associations.isEmpty()) {
            String what = elements ? "a collection of values" : "a value";
            refuseTogether(what, notes.among(KnownNotes.OF_ASSOCIATIONS));
            if (elements) {
                refuseTogether(
                        what,
                        notes.among(KnownNotes.OF_SINGLE_VALUES).stream()
                                .filter(annotation -> !annotation.equals(Basic.class.getSimpleName()))
                                .toList());
                if (notes.has(Basic.class)) {
                    // All that it could say is said by @ElementCollection; many programs have it there.
                    problems.warn(className, draft.name, MappingMessage.WRONG_ANNOTATION, "Basic", what);
                }
                refuseTogether(what, notes.among(List.of(Id.class.getName())));
                readElements();
            } else {
                refuseTogether(what, notes.among(KnownNotes.OF_FOREIGN_KEYS));
                refuseTogether(what, notes.among(KnownNotes.OF_ELEMENTS));
                refuseTogether(what, notes.among(KnownNotes.OF_COLLECTIONS));
            }
            readValue();
        } else {
            if (associations.size() > 1) {
                problems.add(
                        className,
                        draft.name,
                        MappingMessage.CONTRADICTION,
                        "@" + associations.get(0),
                        "@" + associations.get(1));
            }
            refuseTogether("an association", notes.among(KnownNotes.OF_SINGLE_VALUES));
            refuseTogether("an association", notes.among(KnownNotes.OF_ELEMENTS));
            refuseTogether("an association", notes.among(KnownNotes.OF_VALUES));
            refuseTogether("an association", notes.among(List.of(KnownNotes.TEMPORAL)));
            readKeyOverrides();
            draft.association = readAssociation();
            draft.relationship = RelationshipDraft.read(notes);
            if (notes.has(NoCascade.class) && !draft.association.cascade().isEmpty()) {
                problems.add(className, draft.name, MappingMessage.CONTRADICTION, "@NoCascade", "cascade");
            }
            readDerivedId(draft.association);
        }
        draft.generators.addAll(columns.generators(notes, className + "." + draft.name));
        if (elements || !associations.isEmpty()) {
            draft.actions = ActionsDraft.read(notes);
        }
    }

    /** An attribute that cannot be mapped yet: what else might be wrong with it does not matter. */
    private void refuse(String annotation) {
        problems.add(className, draft.name, MappingMessage.NOT_SUPPORTED, annotation);
        draft.refused = true;
    }

    private void refuseTogether(String what, List<String> annotations) {
        for (String annotation : annotations) {
            problems.add(className, draft.name, MappingMessage.WRONG_ANNOTATION, annotation, what);
        }
    }

    /** Of the values that an association has, only the keys of a map can be described. */
    private void readKeyOverrides() {
        draft.overrides = OverrideNotes.read(notes, columns);
        if (!draft.overrides.paths().stream().allMatch(path -> path.equals("key") || path.startsWith("key."))) {
            refuseTogether("an association", notes.among(KnownNotes.OVERRIDES));
            draft.overrides = Overrides.NONE;
        }
    }

    private void readElements() {
        draft.elements = CollectionNotes.elements(notes, columns);
        draft.collection = CollectionNotes.collection(notes, columns);
        draft.lazy = Objects.requireNonNull(notes.find(ElementCollection.class))
                .constant("fetch")
                .equals("LAZY");
    }

    private void readValue() {
        draft.version = notes.has(Version.class);
        draft.embedded = notes.has(Embedded.class);
        draft.lob = notes.has(Lob.class);
        Note basic = notes.find(Basic.class);
        if (basic != null) {
            draft.lazy = basic.constant("fetch").equals("LAZY");
            draft.optional = basic.flag("optional");
        }
        Note column = notes.find(Column.class);
        if (column != null) {
            draft.column = columns.column(column);
        }
        draft.enumerated = constant(Enumerated.class.getName());
        draft.temporal = constant(KnownNotes.TEMPORAL);
        Note generated = notes.find(GeneratedValue.class);
        if (generated != null) {
            draft.generation = new GenerationDraft(generated.constant("strategy"), generated.text("generator"));
            if (!draft.id) {
                problems.add(className, draft.name, MappingMessage.GENERATED_WITHOUT_ID);
            }
        }
        Note group = notes.find(LoadGroup.class);
        if (group != null) {
            draft.loadGroup = group.text("value");
            if (!draft.lazy) {
                problems.add(className, draft.name, MappingMessage.GROUP_NOT_LAZY, draft.loadGroup);
            }
        }
        Note insertDefault = notes.find(InsertDefault.class);
        draft.insertDefault = insertDefault == null ? null : insertDefault.text("value");
        draft.foreignKey = notes.has(WritableForeignKey.class);
        Note filled = notes.find(Generated.class);
        if (filled != null) {
            draft.filled = GenerationTime.valueOf(filled.constant("value"));
            if (draft.id || draft.version) {
                problems.add(className, draft.name, MappingMessage.WRONG_ANNOTATION, "Generated", "an id or a version");
            }
        }
        draft.overrides = OverrideNotes.read(notes, columns);
    }

    private void readDerivedId(AssociationDraft association) {
        Note maps = notes.find(MapsId.class);
        if (maps != null) {
            draft.mapsId = maps.text("value");
        }
        if (draft.id || maps != null) {
            String annotation = maps == null ? "Id" : "MapsId";
            if (association.kind().isPlural()) {
                problems.add(className, draft.name, MappingMessage.WRONG_ANNOTATION, annotation, "a collection");
            } else if (!association.mappedBy().isEmpty()) {
                problems.add(className, draft.name, MappingMessage.CONTRADICTION, "@" + annotation, "mappedBy");
            } else if (draft.id && maps != null) {
                problems.add(className, draft.name, MappingMessage.CONTRADICTION, "@Id", "@MapsId");
            }
        }
    }

    private @Nullable String constant(String annotation) {
        Note note = notes.find(annotation);
        return note == null ? null : note.constant("value");
    }

    private AssociationDraft readAssociation() {
        Note note = notes.find(ManyToOne.class);
        if (note != null) {
            return association(AssociationDraft.Kind.MANY_TO_ONE, note, note.flag("optional"), "", false);
        }
        note = notes.find(OneToOne.class);
        if (note != null) {
            return association(
                    AssociationDraft.Kind.ONE_TO_ONE,
                    note,
                    note.flag("optional"),
                    note.text("mappedBy"),
                    note.flag("orphanRemoval"));
        }
        note = notes.find(OneToMany.class);
        if (note != null) {
            return association(
                    AssociationDraft.Kind.ONE_TO_MANY, note, true, note.text("mappedBy"), note.flag("orphanRemoval"));
        }
        note = Objects.requireNonNull(notes.find(ManyToMany.class));
        return association(AssociationDraft.Kind.MANY_TO_MANY, note, true, note.text("mappedBy"), false);
    }

    private AssociationDraft association(
            AssociationDraft.Kind kind, Note note, boolean optional, String mappedBy, boolean orphanRemoval) {
        TypeDescription target = note.type("targetEntity");
        Note table = notes.find(JoinTable.class);
        Note together = notes.find(JoinColumns.class);
        List<Note> joinColumns = new ArrayList<>(notes.all(JoinColumn.class, JoinColumns.class));
        refuseUnfit(kind, mappedBy, table != null, !joinColumns.isEmpty());
        draft.collection = CollectionNotes.collection(notes, columns);
        return new AssociationDraft(
                kind,
                target.represents(void.class) ? null : target,
                note.constants("cascade"),
                note.constant("fetch").equals("LAZY"),
                note.says("fetch"),
                optional,
                mappedBy,
                orphanRemoval,
                columns.joinColumns(joinColumns),
                together == null ? ForeignKeyDraft.DEFAULT : columns.foreignKey(together.note("foreignKey")),
                table == null ? null : columns.joinTable(table));
    }

    private void refuseUnfit(AssociationDraft.Kind kind, String mappedBy, boolean table, boolean joinColumns) {
        if (!mappedBy.isEmpty() && (table || joinColumns)) {
            problems.add(
                    className,
                    draft.name,
                    MappingMessage.CONTRADICTION,
                    "mappedBy",
                    table ? "@JoinTable" : "@JoinColumn");
        } else if (table && joinColumns) {
            problems.add(className, draft.name, MappingMessage.CONTRADICTION, "@JoinTable", "@JoinColumn");
        } else if (kind == AssociationDraft.Kind.MANY_TO_MANY && joinColumns) {
            problems.add(
                    className, draft.name, MappingMessage.WRONG_ANNOTATION, "JoinColumn", "a many-to-many association");
        } else if (!kind.isPlural() && table) {
            problems.add(className, draft.name, MappingMessage.REFERENCE_BY_JOIN_TABLE);
        }
        if (!kind.isPlural()) {
            refuseTogether("a reference", notes.among(KnownNotes.OF_COLLECTIONS));
        }
    }
}
