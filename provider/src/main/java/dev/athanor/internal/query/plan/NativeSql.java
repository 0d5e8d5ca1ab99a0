package dev.athanor.internal.query.plan;

import dev.athanor.internal.query.model.QueryParameter;
import dev.athanor.internal.query.model.ValueType;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement in the language of the database, cut at its parameters: {@code ?}, {@code ?1} or {@code :name}. What looks like
 * one in strings, quoted names, comments and casts is none. Immutable.
 */
final class NativeSql {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> occurrences = new ArrayList<>();
    private final List<QueryParameter> parameters = new ArrayList<>();
    private final String sql;
    private int start;

    /**
     * Cuts a statement.
     *
     * @throws InvalidArgumentException if it mixes kinds of parameters
     */
    NativeSql(String sql) {
        this.sql = sql;
        int at = 0;
        while (at < sql.length()) {
            at = next(at);
        }
        texts.add(sql.substring(start));
    }

    /** The parameters in the order of their first occurrence. */
    List<QueryParameter> parameters() {
        return List.copyOf(parameters);
    }

    /** Which parameter each question mark of the text stands for. */
    List<Integer> occurrences() {
        return List.copyOf(occurrences);
    }

    /** The statement for JDBC: a parameter that has a list of values has as many question marks. */
    String text(ParameterSource values) {
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int i = 0; i < occurrences.size(); i++) {
            int size = values.values(occurrences.get(i)).size();
            // No value is equal to any of an empty list.
            text.append(size == 0 ? "NULL" : "?").append(", ?".repeat(Math.max(0, size - 1)));
            text.append(texts.get(i + 1));
        }
        return text.toString();
    }

    /** Passes over one token, and returns where the next one begins. */
    private int next(int at) {
        char c = sql.charAt(at);
        return switch (c) {
            case '\'' -> quoted(at, c, isEscapeString(at));
            case '"', '`' -> quoted(at, c, false);
            case '-' -> sql.startsWith("--", at) ? lineEnd(at) : at + 1;
            case '/' -> sql.startsWith("/*", at) ? commentEnd(at) : at + 1;
            case '$' -> dollarQuoted(at);
            case '?' -> questionMark(at);
            case ':' -> colon(at);
            default -> Character.isJavaIdentifierStart(c) ? wordEnd(at) : at + 1;
        };
    }

    private int wordEnd(int at) {
        int end = at;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        // E'...' of PostgreSQL: the quote must see its letter.
        return end;
    }

    private boolean isEscapeString(int quote) {
        boolean letter = quote > 0 && Character.toLowerCase(sql.charAt(quote - 1)) == 'e';
        return letter && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
    }

    private int quoted(int at, char quote, boolean backslashes) {
        int end = at + 1;
        while (end < sql.length() && sql.charAt(end) != quote) {
            end += backslashes && sql.charAt(end) == '\\' ? 2 : 1;
        }
        // A doubled quote begins another string at once, which comes to the same.
        return Math.min(end + 1, sql.length());
    }

    private int lineEnd(int at) {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    private int commentEnd(int at) {
        int depth = 1;
        int end = at + 2;
        while (end < sql.length() && depth > 0) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        }
        return end;
    }

    private int dollarQuoted(int at) {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && Character.isLetterOrDigit(sql.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd >= sql.length() || sql.charAt(tagEnd) != '$') {
            return at + 1;
        }
        String tag = sql.substring(at, tagEnd + 1);
        int end = sql.indexOf(tag, tagEnd + 1);
        return end < 0 ? sql.length() : end + tag.length();
    }

    private int questionMark(int at) {
        if (sql.startsWith("??", at)) {
            // How JDBC writes an operator with a question mark.
            return at + 2;
        }
        int end = at + 1;
        while (end < sql.length() && Character.isDigit(sql.charAt(end))) {
            end++;
        }
        int position;
        if (end == at + 1) {
            position = parameters.size() + 1;
            if (occurrences.size() != parameters.size()) {
                throw mixed();
            }
        } else {
            position = Integer.parseInt(sql, at + 1, end, 10);
        }
        parameter(at, end, null, position);
        return end;
    }

    private int colon(int at) {
        if (sql.startsWith("::", at) || sql.startsWith(":=", at)) {
            return at + 2;
        }
        int end = at + 1;
        if (end < sql.length() && Character.isJavaIdentifierStart(sql.charAt(end))) {
            while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
                end++;
            }
            parameter(at, end, sql.substring(at + 1, end), 0);
        }
        return end;
    }

    private void parameter(int from, int to, @Nullable String name, int position) {
        texts.add(sql.substring(start, from));
        start = to;
        int index = 0;
        while (index < parameters.size() && !isSame(parameters.get(index), name, position)) {
            index++;
        }
        if (index == parameters.size()) {
            if (index > 0 && (parameters.get(0).name() == null) != (name == null)) {
                throw mixed();
            }
            parameters.add(
                    new QueryParameter(name, position, ValueType.UNDETERMINED, QueryParameter.Arity.ONE_OR_MANY));
        }
        occurrences.add(index);
    }

    private static boolean isSame(QueryParameter parameter, @Nullable String name, int position) {
        return parameter.position() == position && Objects.equals(parameter.name(), name);
    }

    private static InvalidArgumentException mixed() {
        return new InvalidArgumentException(QueryCallMessage.MIXED_NATIVE_PARAMETERS);
    }
}
