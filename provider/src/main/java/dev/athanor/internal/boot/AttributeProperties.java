package dev.athanor.internal.boot;

import dev.athanor.ReferentialAction;
import dev.athanor.internal.mapping.build.AttributeSettings;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties of single attributes, handed to the mapping; remembers which of them nobody asks for. For one thread. */
final class AttributeProperties implements AttributeSettings {
    private final AthanorConfig config;
    private final Set<String> unknown;

    AttributeProperties(AthanorConfig config) {
        this.config = config;
        this.unknown = new TreeSet<>(config.attributeProperties());
    }

    @Override
    public @Nullable ReferentialAction action(String className, String attribute, boolean deleted) {
        return find(deleted ? Settings.ON_DELETE : Settings.ON_UPDATE, className, attribute);
    }

    @Override
    public <T> @Nullable T choice(Switch<T> choice, String className, String attribute) {
        return find(Settings.of(choice), className, attribute);
    }

    @Override
    public Rules rules() {
        return config.rules();
    }

    private <T> @Nullable T find(Setting<T> setting, String className, String attribute) {
        unknown.remove(PropertyRegistry.ofAttribute(setting, className, attribute));
        return config.find(setting, className, attribute).orElse(null);
    }

    /** The properties of attributes that the mapping does not have. */
    Set<String> unknown() {
        return Collections.unmodifiableSet(unknown);
    }
}
