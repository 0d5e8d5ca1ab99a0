package dev.athanor.internal.mapping.build;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * One managed class as its annotations describe it. Filled by {@link ClassDraftReader}; a mapping file would fill the same
 * fields. Short-lived, one thread.
 */
final class ClassDraft {
    /** What a managed class can be. */
    enum Kind {
        ENTITY,
        MAPPED_SUPERCLASS,
        EMBEDDABLE
    }

    final Kind kind;
    final TypeDescription type;
    final Notes notes;

    /** Whether the class cannot be mapped whatever its annotations say, which has been said: it is linked no further. */
    boolean refused;
    /** The name in queries; meaningless unless an entity. */
    String entityName = "";
    /** What {@code @Table} says, or null without the annotation. */
    @Nullable TableDraft table;
    /** A constant of {@code InheritanceType}, or null without the annotation. */
    @Nullable String inheritance;

    @Nullable DiscriminatorDraft discriminator;

    @Nullable String discriminatorValue;
    /** How a joined table refers to its parent's. */
    List<JoinColumnDraft> keyJoin = List.of();

    ForeignKeyDraft keyJoinConstraint = ForeignKeyDraft.DEFAULT;
    List<SecondaryTableDraft> secondaryTables = List.of();
    ActionsDraft actions = ActionsDraft.NONE;
    /** What {@code @IdClass} names, or null without the annotation. */
    @Nullable TypeDescription idClass;

    Overrides overrides = Overrides.NONE;
    final List<GeneratorDraft> generators = new ArrayList<>();
    /** The classes that {@code @EntityListeners} names, in order. */
    final List<ListenerDraft> listeners = new ArrayList<>();

    boolean excludesSuperclassListeners;
    /** The callbacks that are methods of the class itself. */
    List<CallbackDraft> callbacks = List.of();

    final List<QueryDraft> queries = new ArrayList<>();
    final List<ProcedureDraft> procedures = new ArrayList<>();
    final List<GraphDraft> graphs = new ArrayList<>();
    final List<ResultDraft> results = new ArrayList<>();
    final List<AttributeDraft> attributes = new ArrayList<>();

    ClassDraft(Kind kind, TypeDescription type, Notes notes) {
        this.kind = kind;
        this.type = type;
        this.notes = notes;
    }

    String name() {
        return type.getName();
    }

    boolean isEntity() {
        return kind == Kind.ENTITY;
    }
}
