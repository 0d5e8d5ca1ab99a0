package dev.athanor.conformance.statement;

import java.util.List;

/** Reads the pieces of a statement one after the other. For one thread. */
final class Tokens {
    private final List<Token> tokens;
    private int next;
    private int parameters;

    Tokens(String sql) {
        this.tokens = Token.all(sql);
    }

    Token peek() {
        return tokens.get(next);
    }

    /** The piece that comes some places later. */
    Token peek(int later) {
        return tokens.get(Math.min(next + later, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean at(String word) {
        return peek().is(word);
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Takes a word if it comes next. */
    boolean take(String word) {
        if (at(word)) {
            next++;
            return true;
        }
        return false;
    }

    /**
     * Takes a word that must come next.
     *
     * @throws UnreadableSqlException if another one comes
     */
    void expect(String word) {
        if (!take(word)) {
            throw new UnreadableSqlException("expected " + word + " before " + peek().text());
        }
    }

    /**
     * Takes a name that must come next.
     *
     * @throws UnreadableSqlException if there is none
     */
    String name() {
        Token token = take();
        if (!token.isName()) {
            throw new UnreadableSqlException("expected a name, not " + token.text());
        }
        return token.text();
    }

    /** The number of the parameter that has just been taken. */
    int parameter() {
        return parameters++;
    }

    /** Skips what stands in brackets, the opening bracket of which has been taken, and counts its parameters. */
    void skipBrackets() {
        int depth = 1;
        while (depth > 0 && !atEnd()) {
            Token token = take();
            if (token.is("(")) {
                depth++;
            } else if (token.is(")")) {
                depth--;
            } else if (token.kind() == Token.Kind.PARAMETER) {
                parameters++;
            }
        }
    }

    /** Skips to one of the words that stands outside of brackets, or to the end. */
    void skipTo(String... words) {
        while (!atEnd()) {
            for (String word : words) {
                if (at(word)) {
                    return;
                }
            }
            Token token = take();
            if (token.is("(")) {
                skipBrackets();
            } else if (token.kind() == Token.Kind.PARAMETER) {
                parameters++;
            }
        }
    }
}
