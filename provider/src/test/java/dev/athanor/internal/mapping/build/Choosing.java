package dev.athanor.internal.mapping.build;

import dev.athanor.ReferentialAction;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Choices of a persistence unit, as tests make them. */
final class Choosing implements AttributeSettings {
    private final Map<String, Object> ofAttributes = new HashMap<>();
    private final Rules rules;

    Choosing(Rules rules) {
        this.rules = rules;
    }

    /** One more choice, for one attribute. */
    <T> Choosing with(Class<?> type, String attribute, Switch<T> choice, T value) {
        ofAttributes.put(key(choice, type.getName(), attribute), value);
        return this;
    }

    private static String key(Switch<?> choice, String className, String attribute) {
        return className + "." + attribute + " " + choice;
    }

    @Override
    public @Nullable ReferentialAction action(String className, String attribute, boolean deleted) {
        return null;
    }

    @Override
    public <T> @Nullable T choice(Switch<T> choice, String className, String attribute) {
        return choice.type().cast(ofAttributes.get(key(choice, className, attribute)));
    }

    @Override
    public Rules rules() {
        return rules;
    }
}
