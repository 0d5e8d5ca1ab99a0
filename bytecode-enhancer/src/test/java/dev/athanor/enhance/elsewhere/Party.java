package dev.athanor.enhance.elsewhere;

import jakarta.persistence.MappedSuperclass;
import org.jspecify.annotations.Nullable;

/** A mapped superclass with a field for subclasses of other packages. */
@MappedSuperclass
public abstract class Party<K extends Comparable<K>> implements Comparable<Party<K>> {
    /** For subclasses. */
    protected @Nullable K key;

    /** For everybody. */
    public int visits;

    /** Has the same name as a field of the subclass. */
    private @Nullable String name;

    /** Overridden with another result type. */
    public @Nullable Object describe() {
        return name;
    }

    /** Writes the field that the subclass hides. */
    public void rename(String newName) {
        name = newName;
    }

    @Override
    public int compareTo(Party<K> other) {
        K mine = key;
        K theirs = other.key;
        return mine == null || theirs == null ? 0 : mine.compareTo(theirs);
    }
}
