package dev.athanor.conformance.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables of one statement and their aliases. The first one is what the statement is about. For one thread. */
final class Tables {
    private final Names names;
    private final List<String> tables = new ArrayList<>();
    private final Map<String, String> aliases = new HashMap<>();

    Tables(Names names) {
        this.names = names;
    }

    /** Takes a table, with its schema and its alias if there are any. */
    void take(Tokens tokens) {
        String table = tokens.name();
        while (tokens.take(".")) {
            table = tokens.name();
        }
        String known = names.of(table);
        tables.add(known);
        tokens.take("as");
        if (tokens.peek().isName() && !isKeyword(tokens.peek())) {
            aliases.put(tokens.name().toLowerCase(Locale.ROOT), known);
        }
    }

    private static boolean isKeyword(Token token) {
        return List.of(
                        "set",
                        "where",
                        "join",
                        "left",
                        "right",
                        "inner",
                        "cross",
                        "on",
                        "order",
                        "group",
                        "having",
                        "limit",
                        "offset",
                        "fetch",
                        "for",
                        "union",
                        "values",
                        "default",
                        "returning",
                        "full")
                .stream()
                .anyMatch(token::is);
    }

    /** The first table; the next one, if the statement comes to its entities by way of an association table. */
    String first() {
        return tables.stream()
                .filter(table -> !names.isLinkTable(table))
                .findFirst()
                .orElse(tables.get(0));
    }

    List<String> others() {
        String first = first();
        List<String> others = new ArrayList<>(tables);
        others.remove(first);
        return others;
    }

    /** Takes a column; one of another table than the first has its name in front. */
    String column(Tokens tokens) {
        String name = tokens.name();
        if (!tokens.take(".")) {
            return names.of(name);
        }
        String table = aliases.getOrDefault(name.toLowerCase(Locale.ROOT), names.of(name));
        String column = names.of(tokens.name());
        return table.equals(first()) ? column : table + "." + column;
    }
}
