package dev.athanor.samples.chinook.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows under headings, aligned: numbers to the right, everything else to the left. */
public final class TextTable {

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] numeric;

    public TextTable(String... headings) {
        this.headings = List.of(headings);
        this.numeric = new boolean[headings.length];
    }

    /** Adds a row; whether a column is aligned as numbers, its values decide. */
    public TextTable row(Object... values) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            numeric[i] |= values[i] instanceof Number;
            cells.add(text(values[i]));
        }
        rows.add(cells);
        return this;
    }

    /** The lines of the table, without line ends. */
    public List<String> lines() {
        int[] widths = new int[headings.size()];
        measure(headings, widths);
        rows.forEach(row -> measure(row, widths));
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths));
        lines.add(rule(widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String text(Object value) {
        if (value instanceof BigDecimal money) {
            return String.format(Locale.ROOT, "%,.2f", money);
        }
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : value.toString();
    }

    private static void measure(List<String> cells, int[] widths) {
        for (int i = 0; i < cells.size(); i++) {
            widths[i] = Math.max(widths[i], cells.get(i).length());
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            line.append(numeric[i] ? padding + cells.get(i) : cells.get(i) + padding)
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append("-".repeat(width)).append("  ");
        }
        return rule.toString().stripTrailing();
    }
}
