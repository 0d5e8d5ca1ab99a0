package dev.athanor.benchmarks.measure;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is to be measured: words in any order, e.g. {@code full postgres find list athanor}.
 *
 * @param full long runs instead of quick ones
 * @param checkOnly no measurement
 * @param contenders JDBC is always one of them
 */
record Options(
        boolean full, boolean checkOnly, TestDatabase.Kind database, List<Contenders> contenders, List<Task> tasks) {
    static Options parse(String... words) {
        boolean full = false;
        boolean checkOnly = false;
        TestDatabase.Kind database = TestDatabase.Kind.H2;
        List<Contenders> contenders = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (String word : words) {
            String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
            if (name.equals("FULL")) {
                full = true;
            } else if (name.equals("CHECK")) {
                checkOnly = true;
            } else if (names(TestDatabase.Kind.values()).contains(name)) {
                database = TestDatabase.Kind.valueOf(name);
            } else if (names(Contenders.values()).contains(name)) {
                contenders.add(Contenders.valueOf(name));
            } else if (names(Task.values()).contains(name)) {
                tasks.add(Task.valueOf(name));
            } else if (!name.equals("QUICK")) {
                throw new IllegalArgumentException("\"" + word + "\" is none of quick, full, check, "
                        + names(TestDatabase.Kind.values()) + ", " + names(Contenders.values()) + ", "
                        + names(Task.values()));
            }
        }
        return new Options(
                full,
                checkOnly,
                database,
                contenders.isEmpty()
                        ? List.of(Contenders.values())
                        : Stream.concat(Stream.of(Contenders.JDBC), contenders.stream())
                                .distinct()
                                .toList(),
                tasks.isEmpty() ? List.of(Task.values()) : List.copyOf(tasks));
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
