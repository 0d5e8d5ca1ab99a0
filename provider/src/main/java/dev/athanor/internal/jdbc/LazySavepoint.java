package dev.athanor.internal.jdbc;

import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint that the database learns of with the first statement inside it. One inside which nothing is sent is neither released
 * nor rolled back there. Belongs to the {@link JdbcSession} that made it; for one thread at a time.
 */
public final class LazySavepoint {
    private @Nullable Savepoint sent;

    LazySavepoint() {}

    /** What the driver knows it by; null as long as it was not sent. */
    @Nullable Savepoint sent() {
        return sent;
    }

    void sent(Savepoint savepoint) {
        sent = savepoint;
    }
}
