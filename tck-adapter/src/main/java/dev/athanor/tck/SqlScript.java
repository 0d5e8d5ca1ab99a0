package dev.athanor.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The statements of a script. A semicolon ends a statement, except in a literal, in a quoted name, in a comment and
 * between dollar quotes.
 */
final class SqlScript {
    private final String text;
    private final List<String> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int at;

    private SqlScript(String text) {
        this.text = text;
    }

    static List<String> statements(String text) {
        SqlScript script = new SqlScript(text);
        script.read();
        return List.copyOf(script.statements);
    }

    /** Whether the statement begins with the keyword. */
    static boolean startsWith(String statement, String keyword) {
        return statement.toUpperCase(Locale.ROOT).startsWith(keyword);
    }

    private void read() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                at++;
                end();
            } else if (c == '\'' || c == '"') {
                copyThrough(String.valueOf(c), 1);
            } else if (text.startsWith("--", at)) {
                skipTo("\n");
            } else if (text.startsWith("/*", at)) {
                skipTo("*/");
                at = Math.min(text.length(), at + 2);
            } else if (c == '$') {
                copyDollars();
            } else {
                statement.append(c);
                at++;
            }
        }
        end();
    }

    private void end() {
        String complete = statement.toString().strip();
        if (!complete.isEmpty()) {
            statements.add(complete);
        }
        statement.setLength(0);
    }

    /** A doubled quote ends one literal and begins the next, which comes to the same. */
    private void copyThrough(String delimiter, int delimiterAtStart) {
        int close = text.indexOf(delimiter, at + delimiterAtStart);
        int end = close < 0 ? text.length() : close + delimiter.length();
        statement.append(text, at, end);
        at = end;
    }

    private void copyDollars() {
        int close = text.indexOf('$', at + 1);
        String tag = close < 0 ? "" : text.substring(at, close + 1);
        if (tag.isEmpty() || !isTag(tag)) {
            statement.append('$');
            at++;
        } else {
            copyThrough(tag, tag.length());
        }
    }

    private static boolean isTag(String tag) {
        return tag.substring(1, tag.length() - 1).chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private void skipTo(String delimiter) {
        int end = text.indexOf(delimiter, at);
        at = end < 0 ? text.length() : end;
    }
}
