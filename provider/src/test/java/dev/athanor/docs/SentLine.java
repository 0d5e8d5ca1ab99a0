package dev.athanor.docs;

import dev.athanor.testing.StatementLog.Call;
import dev.athanor.testing.StatementLog.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was sent to the database.
 *
 * @param line the line of the example's source that made it be sent; 0 if none did
 * @param text the statement, with its values in place of the parameters
 * @param joined whether it went in one batch with the one before it
 */
record SentLine(int line, String text, boolean joined) {
    private static final Pattern TABLE = Pattern.compile("\\b(?:INTO|UPDATE|FROM) +(\\w+)");

    /** What a call sent: one line for each row of a batch. */
    static List<SentLine> of(int line, Call call) {
        if (!call.isStatement()) {
            return List.of(new SentLine(line, word(call.kind()), false));
        }
        if (call.values().isEmpty()) {
            return List.of(new SentLine(line, call.sql(), false));
        }
        List<SentLine> lines = new ArrayList<>();
        for (List<@Nullable Object> values : call.values()) {
            lines.add(new SentLine(line, filled(call.sql(), values), !lines.isEmpty()));
        }
        return lines;
    }

    private static String word(Kind kind) {
        return kind.name().replace('_', ' ');
    }

    private static String filled(String sql, List<@Nullable Object> values) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        char quote = 0;
        for (char c : sql.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            }
            if (c == '?' && quote == 0) {
                text.append(literal(values.get(next)));
                next++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String literal(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value).toUpperCase(Locale.ROOT);
        }
        return "'" + value.toString().replace("'", "''") + "'";
    }

    /** The first word and the first table, for assertions. */
    String gist() {
        String verb = text.split(" ", 2)[0];
        Matcher table = TABLE.matcher(text);
        return table.find() ? verb + " " + table.group(1).toLowerCase(Locale.ROOT) : text;
    }
}
