package dev.athanor.tck;

import dev.athanor.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/** A database for one child JVM; closing it throws away what was made for it. */
final class SuiteDatabase implements AutoCloseable {
    /** Columns of the suite have these names, which are words of H2's. */
    private static final String H2_URL = "jdbc:h2:mem:tck;DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE,DAY,MONTH,YEAR,USER,KEY";
    /** The suite's procedures are procedures with OUT parameters, for which the driver must use CALL. */
    private static final String POSTGRESQL_PARAMETERS = "escapeSyntaxCallMode=callIfNoReturn";

    private final String url;
    private final String user;
    private final String password;
    private final @Nullable TestDatabase own;

    private SuiteDatabase(String url, String user, String password, @Nullable TestDatabase own) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.own = own;
    }

    static SuiteDatabase open(Options options) {
        if (options.url() != null) {
            return new SuiteDatabase(options.url(), options.user(), options.password(), null);
        }
        return switch (options.product()) {
            case H2 -> new SuiteDatabase(H2_URL, "sa", "", null);
            case POSTGRESQL -> {
                TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRES);
                String url = database.url() + (database.url().contains("?") ? "&" : "?") + POSTGRESQL_PARAMETERS;
                yield new SuiteDatabase(url, database.user(), database.password(), database);
            }
        };
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
