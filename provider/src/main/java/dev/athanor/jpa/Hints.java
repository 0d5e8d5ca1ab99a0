package dev.athanor.jpa;

import dev.athanor.internal.boot.HintCheck;
import dev.athanor.internal.boot.PropertyRegistry;
import dev.athanor.internal.boot.Setting;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hints of a call such as find, lock or refresh. */
final class Hints {
    private Hints() {}

    /** What the hints say about a setting, or null; to be called when they have been checked. */
    static <T> @Nullable T value(Setting<T> setting, @Nullable Map<String, Object> hints) {
        if (hints != null) {
            for (Map.Entry<String, Object> hint : hints.entrySet()) {
                String name = PropertyRegistry.renamed(hint.getKey()).orElse(hint.getKey());
                if (name.equals(setting.name())) {
                    return setting.fromHint(hint.getValue());
                }
            }
        }
        return null;
    }

    /**
     * Checks the values of known hints, and warns of those that can have no effect.
     *
     * @throws InvalidArgumentException if a known hint has a value that it cannot have
     */
    static void check(@Nullable Map<String, Object> hints) {
        if (hints != null) {
            hints.forEach((name, value) -> {
                if (value == null) {
                    throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "the hint " + name, "value");
                }
                HintCheck.check(name, value, Setting.Scope.CALL);
            });
        }
    }
}
