package dev.athanor.internal.unitofwork;

import dev.athanor.internal.mapping.Mapper;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What a flush does with all instances of a hierarchy or of a relationship, or with one of them. Compared by identity. */
final class Action {
    /** What an action does; in the order in which actions that wait for nothing are carried out. */
    enum Kind {
        DELETE,
        POST_UPDATE,
        PROCESS,
        SAVE
    }

    /** The order of actions that wait for nothing. */
    static final Comparator<Action> BY_NAME = Comparator.<Action, Kind>comparing(Action::kind)
            .thenComparing(action -> action.name)
            .thenComparing(Action::isDeleted);

    private final Kind kind;
    private final @Nullable Mapper root;
    private final @Nullable Dependency dependency;
    private final boolean deleted;
    private final @Nullable Object instance;
    private final String name;
    private boolean disabled;

    Action(
            Kind kind,
            @Nullable Mapper root,
            @Nullable Dependency dependency,
            boolean deleted,
            @Nullable Object instance) {
        this.kind = kind;
        this.root = root;
        this.dependency = dependency;
        this.deleted = deleted;
        this.instance = instance;
        this.name = root == null ? String.valueOf(dependency) : root.entityName();
    }

    Kind kind() {
        return kind;
    }

    /** The hierarchy whose rows it writes; null if it processes a relationship. */
    @Nullable Mapper root() {
        return root;
    }

    /** The relationship that it processes, else null. */
    @Nullable Dependency dependency() {
        return dependency;
    }

    /** Whether it is about instances that are deleted. */
    boolean isDeleted() {
        return deleted;
    }

    /** The only instance that it is about, or null if it is about all. */
    @Nullable Object instance() {
        return instance;
    }

    /** Whether the actions of two single instances can be carried out together. */
    boolean isAlike(Action other) {
        return kind == other.kind
                && root == other.root
                && dependency == other.dependency
                && deleted == other.deleted
                && instance != null
                && other.instance != null;
    }

    /** It is not carried out: others have taken its place. */
    void disable() {
        disabled = true;
    }

    /** Whether others have taken its place. */
    boolean isDisabled() {
        return disabled;
    }

    @Override
    public String toString() {
        return kind + " " + name + (deleted ? " deleted" : "") + (instance == null ? "" : " of one");
    }
}
