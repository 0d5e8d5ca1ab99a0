package dev.athanor.internal.boot;

import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import org.jspecify.annotations.Nullable;

/**
 * What the properties choose: the values of a profile, under those that are given one by one. A single choice counts more than a
 * profile, wherever the two are given. Stateless.
 */
final class Switches {
    private Switches() {}

    /** The choices of a persistence unit. */
    static Rules ofUnit(AthanorConfig config) {
        return chosen(config, Rules.of(config.get(Settings.SEMANTICS)), Switch.Scope.UNIT);
    }

    /**
     * The choices of one EntityManager.
     *
     * @param config its configuration
     * @param before those that were in effect: what belongs to the persistence unit stays as it is
     */
    static Rules ofEntityManager(AthanorConfig config, Rules before) {
        return chosen(config, before, Switch.Scope.ENTITY_MANAGER);
    }

    private static Rules chosen(AthanorConfig config, Rules before, Switch.Scope scope) {
        Profile profile = config.get(Settings.SEMANTICS);
        Rules rules = before;
        for (Switch<?> each : Switch.all()) {
            if (each.scopes().contains(scope)) {
                rules = chosen(config, rules, each, profile);
            }
        }
        return rules;
    }

    private static <T> Rules chosen(AthanorConfig config, Rules before, Switch<T> choice, Profile profile) {
        @Nullable T value = config.find(Settings.of(choice)).orElse(choice.value(profile));
        return value == null ? before : before.with(choice, value);
    }
}
