package dev.athanor.benchmarks.measure;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures as tables in Markdown: JDBC as it is, the others as multiples of it. */
final class Report {
    /** Below this many microseconds of JDBC a multiple would be one of the clock's noise. */
    private static final double NOTHING = 1;

    private final Map<Task, Map<Contenders, Figures>> figures = new EnumMap<>(Task.class);

    void add(Task task, Contenders contender, Figures measured) {
        figures.computeIfAbsent(task, t -> new EnumMap<>(Contenders.class)).put(contender, measured);
    }

    String text(List<Contenders> contenders) {
        return table("CPU of the calling thread", "µs", contenders, Figures::cpu)
                + table("Wall time", "µs", contenders, Figures::wall)
                + table("Allocation of the calling thread", "KiB", contenders, Figures::kibibytes);
    }

    private String table(String title, String unit, List<Contenders> contenders, ToDoubleFunction<Figures> figure) {
        StringBuilder text = new StringBuilder("\n" + title + "\n\n| task | JDBC " + unit + " |");
        StringBuilder rule = new StringBuilder("|---|--:|");
        for (Contenders contender : others(contenders)) {
            text.append(' ').append(contender.title()).append(" |");
            rule.append("--:|");
        }
        text.append('\n').append(rule).append('\n');
        figures.forEach((task, row) -> {
            Figures jdbc = row.get(Contenders.JDBC);
            text.append("| ")
                    .append(task)
                    .append(" | ")
                    .append(jdbc == null ? "-" : number(figure.applyAsDouble(jdbc)));
            for (Contenders contender : others(contenders)) {
                text.append(" | ").append(cell(row.get(contender), jdbc, unit, figure));
            }
            text.append(" |\n");
        });
        return text.toString();
    }

    private static List<Contenders> others(List<Contenders> contenders) {
        return contenders.stream()
                .filter(contender -> contender != Contenders.JDBC)
                .toList();
    }

    private static String cell(
            @Nullable Figures measured, @Nullable Figures jdbc, String unit, ToDoubleFunction<Figures> figure) {
        if (measured == null) {
            return "-";
        }
        double value = figure.applyAsDouble(measured);
        if (jdbc == null || figure.applyAsDouble(jdbc) < NOTHING) {
            return number(value) + " " + unit;
        }
        return String.format(Locale.ROOT, "%.2f", value / figure.applyAsDouble(jdbc));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);
    }
}
