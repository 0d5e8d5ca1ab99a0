package dev.athanor.samples.chinook.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the data file as it is, without the classes of the application. */
public final class FileReader {

    private FileReader() {}

    public static DatabaseContent read() {
        DatabaseContent content = new DatabaseContent();
        root().properties()
                .forEach(table -> table.getValue().forEach(row -> content.add(snakeCase(table.getKey()), row(row))));
        return content;
    }

    private static JsonNode root() {
        try (InputStream in = FileReader.class.getResourceAsStream("/chinook/ChinookData.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> row(JsonNode node) {
        SortedMap<String, String> row = new TreeMap<>();
        node.properties().forEach(column -> row.put(snakeCase(column.getKey()), text(column.getValue())));
        return row;
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? number(new BigDecimal(value.asText())) : value.isNull() ? "(null)" : value.asText();
    }

    /** Equal numbers have equal texts, however many zeros a database appends. */
    static String number(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String snakeCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
