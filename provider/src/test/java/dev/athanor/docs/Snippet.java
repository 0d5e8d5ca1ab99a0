package dev.athanor.docs;

import dev.athanor.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a source file: what stands between a line {@code // snippet} and the next line {@code // end}. Immutable.
 *
 * @param first the number of its first line in the file, from 1
 * @param lines its lines, as they are in the file
 */
record Snippet(int first, List<String> lines) {
    private static final String START = "// snippet";
    private static final String END = "// end";

    /** That of a method. */
    static Snippet ofMethod(Class<?> type, String method) {
        return in(type.getName(), " " + method + "(Example ");
    }

    /** The one that holds a method. */
    static Snippet with(String type, String method) {
        List<String> file = read(type);
        int line = 0;
        while (true) {
            Snippet next = after(line, file, type);
            if (next.lines.stream().anyMatch(each -> each.contains(" " + method + "("))) {
                return next;
            }
            line = next.first + next.lines.size();
        }
    }

    /** The first one of a class. */
    static Snippet ofClass(String type) {
        return after(0, read(type), type);
    }

    private static Snippet in(String type, String heading) {
        List<String> file = read(type);
        int line = 0;
        while (line < file.size() && !file.get(line).contains(heading)) {
            line++;
        }
        return after(line, file, type);
    }

    private static Snippet after(int line, List<String> file, String type) {
        int start = line;
        while (start < file.size() && !file.get(start).strip().equals(START)) {
            start++;
        }
        int end = start;
        while (end < file.size() && !file.get(end).strip().equals(END)) {
            end++;
        }
        if (end >= file.size()) {
            throw new IllegalArgumentException("no snippet below line " + line + " of " + type);
        }
        return new Snippet(start + 2, List.copyOf(file.subList(start + 1, end)));
    }

    private static List<String> read(String type) {
        try {
            return Files.readAllLines(Repository.file("provider/src/test/java/" + type.replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its text, without the indentation that all its lines share. */
    String text() {
        return text(List.of());
    }

    /** Its text, and below each Java statement what it sent. */
    String text(List<SentLine> sent) {
        List<String> result = new ArrayList<>();
        List<SentLine> waiting = new ArrayList<>();
        int indentation = indentation();
        int statement = 0;
        for (int i = 0; i < lines.size(); i++) {
            int number = first + i;
            String line = lines.get(i);
            result.add(line.isBlank() ? "" : line.substring(indentation));
            sent.stream().filter(each -> each.line() == number).forEach(waiting::add);
            if (ends(line)) {
                String margin = margin(lines.get(statement), indentation);
                waiting.forEach(each -> result.add(margin + (each.joined() ? "//+ " : "//> ") + each.text()));
                waiting.clear();
                statement = i + 1;
            }
        }
        return String.join("\n", result);
    }

    private static boolean ends(String line) {
        String code = line.replaceFirst("\\s*//.*", "").stripTrailing();
        return code.isEmpty() || code.endsWith(";") || code.endsWith("{") || code.endsWith("}");
    }

    private static String margin(String line, int indentation) {
        int own = line.length() - line.stripLeading().length();
        return " ".repeat(Math.max(0, own - indentation));
    }

    private int indentation() {
        return lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
    }
}
