package dev.athanor.tck;

import java.util.ArrayList;
import java.util.List;

/** Texts in one line, separated by tabs; whatever they contain, they come out as they went in. */
final class Fields {
    private Fields() {}

    static String join(List<String> texts) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                line.append('\t');
            }
            escape(texts.get(i), line);
        }
        return line.toString();
    }

    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    static List<String> split(String line) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                texts.add(text.toString());
                text.setLength(0);
            } else if (c == '\\' && i + 1 < line.length()) {
                i++;
                text.append(unescaped(line.charAt(i)));
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return texts;
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> c;
        };
    }
}
