package dev.athanor.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.dialect.DialectFixture;
import dev.athanor.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is logged at which level; each level in a JVM of its own, because loggers are configured once. */
final class SqlLogTest {
    private static final String SECRET = "s3cret";

    /** Runs one statement with a value, successfully and not. */
    public static final class Program {
        private Program() {}

        /** Runs the statements. */
        public static void main(String[] arguments) {
            try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
                    DialectFixture fixture = DialectFixture.on(database)) {
                database.execute("CREATE TABLE T (NAME VARCHAR(20) NOT NULL, PRIMARY KEY (NAME))");
                JdbcSession session = fixture.session();
                session.begin();
                try (StatementBatch batch =
                        session.batch("INSERT INTO T (NAME) VALUES (?)", List.of(), (row, count) -> {})) {
                    batch.add(statement -> statement.setString(1, SECRET));
                    batch.add(statement -> statement.setString(1, SECRET + "2"));
                    batch.execute();
                    batch.add(statement -> statement.setString(1, SECRET));
                    try {
                        batch.execute();
                        throw new AssertionError("inserted twice");
                    } catch (jakarta.persistence.PersistenceException expected) {
                        assertThat(expected.getMessage()).doesNotContain(SECRET);
                    }
                }
                session.statements().query("SELECT NAME FROM T WHERE NAME = ?", s -> s.setString(1, SECRET), rows -> 1);
                session.commit();
            }
        }
    }

    private static String logged(String... levels) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (String level : levels) {
            command.add("-Dorg.slf4j.simpleLogger.log." + level);
        }
        command.add(Program.class.getName());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothing_atTheDefaultLevel() {
        assertThat(logged()).doesNotContain("INSERT").doesNotContain(SECRET);
    }

    @Test
    void statementsWithoutValues_atDebug() {
        assertThat(logged("dev.athanor.sql=debug"))
                .contains("INSERT INTO T (NAME) VALUES (?) -- 2 rows")
                .contains("SELECT NAME FROM T WHERE NAME = ?")
                .doesNotContain(SECRET);
    }

    @Test
    void values_onTheirOwnLoggerAtTrace() {
        assertThat(logged("dev.athanor.sql.values=trace"))
                .contains("parameter 1 = " + SECRET)
                .contains("parameter 1 = " + SECRET + "2")
                .doesNotContain("-- 2 rows");
    }
}
