package dev.athanor.schema;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How names are spelt. A name that the mapping gives without quotes is written without quotes, and so is the one that
 * the database folds it to; only a reserved word, which would not be a name then, is folded here and put in quotes.
 * Immutable, shared by all threads.
 */
public final class Identifiers {
    /** What a database makes of a name without quotes. */
    public enum Folding {
        /** Capital letters. */
        UPPER,
        /** Small letters. */
        LOWER,
        /** Nothing: names stay as they are written. */
        NONE
    }

    private final Folding folding;
    private final Set<String> reservedWords;
    private final char quote;

    /**
     * Creates the rules of a database that quotes names as the SQL standard does.
     *
     * @param folding what the database makes of names without quotes
     * @param reservedWords words that are names only in quotes, in any case
     */
    public Identifiers(Folding folding, Set<String> reservedWords) {
        this(folding, reservedWords, '"');
    }

    /**
     * Creates the rules.
     *
     * @param folding what the database makes of names without quotes
     * @param reservedWords words that are names only in quotes, in any case
     * @param quote the character around quoted names
     */
    public Identifiers(Folding folding, Set<String> reservedWords, char quote) {
        this.folding = folding;
        this.quote = quote;
        this.reservedWords = reservedWords.stream()
                .map(word -> word.toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The name as it is written in a statement. */
    public String written(Name name) {
        if (name.quoted()) {
            return quoted(name.text());
        }
        return reservedWords.contains(name.text().toUpperCase(Locale.ROOT)) ? quoted(stored(name)) : name.text();
    }

    /** The name as the database stores it, for its metadata and for drivers that take column names. */
    public String stored(Name name) {
        if (name.quoted()) {
            return name.text();
        }
        return switch (folding) {
            case UPPER -> name.text().toUpperCase(Locale.ROOT);
            case LOWER -> name.text().toLowerCase(Locale.ROOT);
            case NONE -> name.text();
        };
    }

    /** The name of a table with its catalog and schema. */
    public String written(Table table) {
        return qualified(table.catalog(), table.schema(), table.name());
    }

    /** The name of a sequence with its catalog and schema. */
    public String written(Sequence sequence) {
        return qualified(sequence.catalog(), sequence.schema(), sequence.name());
    }

    private String qualified(@Nullable Name catalog, @Nullable Name schema, Name name) {
        StringBuilder text = new StringBuilder();
        if (catalog != null) {
            text.append(written(catalog)).append('.');
        }
        if (schema != null) {
            text.append(written(schema)).append('.');
        }
        return text.append(written(name)).toString();
    }

    private String quoted(String text) {
        return quote + text.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote;
    }
}
