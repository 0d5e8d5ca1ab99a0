package dev.athanor.conformance.statement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the statements that the provider sends. */
final class SqlReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Names names;

    SqlReader(Names names) {
        this.names = names;
    }

    /** The statement as the corpus puts it; one that it has no words for has its text. */
    Template read(String sql) {
        try {
            Tokens tokens = new Tokens(sql);
            if (tokens.take("insert")) {
                return insert(tokens);
            }
            if (tokens.take("update")) {
                return update(tokens);
            }
            if (tokens.take("delete")) {
                return delete(tokens);
            }
            if (tokens.at("select")) {
                return SelectReader.read(tokens, names);
            }
            return other(sql);
        } catch (UnreadableSqlException | NumberFormatException e) {
            return other(sql);
        }
    }

    private static Template other(String sql) {
        return parameters -> List.of(JSON.arrayNode().add("OTHER").add(sql));
    }

    private Template insert(Tokens tokens) {
        tokens.expect("into");
        Tables tables = new Tables(names);
        tables.take(tokens);
        List<String> columns = new ArrayList<>();
        if (tokens.take("(")) {
            do {
                columns.add(names.of(tokens.name()));
            } while (tokens.take(","));
            tokens.expect(")");
        }
        List<Map<String, Term>> rows = new ArrayList<>();
        if (tokens.take("default")) {
            rows.add(Map.of());
        } else {
            tokens.expect("values");
            do {
                rows.add(row(columns, tokens));
            } while (tokens.take(","));
        }
        return (List<@Nullable Object> parameters) -> rows.stream()
                .map(row -> JSON.arrayNode().add("INSERT").add(tables.first()).add(values(row, parameters)))
                .toList();
    }

    private static Map<String, Term> row(List<String> columns, Tokens tokens) {
        Map<String, Term> row = new LinkedHashMap<>();
        tokens.expect("(");
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                tokens.expect(",");
            }
            @Nullable Term term = TermReader.read(tokens);
            if (term != null) {
                row.put(columns.get(i), term);
            }
        }
        tokens.expect(")");
        return row;
    }

    private Template update(Tokens tokens) {
        Tables tables = new Tables(names);
        tables.take(tokens);
        tokens.expect("set");
        Map<String, Term> set = new LinkedHashMap<>();
        do {
            String column = tables.column(tokens);
            tokens.expect("=");
            @Nullable Term term = TermReader.read(tokens);
            set.put(column, term == null ? Term.Constant.NULL : term);
        } while (tokens.take(","));
        Condition where = where(tokens, tables);
        return (List<@Nullable Object> parameters) -> List.of(JSON.arrayNode()
                .add("UPDATE")
                .add(tables.first())
                .add(values(set, parameters))
                .add(where.json(parameters)));
    }

    private Template delete(Tokens tokens) {
        tokens.expect("from");
        Tables tables = new Tables(names);
        tables.take(tokens);
        Condition where = where(tokens, tables);
        return (List<@Nullable Object> parameters) ->
                List.of(JSON.arrayNode().add("DELETE").add(tables.first()).add(where.json(parameters)));
    }

    private static Condition where(Tokens tokens, Tables tables) {
        return tokens.take("where") ? ConditionReader.read(tokens, tables) : new Condition();
    }

    private static ObjectNode values(Map<String, Term> columns, List<@Nullable Object> parameters) {
        ObjectNode values = JSON.objectNode();
        columns.forEach((column, term) -> values.set(column, term.value(parameters)));
        return values;
    }

    static ArrayNode entry(String statement) {
        return JSON.arrayNode().add(statement);
    }
}
