package dev.athanor.internal.query.jpql;

import dev.athanor.message.QueryMessage;
import dev.athanor.message.QuerySyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the errors of this package: line, column and an excerpt with a mark under the place, then what the caller has to
 * say. Runs only when a query is wrong.
 */
final class QueryErrors {
    /** The functions by name, for suggestions. */
    static final String[] FUNCTIONS = {
        "ABS", "AVG", "CAST", "CEILING", "COALESCE", "CONCAT", "COUNT", "ENTRY", "EXP", "EXTRACT", "FLOOR", "FUNCTION",
                "ID",
        "INDEX", "KEY", "LEFT", "LENGTH", "LN", "LOCATE", "LOWER", "MAX", "MIN", "MOD", "NULLIF", "POWER", "REPLACE",
        "RIGHT", "ROUND", "SIGN", "SIZE", "SQRT", "SUBSTRING", "SUM", "TREAT", "TRIM", "TYPE", "UPPER", "VALUE",
                "VERSION"
    };

    private static final int BEFORE_MARK = 70;
    private static final int AFTER_MARK = 40;
    private static final String INDENT = "\n    ";

    private QueryErrors() {}

    /**
     * An error about one place of a query.
     *
     * @param message the message; its first two holes are place and excerpt
     * @param query the text of the query
     * @param offset the place in it
     * @param details the further holes of the message
     */
    static QuerySyntaxException at(QueryMessage message, String query, int offset, String... details) {
        Object[] holes = new Object[details.length + 2];
        int start = startOfLine(query, offset);
        holes[0] = "line " + lineNumber(query, start) + ", column " + (offset - start + 1);
        holes[1] = excerpt(query, start, offset);
        System.arraycopy(details, 0, holes, 2, details.length);
        return new QuerySyntaxException(message, holes);
    }

    private static int startOfLine(String query, int offset) {
        int at = offset;
        while (at > 0 && !isEndOfLine(query.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int lineNumber(String query, int startOfLine) {
        int line = 1;
        for (int i = 0; i < startOfLine; i++) {
            char c = query.charAt(i);
            if (c == '\n' || (c == '\r' && query.charAt(i + 1) != '\n')) {
                line++;
            }
        }
        return line;
    }

    private static String excerpt(String query, int startOfLine, int offset) {
        int endOfLine = offset;
        while (endOfLine < query.length() && !isEndOfLine(query.charAt(endOfLine))) {
            endOfLine++;
        }
        int start = Math.max(startOfLine, offset - BEFORE_MARK);
        int end = Math.min(endOfLine, offset + AFTER_MARK);
        String before = start > startOfLine ? "..." : "";
        String after = end < endOfLine ? "..." : "";
        // A tab would move the mark away from its place.
        String text = query.substring(start, end).replace('\t', ' ');
        return INDENT + before + text + after + INDENT + " ".repeat(before.length() + offset - start) + "^\n";
    }

    private static boolean isEndOfLine(char c) {
        return c == '\n' || c == '\r';
    }

    /** The expectations as a list: words as they are, symbols in quotes. */
    static String alternatives(String... expected) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < expected.length; i++) {
            if (i > 0) {
                list.append(i == expected.length - 1 ? " or " : ", ");
            }
            boolean word = Character.isLetter(expected[i].charAt(0));
            list.append(word ? expected[i] : "'" + expected[i] + "'");
        }
        return list.toString();
    }

    /** A question for the remedy of a message, empty if there is no suggestion. */
    static String didYouMean(@Nullable String suggestion) {
        return suggestion == null ? "" : "Did you mean " + suggestion + "? ";
    }
}
