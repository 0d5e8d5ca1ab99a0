package dev.athanor.tck;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a child JVM is to do; its parent writes it to the child's standard input.
 *
 * @param action discover or run
 * @param settings all that is needed for it, by name
 * @param roots to discover in: jars and folders
 * @param classes to run
 * @param done identities of tests that are not to be run again
 */
record ChildOrders(
        Action action, Map<String, String> settings, List<String> roots, List<String> classes, Set<String> done) {
    static final String PRODUCT = "product";
    static final String URL = "url";
    static final String USER = "user";
    static final String PASSWORD = "password";
    static final String SCRIPTS = "scripts";
    /** Asks a running child where it is. */
    static final String STACK = "STACK";

    private static final String END = "END";

    /** What there is to do. */
    enum Action {
        /** Name the tests. */
        DISCOVER,
        /** Run the tests of the classes, except those that are done. */
        RUN
    }

    /** What {@link #settings} says under a name that must be there. */
    String setting(String name) {
        String value = settings.get(name);
        if (value == null) {
            throw new IllegalStateException("no setting " + name);
        }
        return value;
    }

    void write(BufferedWriter out) throws IOException {
        line(out, "ACTION", action.name());
        for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
            line(out, "SETTING", setting.getKey(), setting.getValue());
        }
        for (String root : roots) {
            line(out, "ROOT", root);
        }
        for (String name : classes) {
            line(out, "CLASS", name);
        }
        for (String identity : done) {
            line(out, "DONE", identity);
        }
        line(out, END);
        out.flush();
    }

    private static void line(BufferedWriter out, String... fields) throws IOException {
        out.write(Fields.join(List.of(fields)));
        out.write('\n');
    }

    static ChildOrders read(BufferedReader in) throws IOException {
        Action action = Action.DISCOVER;
        Map<String, String> settings = new TreeMap<>();
        List<String> roots = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> fields = Fields.split(line);
            switch (fields.get(0)) {
                case "ACTION" -> action = Action.valueOf(fields.get(1));
                case "SETTING" -> settings.put(fields.get(1), fields.get(2));
                case "ROOT" -> roots.add(fields.get(1));
                case "CLASS" -> classes.add(fields.get(1));
                case "DONE" -> done.add(fields.get(1));
                case END -> {
                    return new ChildOrders(action, settings, roots, classes, done);
                }
                default -> throw new IOException("unknown order: " + line);
            }
        }
        throw new IOException("the orders have no end");
    }
}
