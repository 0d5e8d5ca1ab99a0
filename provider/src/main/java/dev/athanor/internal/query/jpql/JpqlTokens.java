package dev.athanor.internal.query.jpql;

import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import dev.athanor.message.Suggestions;
import java.util.Arrays;

/**
 * The tokens of one query and the place that the parser has reached.
 *
 * <p>Filled by {@link JpqlLexer} and then read by the parser classes, which share one instance: looking ahead is an
 * array access, so that the parser never needs to go back. Used by one thread for one parse.
 */
final class JpqlTokens {
    private final String query;
    private int[] kinds;
    private int[] starts;
    private int[] ends;
    private int size;
    private int position;

    JpqlTokens(String query) {
        this.query = query;
        int capacity = query.length() / 4 + 8;
        kinds = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
    }

    void add(int kind, int start, int end) {
        if (size == kinds.length) {
            int capacity = size * 2;
            kinds = Arrays.copyOf(kinds, capacity);
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        size++;
    }

    String query() {
        return query;
    }

    /** The kind of the token at hand. */
    int kind() {
        return kinds[position];
    }

    /** The kind of a token that is still to come, with 1 for the next one. */
    int kind(int ahead) {
        return kinds[Math.min(position + ahead, size - 1)];
    }

    /** Where the token at hand begins in the query. */
    int offset() {
        return starts[position];
    }

    int end() {
        return ends[position];
    }

    boolean at(int kind) {
        return kinds[position] == kind;
    }

    /** Whether the token at hand is a keyword directly before a parenthesis: the start of a function. */
    boolean atCall() {
        return kind(1) == Token.OPEN;
    }

    /** Whether a kind of join comes here that the language does not have: RIGHT, FULL or CROSS. */
    boolean atOtherJoin() {
        if (kind(1) != Token.JOIN && kind(1) != Token.OUTER) {
            return false;
        }
        return at(Token.RIGHT) || (at(Token.WORD) && (isWord("FULL") || isWord("CROSS")));
    }

    private boolean isWord(String text) {
        int length = ends[position] - starts[position];
        return length == text.length() && query.regionMatches(true, starts[position], text, 0, length);
    }

    void advance() {
        if (position < size - 1) {
            position++;
        }
    }

    /** Passes over the token at hand if it is of this kind. */
    boolean accept(int kind) {
        if (kinds[position] != kind) {
            return false;
        }
        advance();
        return true;
    }

    /** Passes over the token at hand, which must be of this kind, and returns where it begins. */
    int expect(int kind) {
        int offset = starts[position];
        if (kinds[position] != kind) {
            throw unexpected(Token.text(kind));
        }
        advance();
        return offset;
    }

    /** The characters of the token at hand. */
    String text() {
        return query.substring(starts[position], ends[position]);
    }

    /** Passes over a word, keyword or not, and returns it; anything else is an error that names what was expected. */
    String word(String expected) {
        if (!Token.isWord(kinds[position])) {
            throw unexpected(expected);
        }
        String word = text();
        advance();
        return word;
    }

    /** Passes over a string literal and returns its value. */
    String string(String expected) {
        if (kinds[position] != Token.STRING) {
            throw unexpected(expected);
        }
        int start = starts[position];
        int end = ends[position] - 1;
        char quote = query.charAt(start);
        advance();
        String value = query.substring(start + 1, end);
        if (value.indexOf(quote) < 0) {
            return value;
        }
        String single = String.valueOf(quote);
        return value.replace(single + single, single);
    }

    /** Whether a query in parentheses begins here. */
    boolean atSubquery() {
        return at(Token.OPEN) && (kind(1) == Token.SELECT || (kind(1) == Token.FROM && Token.isWord(kind(2))));
    }

    /** The error that something else was expected here. Each expectation is a keyword, a symbol or a description. */
    QuerySyntaxException unexpected(String... expected) {
        String alternatives = QueryErrors.alternatives(expected);
        if (at(Token.END_OF_QUERY)) {
            return QueryErrors.at(QueryMessage.UNEXPECTED_END, query, offset(), alternatives, suggestion(expected));
        }
        return QueryErrors.at(
                QueryMessage.UNEXPECTED_TOKEN, query, offset(), text(), alternatives, suggestion(expected));
    }

    /**
     * The keyword that was probably meant, as a question. A misspelt keyword is often read as a variable before the
     * parser stumbles over what follows, so the word before is considered too.
     */
    private String suggestion(String... expected) {
        String meant = Token.isWord(kind()) ? Suggestions.nearest(text(), expected) : null;
        if (meant != null) {
            return QueryErrors.didYouMean(meant);
        }
        if (position > 0 && kinds[position - 1] == Token.WORD) {
            String before = query.substring(starts[position - 1], ends[position - 1]);
            meant = Suggestions.nearest(before, expected);
            if (meant != null) {
                return QueryErrors.didYouMean(meant + " instead of '" + before + "'");
            }
        }
        return "";
    }
}
