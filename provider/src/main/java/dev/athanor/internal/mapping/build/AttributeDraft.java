package dev.athanor.internal.mapping.build;

import dev.athanor.GenerationTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One persistent attribute as its class declares it. Filled by {@link AttributeDraftReader}; a mapping file would fill the
 * same fields. Short-lived, one thread.
 */
final class AttributeDraft {
    final String name;
    /** The field that holds the state. */
    final String field;
    /** The accessor by which the type is known, and by which the value is reached unless {@link #trivial}. */
    final @Nullable String getter;

    final @Nullable String setter;
    /** Whether the accessors, if there are any, do no more than the field. */
    final boolean trivial;

    /** Whether something on it is not supported yet, which has been said: it is linked no further. */
    boolean refused;

    /** Whether it is the key or a part of it. */
    boolean id;
    /** Whether it is an embeddable with the whole key. */
    boolean embeddedId;
    /** What {@code @MapsId} names: a part of the key that the referred entity determines; empty for all of it. */
    @Nullable String mapsId;

    boolean version;
    boolean embedded;
    boolean lazy;
    boolean optional = true;
    boolean lob;

    ColumnDraft column = ColumnDraft.DEFAULT;
    /** A constant of {@code EnumType}, or null if not annotated. */
    @Nullable String enumerated;
    /** A constant of {@code TemporalType}, or null if not annotated. */
    @Nullable String temporal;

    @Nullable GenerationDraft generation;

    /** The group that a lazy value is loaded with, or null. */
    @Nullable String loadGroup;

    /** What an INSERT writes if nothing was set, as text, or null. */
    @Nullable String insertDefault;

    /** Whether it writes a foreign key in place of the references over the same columns. */
    boolean foreignKey;

    /** When the database fills the column, or null if it does not. */
    @Nullable GenerationTime filled;

    Overrides overrides = Overrides.NONE;

    @Nullable AssociationDraft association;

    ActionsDraft actions = ActionsDraft.NONE;

    /** If it is an association: what is said of it beyond the standard. */
    RelationshipDraft relationship = RelationshipDraft.NONE;

    /** If it is a collection of values. */
    @Nullable ElementsDraft elements;

    CollectionDraft collection = CollectionDraft.NONE;

    final List<GeneratorDraft> generators = new ArrayList<>();

    AttributeDraft(String name, String field, @Nullable String getter, @Nullable String setter, boolean trivial) {
        this.name = name;
        this.field = field;
        this.getter = getter;
        this.setter = setter;
        this.trivial = trivial;
    }
}
