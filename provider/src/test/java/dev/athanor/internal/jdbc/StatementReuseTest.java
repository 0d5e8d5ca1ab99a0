package dev.athanor.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.dialect.DialectFixture;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import java.util.List;

/** A transaction prepares each text once, keeps a limited number open, and leaves no options behind. */
final class StatementReuseTest {
    private static int one(JdbcSession session, int number) {
        return session.statements().query("SELECT " + number, ParameterBinder.NONE, rows -> {
            rows.next();
            return rows.getInt(1);
        });
    }

    @OnEachDatabase
    void sameText_isPreparedOncePerTransaction(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), JdbcSettings.DEFAULT)) {
            for (int transaction = 0; transaction < 2; transaction++) {
                fixture.session().begin();
                for (int i = 0; i < 3; i++) {
                    assertThat(one(fixture.session(), 7)).isEqualTo(7);
                }
                fixture.session().commit();
            }
            assertThat(log.prepares()).containsExactly("SELECT 7", "SELECT 7");
            assertThat(fixture.statistics().snapshot().prepared()).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void beyondTheLimit_theOldestIsClosed(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), new JdbcSettings(0, 2))) {
            fixture.session().begin();
            for (int number : new int[] {1, 2, 1, 3, 1, 2}) {
                assertThat(one(fixture.session(), number)).isEqualTo(number);
            }
            fixture.session().commit();
            // 2 was the one that had not been used for longest when 3 came.
            assertThat(log.prepares()).containsExactly("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 2");
        }
    }

    @OnEachDatabase
    void withoutLimitForReuse_eachIsPrepared(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), new JdbcSettings(0, 0))) {
            fixture.session().begin();
            one(fixture.session(), 1);
            one(fixture.session(), 1);
            fixture.session().commit();
            assertThat(log.prepares()).hasSize(2);
        }
    }

    @OnEachDatabase
    void options_holdForOneExecution(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            StatementRunner statements = fixture.session().statements();
            fixture.session().begin();
            String sql = "SELECT 1";
            List<Integer> during = statements.query(
                    sql,
                    new StatementOptions(7, 1500),
                    ParameterBinder.NONE,
                    rows -> List.of(
                            rows.getStatement().getFetchSize(),
                            rows.getStatement().getQueryTimeout()));
            assertThat(during).containsExactly(7, 2);
            List<Integer> after = statements.query(
                    sql,
                    ParameterBinder.NONE,
                    rows -> List.of(
                            rows.getStatement().getFetchSize(),
                            rows.getStatement().getQueryTimeout()));
            assertThat(after.get(0)).isNotEqualTo(7);
            assertThat(after.get(1)).isZero();
            fixture.session().commit();
        }
    }
}
