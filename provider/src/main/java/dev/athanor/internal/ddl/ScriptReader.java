package dev.athanor.internal.ddl;

import dev.athanor.message.DatabaseException;
import dev.athanor.message.DatabaseMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a script apart into statements. A semicolon ends a statement, except in a text, a quoted name, a comment, or
 * PostgreSQL's dollar quotes; comments are left out. Used once, by one thread.
 */
public final class ScriptReader {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final String script;
    private final String text;
    private final boolean backslash;
    private final List<SchemaStatement> statements = new ArrayList<>();
    private final StringBuilder statement = new StringBuilder();
    private int position;
    private int line = 1;
    private int statementLine = 1;

    private ScriptReader(String script, String text, boolean backslash) {
        this.script = script;
        this.text = text;
        this.backslash = backslash;
    }

    /**
     * The statements of a script.
     *
     * @param script its name, for messages
     * @param text its text
     * @param backslash whether a backslash in a text escapes what follows it
     * @throws DatabaseException if a quote or comment does not end
     */
    public static List<SchemaStatement> read(String script, String text, boolean backslash) {
        ScriptReader reader = new ScriptReader(script, text, backslash);
        reader.run();
        return reader.statements;
    }

    private void run() {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            position++;
        }
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == ';') {
                position++;
                finish();
            } else if (text.startsWith("--", position)) {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", position)) {
                comment();
            } else if (next == '\'' || next == '"' || next == '`') {
                take(endOfQuote(next));
            } else if (next == '$' && !isInName()) {
                dollar();
            } else {
                take(position + 1);
            }
        }
        finish();
    }

    private void finish() {
        String sql = statement.toString().strip();
        if (!sql.isEmpty()) {
            statements.add(new SchemaStatement(
                    sql, script + ", line " + statementLine + ", statement " + (statements.size() + 1)));
        }
        statement.setLength(0);
    }

    /** Adds what stands before the end to the statement. */
    private void take(int end) {
        for (; position < end; position++) {
            char next = text.charAt(position);
            if (statement.isEmpty()) {
                if (Character.isWhitespace(next)) {
                    line += next == '\n' ? 1 : 0;
                    continue;
                }
                statementLine = line;
            }
            line += next == '\n' ? 1 : 0;
            statement.append(next);
        }
    }

    private void comment() {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
            throw unfinished("a comment");
        }
        for (; position < end + 2; position++) {
            line += text.charAt(position) == '\n' ? 1 : 0;
        }
        // Words on both sides stay apart.
        if (!statement.isEmpty()) {
            statement.append(' ');
        }
    }

    /** Behind the quote that ends what the one at this position begins; a doubled one does not. */
    private int endOfQuote(char quote) {
        for (int i = position + 1; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\' && backslash && quote == '\'') {
                i++;
            } else if (next == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        throw unfinished("a quote");
    }

    /** {@code $tag$ ... $tag$}, where the tag may be empty; any other dollar is one like any character. */
    private void dollar() {
        int end = position + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        boolean opens = end < text.length()
                && text.charAt(end) == '$'
                && !(end > position + 1 && Character.isDigit(text.charAt(position + 1)));
        if (!opens) {
            take(position + 1);
            return;
        }
        String tag = text.substring(position, end + 1);
        int close = text.indexOf(tag, end + 1);
        if (close < 0) {
            throw unfinished("a quote " + tag);
        }
        take(close + tag.length());
    }

    private boolean isInName() {
        return position > 0 && (isNamePart(text.charAt(position - 1)) || text.charAt(position - 1) == '$');
    }

    private static boolean isNamePart(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private DatabaseException unfinished(String what) {
        return new DatabaseException(DatabaseMessage.SCRIPT_UNFINISHED, script, line, what);
    }
}
