package dev.athanor.conformance.statement;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a statement's text.
 *
 * @param kind what it is
 * @param text the piece, of names and texts without their quotes
 */
record Token(Kind kind, String text) {
    enum Kind {
        /** A word without quotes: a keyword or a name. */
        WORD,
        /** A name in quotes. */
        QUOTED,
        NUMBER,
        TEXT,
        PARAMETER,
        SYMBOL,
        END
    }

    /** Takes the text of a statement to pieces. */
    static List<Token> all(String sql) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                at = quoted(sql, at, tokens);
            } else if (Character.isLetter(c) || c == '_') {
                at = run(sql, at, Kind.WORD, tokens);
            } else if (Character.isDigit(c)) {
                at = run(sql, at, Kind.NUMBER, tokens);
            } else {
                tokens.add(new Token(c == '?' ? Kind.PARAMETER : Kind.SYMBOL, String.valueOf(c)));
                at++;
            }
        }
        tokens.add(new Token(Kind.END, ""));
        return tokens;
    }

    private static int run(String sql, int start, Kind kind, List<Token> tokens) {
        int end = start;
        while (end < sql.length() && (Character.isLetterOrDigit(sql.charAt(end)) || sql.charAt(end) == '_')) {
            end++;
        }
        tokens.add(new Token(kind, sql.substring(start, end)));
        return end;
    }

    private static int quoted(String sql, int start, List<Token> tokens) {
        char quote = sql.charAt(start);
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < sql.length()) {
            if (sql.charAt(at) == quote) {
                if (at + 1 >= sql.length() || sql.charAt(at + 1) != quote) {
                    break;
                }
                at++;
            }
            text.append(sql.charAt(at));
            at++;
        }
        tokens.add(new Token(quote == '"' ? Kind.QUOTED : Kind.TEXT, text.toString()));
        return at + 1;
    }

    boolean is(String word) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }
}
