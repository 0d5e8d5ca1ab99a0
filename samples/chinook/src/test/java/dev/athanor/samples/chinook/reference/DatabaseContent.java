package dev.athanor.samples.chinook.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the eleven tables hold, as text: table, then key, then column, then value. Read from the file by
 * {@link FileReader} and from a database by {@link JdbcReader}; neither knows the entities.
 */
public final class DatabaseContent {

    private final SortedMap<String, SortedMap<String, SortedMap<String, String>>> tables = new TreeMap<>();

    /** Adds a row; its key is made of the key columns of the table. */
    public void add(String table, SortedMap<String, String> row) {
        tables.computeIfAbsent(table, name -> new TreeMap<>()).put(key(table, row), row);
    }

    public List<SortedMap<String, String>> rows(String table) {
        return List.copyOf(tables.getOrDefault(table, new TreeMap<>()).values());
    }

    /** The row with the given key; may be changed. */
    public SortedMap<String, String> row(String table, int id) {
        return tables.get(table).get(Integer.toString(id));
    }

    public void remove(String table, int id) {
        tables.get(table).remove(Integer.toString(id));
    }

    public void unlink(int playlist, int track) {
        tables.get("playlist_track").remove(playlist + "/" + track);
    }

    public int rowCount(String table) {
        return rows(table).size();
    }

    /** What differs in the other content, one line each; empty if nothing does. */
    public List<String> differencesTo(DatabaseContent other) {
        List<String> differences = new ArrayList<>();
        for (String table : tables.keySet()) {
            Map<String, SortedMap<String, String>> expected = tables.get(table);
            Map<String, SortedMap<String, String>> actual = other.tables.getOrDefault(table, new TreeMap<>());
            expected.forEach((key, row) -> {
                if (!row.equals(actual.get(key))) {
                    differences.add(table + " " + key + " is " + actual.get(key) + " instead of " + row);
                }
            });
            actual.forEach((key, row) -> {
                if (!expected.containsKey(key)) {
                    differences.add(table + " " + key + " is too much: " + row);
                }
            });
        }
        return differences;
    }

    private static String key(String table, Map<String, String> row) {
        return table.equals("playlist_track")
                ? row.get("playlist_id") + "/" + row.get("track_id")
                : row.get(table + "_id");
    }
}
