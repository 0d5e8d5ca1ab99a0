package dev.athanor.conformance.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a scenario, and every object that it has ever seen, so that none is collected. */
final class Variables {
    private final Map<String, Object> byName = new LinkedHashMap<>();
    private final IdentityHashMap<Object, String> firstNames = new IdentityHashMap<>();
    private final List<Object> seen = new ArrayList<>();
    private final boolean keeping;

    /** No variables yet. Objects that were seen are kept unless the identity map is to be seen forgetting them. */
    Variables(boolean keeping) {
        this.keeping = keeping;
    }

    void bind(String name, Object value) {
        byName.put(name, value);
        firstNames.putIfAbsent(value, name);
    }

    /**
     * The object of a variable.
     *
     * @throws UnboundVariableException if an earlier step should have bound it and did not
     */
    Object get(String name) {
        Object value = byName.get(name);
        if (value == null) {
            throw new UnboundVariableException(name);
        }
        return value;
    }

    /** The first variable of an object, or null. */
    @Nullable String nameOf(Object value) {
        return firstNames.get(value);
    }

    Map<String, Object> all() {
        return Collections.unmodifiableMap(byName);
    }

    void see(@Nullable Object value) {
        if (keeping && value != null) {
            seen.add(value);
        }
    }

    void forget(String name) {
        Object value = byName.remove(name);
        if (value != null) {
            // Not remove(value, name): which of two equal names that takes for the same differs between releases of
            // Java.
            if (name.equals(firstNames.get(value))) {
                firstNames.remove(value);
            }
            seen.removeIf(kept -> kept == value);
        }
    }
}
