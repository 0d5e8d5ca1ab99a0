package dev.athanor.samples.chinook.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Long text broken after spaces and commas into lines that fit. */
final class Wrapping {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern BREAKS = Pattern.compile("(?<=[ ,])");

    private Wrapping() {}

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : BREAKS.split(SPACES.matcher(text.strip()).replaceAll(" "), -1)) {
            if (line.length() > 0 && line.length() + part.stripTrailing().length() > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(part);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
