package dev.athanor.schema;

import java.util.Locale;

/**
 * An SQL identifier. Unquoted names are equal if they differ in case only, because the database folds them.
 *
 * @param text the name without quotes
 * @param quoted whether it must be written in quotes
 */
public record Name(String text, boolean quoted) implements Comparable<Name> {
    /** Refuses empty names. */
    public Name {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an identifier must not be empty");
        }
    }

    /**
     * A name as an annotation gives it: in double quotes or backticks if it is to be quoted.
     *
     * @param given the annotation's text, not empty
     */
    public static Name of(String given) {
        char first = given.charAt(0);
        if (given.length() > 2 && (first == '"' || first == '`') && given.charAt(given.length() - 1) == first) {
            return new Name(given.substring(1, given.length() - 1), true);
        }
        return new Name(given, false);
    }

    private String folded() {
        return quoted ? "\"" + text : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Name that && folded().equals(that.folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public int compareTo(Name that) {
        return folded().compareTo(that.folded());
    }

    @Override
    public String toString() {
        return quoted ? '"' + text + '"' : text;
    }
}
