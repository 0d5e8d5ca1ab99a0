package dev.athanor.jpa;

import dev.athanor.internal.boot.HintCheck;
import dev.athanor.internal.boot.Setting;
import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hints of a call such as find, lock or refresh. */
final class Hints {
    private Hints() {}

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
