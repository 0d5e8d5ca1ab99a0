package dev.athanor.conformance.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads conditions: comparisons of columns with values, joined by AND. Anything else is complex. */
final class ConditionReader {
    private final Tokens tokens;
    private final Tables tables;
    private final Condition condition = new Condition();

    private ConditionReader(Tokens tokens, Tables tables) {
        this.tokens = tokens;
        this.tables = tables;
    }

    /** Reads up to the next clause. */
    static Condition read(Tokens tokens, Tables tables) {
        ConditionReader reader = new ConditionReader(tokens, tables);
        try {
            reader.all();
            if (reader.tokens.at("or")) {
                reader.condition.makeComplex();
            }
        } catch (UnreadableSqlException e) {
            reader.condition.makeComplex();
        }
        return reader.condition;
    }

    private void all() {
        do {
            one();
        } while (tokens.take("and"));
    }

    private void one() {
        if (tokens.at("(") && !isRow()) {
            tokens.expect("(");
            all();
            tokens.expect(")");
            return;
        }
        if (tokens.at("(")) {
            row();
            return;
        }
        if (!tokens.peek().isName() || tokens.peek(1).is("(")) {
            Term left = Objects.requireNonNull(TermReader.read(tokens));
            tokens.expect("=");
            condition.add(tables.column(tokens), left);
            return;
        }
        String column = tables.column(tokens);
        if (tokens.take("=")) {
            equal(column);
        } else if (tokens.take("is")) {
            tokens.expect("null");
            condition.add(column, Term.Constant.NULL);
        } else if (tokens.take("in")) {
            condition.add(column, new Term.Several(list()));
        } else {
            throw new UnreadableSqlException("not a comparison");
        }
    }

    /** A comparison of two columns joins tables, and tells nothing of values. */
    private void equal(String column) {
        if (tokens.peek().isName() && tokens.peek(1).is(".")) {
            tables.column(tokens);
        } else {
            @Nullable Term value = TermReader.read(tokens);
            condition.add(column, value == null ? Term.Constant.NULL : value);
        }
    }

    private List<Term> list() {
        tokens.expect("(");
        List<Term> terms = new ArrayList<>();
        do {
            terms.add(Objects.requireNonNull(TermReader.read(tokens)));
        } while (tokens.take(","));
        tokens.expect(")");
        return terms;
    }

    private boolean isRow() {
        return tokens.peek(1).isName()
                && (tokens.peek(2).is(",")
                        || (tokens.peek(2).is(".") && tokens.peek(4).is(",")));
    }

    /** {@code (a, b) = (1, 2)}. */
    private void row() {
        tokens.expect("(");
        List<String> columns = new ArrayList<>();
        do {
            columns.add(tables.column(tokens));
        } while (tokens.take(","));
        tokens.expect(")");
        tokens.expect("=");
        List<Term> values = list();
        for (int i = 0; i < columns.size(); i++) {
            condition.add(columns.get(i), values.get(i));
        }
    }
}
