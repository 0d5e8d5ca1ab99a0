package dev.athanor.samples.chinook.console;

import java.util.Locale;

/** How far a long piece of work is: one line drawn again and again on a terminal, a line per quarter in a log. */
public final class ProgressBar {

    private static final int WIDTH = 40;

    private final Output out;
    private final String unit;
    private final int total;
    private int done;

    public ProgressBar(Output out, String unit, int total) {
        this.out = out;
        this.unit = unit;
        this.total = total;
        if (out.isTerminal()) {
            out.redraw(drawing());
        }
    }

    /** So much more is done. */
    public void advance(int amount) {
        int quarter = 4 * done / total;
        done += amount;
        if (out.isTerminal()) {
            out.redraw(drawing());
            if (done >= total) {
                out.line("");
            }
        } else if (4 * done / total > quarter) {
            out.line(drawing());
        }
    }

    private String drawing() {
        int filled = (int) ((long) WIDTH * done / total);
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        return String.format(Locale.ROOT, "[%s] %3d %%  %,d of %,d %s", bar, 100L * done / total, done, total, unit);
    }
}
