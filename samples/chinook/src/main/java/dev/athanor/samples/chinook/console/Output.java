package dev.athanor.samples.chinook.console;

import dev.athanor.samples.chinook.jdbc.Traffic;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Where the story is told: a terminal or a log. */
public final class Output {

    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean terminal;

    /** Writes to the given stream; on a terminal a line may be drawn again, in a log it may not. */
    public Output(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Writes to standard output, which is a terminal or not. */
    public static Output standard() {
        boolean terminal =
                Optional.ofNullable(System.console()).filter(Output::isTerminal).isPresent();
        return new Output(System.out, terminal);
    }

    /** Since Java 22 there may be a console without a terminal; the method that tells is as young. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    public void chapter(int number, String title) {
        out.println();
        out.println(number + ". " + title);
        out.println("=".repeat(title.length() + 3));
    }

    public void line(String text) {
        out.println(text);
    }

    public void table(String title, TextTable table) {
        out.println();
        out.println(title);
        out.println();
        table.lines().forEach(line -> out.println("  " + line));
    }

    /** The distinct statements, each with the number of its executions. */
    public void statements(Traffic traffic) {
        out.println();
        traffic.texts().forEach((sql, count) -> {
            String prefix = String.format(Locale.ROOT, "%,5d x  ", count);
            for (String line : Wrapping.wrap(sql, WIDTH - prefix.length())) {
                out.println(prefix + line);
                prefix = " ".repeat(prefix.length());
            }
        });
    }

    boolean isTerminal() {
        return terminal;
    }

    /** Draws the current line again; only for a terminal. */
    void redraw(String text) {
        out.print("\r" + text);
        out.flush();
    }
}
