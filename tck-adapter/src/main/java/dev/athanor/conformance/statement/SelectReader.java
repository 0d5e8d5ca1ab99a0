package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads SELECT statements: the first table, the columns with values, and the further tables. */
final class SelectReader {
    private static final String[] CLAUSES = {
        "where", "order", "group", "having", "limit", "offset", "fetch", "for", "union"
    };

    private final Tokens tokens;
    private final Tables tables;
    private final ObjectNode info = JsonNodeFactory.instance.objectNode();

    private SelectReader(Tokens tokens, Names names) {
        this.tokens = tokens;
        this.tables = new Tables(names);
    }

    static Template read(Tokens tokens, Names names) {
        SelectReader reader = new SelectReader(tokens, names);
        Condition condition = reader.select();
        if (!reader.tables.others().isEmpty()) {
            reader.info.set("join", Values.texts(reader.tables.others()));
        }
        return (List<@Nullable Object> parameters) -> {
            ArrayNode entry = JsonNodeFactory.instance
                    .arrayNode()
                    .add("SELECT")
                    .add(reader.tables.first())
                    .add(condition.json(parameters));
            return List.of(reader.info.isEmpty() ? entry : entry.add(reader.info.deepCopy()));
        };
    }

    private Condition select() {
        tokens.expect("select");
        if (tokens.at("count") && tokens.peek(1).is("(")) {
            info.put("count", true);
        }
        tokens.skipTo("from");
        tokens.expect("from");
        if (tokens.take("(")) {
            info.put("subquery", true);
            Condition inner = select();
            inner.makeComplex();
            tokens.skipTo(CLAUSES);
            return inner;
        }
        tables.take(tokens);
        joins();
        Condition condition = tokens.take("where") ? ConditionReader.read(tokens, tables) : new Condition();
        tokens.skipTo("union", ")");
        if (tokens.at("union")) {
            condition.makeComplex();
        }
        return condition;
    }

    private void joins() {
        while (true) {
            tokens.skipTo(
                    "join", ",", ")", "where", "order", "group", "having", "limit", "offset", "fetch", "for", "union");
            if (!tokens.take("join") && !tokens.take(",")) {
                return;
            }
            if (tokens.take("(")) {
                if (tokens.at("select")) {
                    info.put("subquery", true);
                    tokens.skipBrackets();
                    continue;
                }
            }
            tables.take(tokens);
        }
    }
}
