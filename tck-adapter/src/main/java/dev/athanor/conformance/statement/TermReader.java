package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.conformance.statement.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the values in a statement's text. */
final class TermReader {
    private TermReader() {}

    /**
     * Takes a value.
     *
     * @return null for DEFAULT
     * @throws UnreadableSqlException if something else comes
     */
    static @Nullable Term read(Tokens tokens) {
        Token token = tokens.take();
        if (token.kind() == Kind.PARAMETER) {
            return new Term.Parameter(tokens.parameter());
        }
        if (token.kind() == Kind.NUMBER) {
            return number(token.text());
        }
        if (token.kind() == Kind.TEXT) {
            return new Term.Constant(TextNode.valueOf(token.text()));
        }
        if (token.is("-") && tokens.peek().kind() == Kind.NUMBER) {
            return number("-" + tokens.take().text());
        }
        if (token.is("null")) {
            return Term.Constant.NULL;
        }
        if (token.is("true") || token.is("false")) {
            return new Term.Constant(BooleanNode.valueOf(token.is("true")));
        }
        if (token.is("default")) {
            return null;
        }
        return bracketed(token, tokens);
    }

    private static Term.Constant number(String text) {
        return new Term.Constant(IntNode.valueOf(Integer.parseInt(text)));
    }

    /** A value in brackets, or within a CAST. */
    private static @Nullable Term bracketed(Token first, Tokens tokens) {
        if (first.is("cast")) {
            tokens.expect("(");
            Term term = read(tokens);
            tokens.expect("as");
            tokens.skipBrackets();
            return term;
        }
        if (first.is("(")) {
            Term term = read(tokens);
            tokens.expect(")");
            return term;
        }
        throw new UnreadableSqlException("not a value: " + first.text());
    }
}
