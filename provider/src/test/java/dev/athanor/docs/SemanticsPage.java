package dev.athanor.docs;

import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page from its template: prose, in which lines that begin with {@code @@} stand for what is taken from elsewhere.
 *
 * <ul>
 *   <li>{@code @@example StatesTest.newObjects}: the snippet of a method, with the statements that running it sends
 *   <li>{@code @@mapping Shelf}: the snippet of an entity class
 *   <li>{@code @@code Play.cast}: the snippet that holds a method
 *   <li>{@code @@switches athanor.remove.new ...}: their values in both profiles
 *   <li>{@code @@proof state.pending ...}: scenarios of the corpus
 *   <li>{@code @@others}: the switches that no line names
 *   <li>{@code @@table}: all switches
 * </ul>
 */
final class SemanticsPage {
    static final String TEMPLATE = "provider/src/test/resources/dev/athanor/docs/semantics.md";

    private SemanticsPage() {}

    static String text() {
        return template().lines().map(SemanticsPage::expanded).collect(Collectors.joining("\n", "", "\n"));
    }

    static String template() {
        try {
            return Files.readString(Repository.file(TEMPLATE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expanded(String line) {
        if (!line.startsWith("@@")) {
            return line;
        }
        List<String> words = List.of(line.substring(2).strip().split("[ ,]+"));
        List<String> arguments = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "example" -> java(run(arguments.get(0)));
            case "mapping" ->
                java(arguments.stream()
                        .map(name -> Snippet.ofClass("library." + name).text() + "\n}")
                        .collect(Collectors.joining("\n\n")));
            case "code" ->
                java(Snippet.with(
                                "library." + arguments.get(0).split("\\.")[0],
                                arguments.get(0).split("\\.")[1])
                        .text());
            case "switches" ->
                (arguments.size() == 1 ? "\n*Switch:* " : "\n*Switches:* ")
                        + arguments.stream().map(SemanticsPage::values).collect(Collectors.joining("; ")) + ".";
            case "proof" ->
                "\n*Scenarios:* "
                        + arguments.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ".";
            case "others" -> others();
            case "table" ->
                "| Switch | Given to | Values | `standard` | `sqlalchemy` |\n|---|---|---|---|---|\n"
                        + Switch.all().stream().map(SemanticsPage::row).collect(Collectors.joining("\n"));
            default -> throw new IllegalArgumentException("unknown directive: " + line);
        };
    }

    private static String java(String text) {
        return "```java\n" + text + "\n```";
    }

    /** Runs an example, and returns its snippet with what it sent. */
    private static String run(String name) {
        Method method = method(name);
        Class<?> type = method.getDeclaringClass();
        try (Example example = new Example(type)) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            method.setAccessible(true);
            method.invoke(constructor.newInstance(), example);
            String rows = example.rows().stream().map(row -> "// " + row + "\n").collect(Collectors.joining());
            return rows + Snippet.ofMethod(type, method.getName()).text(example.transcript());
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " fails: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** The method of an example. */
    static Method method(String name) {
        try {
            String[] parts = name.split("\\.");
            return Class.forName("library." + parts[0]).getDeclaredMethod(parts[1], Example.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no example " + name, e);
        }
    }

    private static String values(String name) {
        Switch<?> choice = named(name);
        String standard = spelled(choice.value(Profile.STANDARD));
        String sqlalchemy = spelled(choice.value(Profile.SQLALCHEMY));
        return "`" + name + "`"
                + (standard.isEmpty()
                        ? ""
                        : standard.equals(sqlalchemy)
                                ? ", `" + standard + "` in both profiles"
                                : ", `" + standard + "` in `standard`, `" + sqlalchemy + "` in `sqlalchemy`");
    }

    private static String others() {
        List<String> named = template()
                .lines()
                .filter(line -> line.startsWith("@@switches "))
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .toList();
        return Switch.all().stream()
                .filter(choice -> !named.contains(choice.name()))
                .map(choice -> "* `" + choice.name() + "`: " + choice.sentence())
                .collect(Collectors.joining("\n"));
    }

    private static Switch<?> named(String name) {
        return Switch.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no switch " + name));
    }

    private static String row(Switch<?> choice) {
        return "| `" + choice.name() + "` | " + scopes(choice.scopes()) + " | " + choices(choice) + " | "
                + spelled(choice.value(Profile.STANDARD)) + " | " + spelled(choice.value(Profile.SQLALCHEMY)) + " |";
    }

    private static String scopes(Set<Switch.Scope> scopes) {
        return scopes.stream()
                .map(scope -> scope == Switch.Scope.UNIT
                        ? "persistence unit"
                        : scope.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static String choices(Switch<?> choice) {
        Object[] constants = choice.type().getEnumConstants();
        return constants == null
                ? "true, false"
                : Arrays.stream(constants).map(SemanticsPage::spelled).collect(Collectors.joining(", "));
    }

    private static String spelled(@Nullable Object value) {
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
