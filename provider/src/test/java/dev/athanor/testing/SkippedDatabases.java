package dev.athanor.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Counts the tests that were skipped because their database is missing, and tells of them when the run is over. */
final class SkippedDatabases implements AutoCloseable {
    /** In the environment with the value {@code required}: a database that is missing fails its tests. */
    private static final String SWITCH = "ATHANOR_TEST_ALL_DATABASES";

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SkippedDatabases.class);

    private final Map<TestDatabase.Kind, Integer> counts = new ConcurrentHashMap<>();

    private SkippedDatabases() {}

    /** Those of the run; the end of the run closes them. */
    static SkippedDatabases of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(SkippedDatabases.class, type -> new SkippedDatabases(), SkippedDatabases.class);
    }

    static boolean areForbidden() {
        return "required".equals(System.getenv(SWITCH));
    }

    void count(TestDatabase.Kind kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    @Override
    public void close() {
        counts.forEach((kind, count) -> LoggerFactory.getLogger(SkippedDatabases.class)
                .warn("{} tests on {} were SKIPPED: this machine has none; see CONTRIBUTING.md, Tests", count, kind));
    }
}
