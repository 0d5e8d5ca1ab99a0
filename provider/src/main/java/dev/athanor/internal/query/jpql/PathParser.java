package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.PathSyntax.MapPart;
import dev.athanor.internal.query.jpql.PathSyntax.Name;
import dev.athanor.internal.query.jpql.PathSyntax.PartOfMap;
import dev.athanor.internal.query.jpql.PathSyntax.Step;
import dev.athanor.internal.query.jpql.PathSyntax.Treat;
import org.jspecify.annotations.Nullable;

/**
 * Reads names and paths, and decides where a keyword is a name.
 *
 * <p>After a dot and where an entity is named, every word is a name: entities are called {@code Order}, attributes
 * {@code value} or {@code from}. Elsewhere a keyword is a name unless it is reserved.
 */
final class PathParser {
    private static final String ENTITY = "the name of an entity";

    private final JpqlParser parser;

    PathParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** Whether a path can begin with the token at hand. */
    boolean atPath() {
        JpqlTokens tokens = parser.tokens;
        int kind = tokens.kind();
        if (kind == Token.WORD) {
            return true;
        }
        if (tokens.atCall()) {
            return atPathFunction();
        }
        // A reserved word before a dot can only be a variable of that name.
        return Token.isKeyword(kind) && (!Token.isReserved(kind) || tokens.kind(1) == Token.DOT);
    }

    private boolean atPathFunction() {
        return switch (parser.tokens.kind()) {
            case Token.TREAT, Token.KEY, Token.VALUE, Token.ENTRY -> true;
            default -> false;
        };
    }

    /** A path with everything that it may begin with. */
    PathSyntax path(String expected) {
        if (!atPath()) {
            throw parser.tokens.unexpected(expected);
        }
        JpqlTokens tokens = parser.tokens;
        return steps(tokens.atCall() && atPathFunction() ? pathFunction() : name(expected));
    }

    /** The target of a join or the name of an entity, which may be any word at all. */
    PathSyntax joinTarget(String expected) {
        JpqlTokens tokens = parser.tokens;
        if (tokens.atCall() && atPathFunction()) {
            return steps(pathFunction());
        }
        return qualifiedName(expected);
    }

    /** Words with dots between them. */
    PathSyntax qualifiedName(String expected) {
        // SELECT o FROM WHERE ...: the name was forgotten rather than chosen so.
        if (parser.tokens.at(Token.WHERE) || parser.tokens.at(Token.SELECT)) {
            throw parser.tokens.unexpected(expected);
        }
        return steps(name(expected));
    }

    /** The declaration of a variable, with or without AS, if there is one. */
    @Nullable Name optionalVariable() {
        JpqlTokens tokens = parser.tokens;
        if (tokens.accept(Token.AS)) {
            return name("a variable");
        }
        return atVariable() ? name("a variable") : null;
    }

    /** The name of a variable. */
    Name variable(String expected) {
        if (!atVariable()) {
            throw parser.tokens.unexpected(expected);
        }
        return name(expected);
    }

    private boolean atVariable() {
        JpqlTokens tokens = parser.tokens;
        int kind = tokens.kind();
        int next = tokens.kind(1);
        return switch (kind) {
            case Token.LEFT -> next != Token.JOIN && next != Token.OUTER;
            case Token.ORDER, Token.GROUP -> next != Token.BY;
            case Token.WORD, Token.RIGHT -> !tokens.atOtherJoin();
            default -> Token.isKeyword(kind) && !Token.isReserved(kind);
        };
    }

    private PathSyntax pathFunction() {
        JpqlTokens tokens = parser.tokens;
        int kind = tokens.kind();
        int offset = tokens.offset();
        parser.enter();
        tokens.advance();
        tokens.expect(Token.OPEN);
        PathSyntax result;
        if (kind == Token.TREAT) {
            PathSyntax path = path("a path");
            tokens.expect(Token.AS);
            result = new Treat(path, name(ENTITY), offset);
        } else {
            MapPart part = kind == Token.KEY ? MapPart.KEY : kind == Token.VALUE ? MapPart.VALUE : MapPart.ENTRY;
            result = new PartOfMap(part, path("an identification variable"), offset);
        }
        tokens.expect(Token.CLOSE);
        parser.leave();
        return result;
    }

    private PathSyntax steps(PathSyntax start) {
        JpqlTokens tokens = parser.tokens;
        PathSyntax path = start;
        while (tokens.accept(Token.DOT)) {
            int offset = tokens.offset();
            path = new Step(path, tokens.word("the name of an attribute"), offset);
        }
        return path;
    }

    private Name name(String expected) {
        int offset = parser.tokens.offset();
        return new Name(parser.tokens.word(expected), offset);
    }
}
