package dev.athanor.semantics.switches;

import dev.athanor.internal.semantics.Switch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Switches and their values, as programs write them. */
final class SwitchValues {
    private SwitchValues() {}

    static Switch<?> named(String name) {
        return Switch.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no switch is called " + name));
    }

    static List<String> of(Switch<?> choice) {
        Object[] values = choice.type() == Boolean.class
                ? new Object[] {true, false}
                : choice.type().getEnumConstants();
        return Arrays.stream(values)
                .map(each -> each.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static String otherThan(String value, Switch<?> choice) {
        return of(choice).stream()
                .filter(each -> !each.equals(value))
                .findFirst()
                .orElseThrow();
    }
}
