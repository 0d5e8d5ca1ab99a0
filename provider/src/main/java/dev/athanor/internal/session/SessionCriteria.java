package dev.athanor.internal.session;

import dev.athanor.internal.loading.RowCriteria;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.query.CriteriaCatalogue;
import dev.athanor.internal.query.plan.ActiveCriteria;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.QueryCallMessage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which criteria a session reads under. For one thread at a time. */
public final class SessionCriteria {
    private final CriteriaCatalogue catalogue;
    private final Map<String, ActiveCriteria.One> enabled;
    private RowCriteria current;

    SessionCriteria(CriteriaCatalogue catalogue) {
        this.catalogue = catalogue;
        this.enabled = new LinkedHashMap<>(catalogue.enabled());
        this.current = CriteriaCatalogue.together(enabled);
    }

    /** All of them together. */
    RowCriteria current() {
        return current;
    }

    /** The names of those that are on. */
    public Set<String> names() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(enabled.keySet()));
    }

    /** Switches criteria on; see {@link CriteriaCatalogue#activate(String, Map)}. */
    public void enable(String name, Map<String, ?> values) {
        enabled.put(name, catalogue.activate(name, values));
        current = CriteriaCatalogue.together(enabled);
    }

    /** Makes criteria and switches them on; see {@link CriteriaCatalogue#activate(String, Mapper, String, Map)}. */
    public void enable(String name, Mapper mapper, String condition, Map<String, ?> values) {
        enabled.put(name, catalogue.activate(name, mapper, condition, values));
        current = CriteriaCatalogue.together(enabled);
    }

    /** Switches criteria off, if they are on. */
    public void disable(String name) {
        enabled.remove(name);
        current = CriteriaCatalogue.together(enabled);
    }

    /**
     * Switches as properties say.
     *
     * @param choices by name: whether they are on, or the values of their parameters
     * @throws InvalidArgumentException if there are none of that name, or the choice is neither
     */
    public void choose(Map<String, ?> choices) {
        choices.forEach((name, choice) -> choose(enabled, name, choice));
        current = CriteriaCatalogue.together(enabled);
    }

    /** What would be in effect with other choices, as for {@link #choose}. */
    public RowCriteria with(Map<String, ?> choices) {
        Map<String, ActiveCriteria.One> some = new LinkedHashMap<>(enabled);
        choices.forEach((name, choice) -> choose(some, name, choice));
        return CriteriaCatalogue.together(some);
    }

    private void choose(Map<String, ActiveCriteria.One> some, String name, Object choice) {
        if (choice instanceof Map<?, ?> given) {
            Map<String, Object> values = new LinkedHashMap<>();
            given.forEach((parameter, value) -> values.put(String.valueOf(parameter), value));
            some.put(name, catalogue.activate(name, values));
        } else if (choice.toString().equals("true")) {
            // Whoever has given values has switched them on.
            some.computeIfAbsent(name, missing -> catalogue.activate(missing, Map.of()));
        } else if (choice.toString().equals("false")) {
            some.remove(name);
        } else {
            throw new InvalidArgumentException(QueryCallMessage.CRITERIA_CHOICE, name, choice);
        }
    }
}
