package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ClauseSyntax.Join;
import dev.athanor.message.QueryMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads FROM clauses: entities, paths of an outer query, collection members and joins. */
final class FromParser {
    private static final String TARGET = "the name of an entity";
    private static final String JOINED = "a path or the name of an entity";

    private final JpqlParser parser;

    FromParser(JpqlParser parser) {
        this.parser = parser;
    }

    /** The clause from its keyword on. */
    List<FromSyntax> fromClause() {
        JpqlTokens tokens = parser.tokens;
        tokens.expect(Token.FROM);
        List<FromSyntax> items = new ArrayList<>(2);
        do {
            items.add(tokens.at(Token.IN) ? collectionMember() : root());
        } while (tokens.accept(Token.COMMA));
        return items;
    }

    private FromSyntax root() {
        int offset = parser.tokens.offset();
        PathSyntax target = parser.paths.joinTarget(TARGET);
        PathSyntax.@Nullable Name variable = parser.paths.optionalVariable();
        return new FromSyntax.Root(target, variable, joins(), offset);
    }

    /** The parentheses are optional, because the grammar has them in queries and leaves them out in subqueries. */
    private FromSyntax collectionMember() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.expect(Token.IN);
        boolean parenthesis = tokens.accept(Token.OPEN);
        PathSyntax path = parser.paths.path("a path to a collection");
        if (parenthesis) {
            tokens.expect(Token.CLOSE);
        }
        tokens.accept(Token.AS);
        PathSyntax.Name variable = parser.paths.variable("an identification variable");
        return new FromSyntax.CollectionMember(path, variable, joins(), offset);
    }

    private List<Join> joins() {
        List<Join> joins = List.of();
        while (atJoin()) {
            if (joins.isEmpty()) {
                joins = new ArrayList<>(4);
            }
            joins.add(join());
        }
        return joins;
    }

    private boolean atJoin() {
        JpqlTokens tokens = parser.tokens;
        int next = tokens.kind(1);
        return switch (tokens.kind()) {
            case Token.JOIN -> true;
            case Token.INNER -> next == Token.JOIN;
            case Token.LEFT -> next == Token.JOIN || next == Token.OUTER;
            default -> {
                if (tokens.atOtherJoin()) {
                    throw QueryErrors.at(
                            QueryMessage.UNKNOWN_JOIN,
                            tokens.query(),
                            tokens.offset(),
                            tokens.text().toUpperCase(Locale.ROOT));
                }
                yield false;
            }
        };
    }

    private Join join() {
        JpqlTokens tokens = parser.tokens;
        int offset = tokens.offset();
        boolean left = tokens.accept(Token.LEFT);
        if (left) {
            tokens.accept(Token.OUTER);
        } else {
            tokens.accept(Token.INNER);
        }
        tokens.expect(Token.JOIN);
        boolean fetch = tokens.at(Token.FETCH) && tokens.kind(1) != Token.DOT;
        if (fetch) {
            tokens.advance();
        }
        PathSyntax target = parser.paths.joinTarget(JOINED);
        PathSyntax.@Nullable Name variable = parser.paths.optionalVariable();
        int on = tokens.offset();
        if (!tokens.accept(Token.ON)) {
            return new Join(left, fetch, target, variable, null, offset);
        }
        if (fetch) {
            throw QueryErrors.at(QueryMessage.FETCH_JOIN_WITH_CONDITION, tokens.query(), on);
        }
        return new Join(left, false, target, variable, parser.conditions.condition(), offset);
    }
}
