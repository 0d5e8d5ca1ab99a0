package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.InvalidArgumentException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hints that a program gives to a query or a call: values of known names are checked, and what cannot have an effect
 * is said in the log. Stateless.
 */
public final class HintCheck {
    private static final Logger LOG = LoggerFactory.getLogger(HintCheck.class);

    private HintCheck() {}

    /**
     * Checks one hint.
     *
     * @param scope a query or a call
     * @return the present name, if it is a hint that is known there
     * @throws InvalidArgumentException if the name is known and the value is not one of those allowed
     */
    public static Optional<Setting<?>> check(String name, Object value, Setting.Scope scope) {
        String present = PropertyRegistry.renamed(name).orElse(name);
        Optional<Setting<?>> known = PropertyRegistry.find(present).or(() -> PropertyRegistry.ofAttribute(present));
        if (known.isEmpty()) {
            if (present.startsWith(PropertyRegistry.OWN_PREFIX)
                    && !present.startsWith(PropertyRegistry.CRITERIA_PREFIX)) {
                LOG.warn(BootMessage.PROPERTY_UNKNOWN.text("hint", name, PropertyRegistry.suggestion(name)));
            }
            return known;
        }
        if (!known.get().scopes().contains(scope)) {
            LOG.warn(BootMessage.PROPERTY_WRONG_PLACE.text(
                    "hint", name, known.get().scopeWords()));
            return Optional.empty();
        }
        known.get().fromHint(value);
        return known;
    }
}
