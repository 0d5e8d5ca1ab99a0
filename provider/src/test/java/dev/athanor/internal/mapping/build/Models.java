package dev.athanor.internal.mapping.build;

import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.message.MappingException;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;

/** Builds models of test entities, and shows what they consist of as text. */
final class Models {
    private Models() {}

    static MappedModel of(Class<?>... classes) {
        return named(names(classes));
    }

    static MappedModel named(String... classNames) {
        return chosen(AttributeSettings.NONE, classNames);
    }

    private static MappedModel chosen(AttributeSettings settings, String... classNames) {
        ClassLoader loader = Models.class.getClassLoader();
        return new MappingBuilder(
                        loader,
                        ClassFileLocator.ForClassLoader.of(loader),
                        new ReflectiveCompanions(),
                        Callbacks::new,
                        settings,
                        false)
                .build(List.of(classNames));
    }

    /** A model of a unit with other choices than the standard ones. */
    static MappedModel chosen(AttributeSettings settings, Class<?>... classes) {
        return chosen(settings, names(classes));
    }

    /** The problems of a mapping that must be refused with these choices. */
    static List<String> problems(AttributeSettings settings, Class<?>... classes) {
        return problems(() -> chosen(settings, names(classes)));
    }

    private static String[] names(Class<?>... classes) {
        return Stream.of(classes).map(Class::getName).toArray(String[]::new);
    }

    /** The problems of a mapping that must be refused, one line each, without the path to the test's own classes. */
    static List<String> problems(Class<?>... classes) {
        return problems(names(classes));
    }

    static List<String> problems(String... classNames) {
        return problems(() -> named(classNames));
    }

    private static List<String> problems(ThrowableAssert.ThrowingCallable building) {
        MappingException refusal = Assertions.catchThrowableOfType(MappingException.class, building);
        Assertions.assertThat(refusal).as("refusal of the mapping").isNotNull();
        Assertions.assertThat(refusal.code()).isEqualTo("ATH1000");
        List<String> lines = new ArrayList<>(List.of(refusal.getMessage().split("\n")));
        String head = lines.remove(0);
        Assertions.assertThat(head).isEqualTo("ATH1000 the mapping is refused; problems: " + lines.size());
        String here = Models.class.getPackageName() + ".";
        return lines.stream().map(line -> line.strip().replace(here, "")).toList();
    }

    /** What is logged about a mapping that is accepted, without the path to the test's own classes. */
    static List<String> warnings(Class<?>... classes) {
        return warnings(() -> of(classes));
    }

    /** What is logged while a mapping is built. */
    static List<String> warnings(Runnable building) {
        PrintStream original = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        // The tests' logger writes to the standard error stream.
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            building.run();
        } finally {
            System.setErr(original);
        }
        return log.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("ATH1"))
                .map(line -> line.substring(line.indexOf("ATH1")).replace(Models.class.getPackageName() + ".", ""))
                .toList();
    }

    static Table table(MappedModel model, String name) {
        return model.tables().stream()
                .filter(each -> each.name().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + name + " among " + model.tables()));
    }

    /** The columns of a table as {@code name javaType}, with {@code not null} and {@code identity} where it applies. */
    static List<String> columns(Table table) {
        return table.columns().stream().map(Models::column).toList();
    }

    private static String column(Column column) {
        return column.name() + " " + column.type().javaType().getSimpleName() + (column.isNullable() ? "" : " not null")
                + (column.isIdentity() ? " identity" : "");
    }

    /** The foreign keys of a table as {@code name: columns -> table.columns}. */
    static List<String> foreignKeys(Table table) {
        return table.foreignKeys().stream()
                .map(key -> (key.name() == null ? "" : key.name() + ": ") + names(key.columns()) + " -> "
                        + key.target().name() + names(key.referenced()) + (key.generated() ? "" : " (not generated)"))
                .toList();
    }

    /** The unique keys of a table as {@code name: columns}. */
    static List<String> uniqueKeys(Table table) {
        return table.uniqueKeys().stream()
                .map(key -> (key.name() == null ? "" : key.name() + ": ") + names(key.columns()))
                .toList();
    }

    static List<String> names(List<Column> columns) {
        return columns.stream().map(each -> each.name().toString()).toList();
    }
}
