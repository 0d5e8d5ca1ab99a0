package dev.athanor.internal.loading;

import dev.athanor.instrument.States;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.state.Keys;
import dev.athanor.internal.state.RowVersions;
import dev.athanor.message.StaleStateException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the versions of instances with those of their rows, many in one statement, and locks the rows against changes
 * while it is at it: what was true when it was checked is true at the commit. One per use; cheap.
 */
public final class VersionCheck {
    private final LoadContext load;

    /**
     * Creates the check.
     *
     * @param load what loaders need of the session
     */
    public VersionCheck(LoadContext load) {
        this.load = load;
    }

    /**
     * Checks instances.
     *
     * @param instances persistent instances that have versions
     * @throws StaleStateException if a row has another version, or is gone
     */
    public void check(List<Object> instances) {
        Map<Mapper, List<Object>> byTable = new LinkedHashMap<>();
        for (Object instance : instances) {
            byTable.computeIfAbsent(versioned(Mapper.of(instance)), mapper -> new ArrayList<>())
                    .add(instance);
        }
        byTable.forEach((root, group) -> {
            for (int from = 0; from < group.size(); from += LoadPlans.MOST_KEYS) {
                check(root, group.subList(from, Math.min(group.size(), from + LoadPlans.MOST_KEYS)));
            }
        });
    }

    private void check(Mapper root, List<Object> instances) {
        List<Object> keys = new ArrayList<>();
        instances.forEach(instance -> keys.add(key(instance)));
        LoadPlans.Versions plan = load.plans().versions(root, LoadPlans.rounded(keys.size()));
        KeyBinding binding =
                new KeyBinding(keys, root.id().size(), plan.statement().slots());
        Map<Object, @Nullable Object> found = load.jdbc()
                .statements()
                .query(plan.statement().text(), binding, rows -> {
                    Map<Object, @Nullable Object> versions = new HashMap<>();
                    while (rows.next()) {
                        versions.put(
                                Objects.requireNonNull(plan.key().read(rows)),
                                plan.version().type().read(rows, plan.versionColumn()));
                    }
                    return versions;
                });
        BasicAttribute version = plan.version();
        for (Object instance : instances) {
            Object key = key(instance);
            if (!found.containsKey(key) || !Objects.equals(found.get(key), RowVersions.of(version, instance))) {
                throw new StaleStateException(instance, StateMessage.STALE_ROW, Keys.describe(instance));
            }
        }
    }

    /** The type whose table has the version. */
    private static Mapper versioned(Mapper mapper) {
        return mapper.inheritance() == Inheritance.TABLE_PER_CLASS ? mapper : mapper.root();
    }

    private static Object key(Object instance) {
        return Objects.requireNonNull(States.of(instance).key);
    }
}
