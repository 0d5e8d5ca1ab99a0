package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.internal.jdbc.BatchOutcome;
import dev.athanor.internal.jdbc.JdbcSettings;
import dev.athanor.internal.jdbc.JdbcStatistics;
import dev.athanor.internal.jdbc.StatementBatch;
import dev.athanor.message.ConstraintViolationException;
import dev.athanor.message.DatabaseException;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import dev.athanor.sql.Expression;
import dev.athanor.sql.Insert;
import dev.athanor.sql.RenderedSql;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnTypes;
import java.lang.reflect.Proxy;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Rows of a batch get their own counts and their own generated values, and a failure is told of the row that failed. */
final class BatchesTest {
    private final Table table = DialectFixture.table("ITEM");
    private final Column id = table.addColumn(Name.of("id"), ColumnTypes.LONG, Column.Shape.DEFAULT, false, true);
    private final Column code =
            table.addColumn(Name.of("CODE"), ColumnTypes.INTEGER, Column.Shape.DEFAULT, false, false);

    BatchesTest() {
        table.setPrimaryKey(List.of(id));
        table.addUniqueKey(new UniqueKey(Name.of("UK_CODE"), List.of(code)));
    }

    private void create(TestDatabase database, Dialect dialect) {
        SchemaWriter writer = new SchemaWriter(dialect);
        SchemaExecutor executor = new SchemaExecutor(database.dataSource()::getConnection);
        executor.run(writer.drop(List.of(table), List.of()));
        executor.run(writer.create(List.of(table), List.of()));
    }

    private RenderedSql insert(Dialect dialect) {
        return dialect.render(new Insert(
                table, List.of(code), List.of(List.of(new Expression.Parameter(0, ColumnTypes.INTEGER))), List.of(id)));
    }

    /** Writes down what it is told. */
    private static final class Recorder implements BatchOutcome {
        final List<Integer> counts = new ArrayList<>();
        final List<Long> keys = new ArrayList<>();

        @Override
        public void executed(int row, int count) {
            assertThat(row).isEqualTo(counts.size());
            counts.add(count);
        }

        @Override
        public void generated(int row, ResultSet values) throws SQLException {
            assertThat(row).isEqualTo(keys.size());
            keys.add(values.getLong(1));
        }

        @Override
        public @Nullable String describe(int row) {
            return "Item#" + row;
        }
    }

    private static void add(StatementBatch batch, int value) {
        batch.add(statement -> statement.setInt(1, value));
    }

    /** The codes by key, as the table has them. */
    private static List<Integer> codesOf(TestDatabase database, List<Long> keys) throws SQLException {
        List<Integer> codes = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Long key : keys) {
                try (ResultSet rows = statement.executeQuery("SELECT CODE FROM ITEM WHERE ID = " + key)) {
                    assertThat(rows.next()).isTrue();
                    codes.add(rows.getInt(1));
                }
            }
        }
        return codes;
    }

    private static List<Integer> shuffled(int size) {
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            codes.add(i);
        }
        Collections.shuffle(codes, new Random(7));
        return codes;
    }

    @OnEachDatabase
    void generatedKeys_belongToTheirRows(TestDatabase database) throws SQLException {
        check(database, database.dataSource());
    }

    /** The driver may rewrite a batch into one statement; keys must belong to their rows all the same. */
    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void generatedKeys_belongToTheirRows_withRewrittenBatches(TestDatabase database) throws SQLException {
        check(database, rewriting(database));
    }

    private static DataSource rewriting(TestDatabase database) {
        PGSimpleDataSource rewriting = new PGSimpleDataSource();
        rewriting.setUrl(database.url());
        rewriting.setUser(database.user());
        rewriting.setPassword(database.password());
        rewriting.setReWriteBatchedInserts(true);
        return rewriting;
    }

    /** The driver numbers the statements that it makes of the rows: no row is better than a wrong one. */
    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void failure_ofARewrittenBatch_namesNoRow(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database, rewriting(database), JdbcSettings.DEFAULT)) {
            create(database, fixture.dialect());
            database.execute("INSERT INTO ITEM (CODE) VALUES (1500)");
            assertThat(failing(fixture, false).entity()).isNull();
        }
    }

    private void check(TestDatabase database, DataSource source) throws SQLException {
        StatementLog log = StatementLog.over(source);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), JdbcSettings.DEFAULT)) {
            create(database, fixture.dialect());
            List<Integer> codes = shuffled(1000);
            Recorder recorder = new Recorder();
            RenderedSql sql = insert(fixture.dialect());
            fixture.session().begin();
            try (StatementBatch batch = fixture.session().batch(sql.text(), sql.generatedColumns(), recorder)) {
                codes.forEach(value -> add(batch, value));
                assertThat(batch.waiting()).isEqualTo(1000);
                batch.execute();
                assertThat(batch.waiting()).isZero();
            }
            fixture.session().commit();

            assertThat(recorder.counts).hasSize(1000).containsOnly(1);
            assertThat(codesOf(database, recorder.keys)).isEqualTo(codes);
            assertThat(log.batchSizes()).containsExactly(1000);
            JdbcStatistics.Snapshot counted = fixture.statistics().snapshot();
            assertThat(counted).isEqualTo(new JdbcStatistics.Snapshot(1, 1, 0, 1, 1000, 1, 0, 2));
            assertThat(counted.roundTrips()).isEqualTo(log.roundTrips());
        }
        assertThat(log.connectionsOpen()).isZero();
    }

    @OnEachDatabase
    void limit_splitsTheBatch(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), new JdbcSettings(4, 8))) {
            create(database, fixture.dialect());
            List<Integer> codes = shuffled(9);
            Recorder recorder = new Recorder();
            RenderedSql sql = insert(fixture.dialect());
            fixture.session().begin();
            try (StatementBatch batch = fixture.session().batch(sql.text(), sql.generatedColumns(), recorder)) {
                codes.forEach(value -> add(batch, value));
                batch.execute();
                batch.execute();
            }
            fixture.session().commit();
            // The last row is alone, and goes as a plain statement; one statement is prepared for all.
            assertThat(log.batchSizes()).containsExactly(4, 4);
            assertThat(log.executions()).isEqualTo(9);
            assertThat(log.prepares()).hasSize(1);
            assertThat(recorder.counts).hasSize(9).containsOnly(1);
            assertThat(codesOf(database, recorder.keys)).isEqualTo(codes);
        }
    }

    @OnEachDatabase
    void counts_tellWhatEachRowDid(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            create(database, fixture.dialect());
            database.execute("INSERT INTO ITEM (CODE) VALUES (1), (2), (3)");
            Recorder recorder = new Recorder();
            fixture.session().begin();
            try (StatementBatch batch =
                    fixture.session().batch("DELETE FROM ITEM WHERE CODE <= ?", List.of(), recorder)) {
                for (int value : new int[] {0, 2, 2, 3}) {
                    add(batch, value);
                }
                batch.execute();
            }
            fixture.session().commit();
            assertThat(recorder.counts).containsExactly(0, 2, 0, 1);
        }
    }

    @OnEachDatabase
    void failure_namesTheRow(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            create(database, fixture.dialect());
            database.execute("INSERT INTO ITEM (CODE) VALUES (1500)");
            String sql = insert(fixture.dialect()).text();
            Locale standard = Locale.getDefault();
            try {
                // Drivers translate and group digits; the row must be found all the same.
                for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMANY, Locale.FRANCE}) {
                    Locale.setDefault(locale);
                    for (boolean keys : new boolean[] {true, false}) {
                        ConstraintViolationException violation = failing(fixture, keys);
                        // Without keys, MariaDB's driver sends the rows as one, and is not told which one failed.
                        boolean told = keys || database.kind() != TestDatabase.Kind.MARIADB;
                        assertThat(violation.entity()).isEqualTo(told ? "Item#1500" : null);
                        assertThat(violation.constraintName()).isEqualToIgnoringCase("UK_CODE");
                        assertThat(violation.getMessage())
                                .startsWith("ATH4010 " + (told ? "Item#1500" : sql) + ": unique constraint")
                                .doesNotContain("'1500'");
                    }
                }
            } finally {
                Locale.setDefault(standard);
            }
        }
    }

    private ConstraintViolationException failing(DialectFixture fixture, boolean keys) {
        RenderedSql sql = insert(fixture.dialect());
        fixture.session().begin();
        try (StatementBatch batch =
                fixture.session().batch(sql.text(), keys ? sql.generatedColumns() : List.of(), new Recorder())) {
            for (int i = 0; i < 2000; i++) {
                add(batch, i);
            }
            ConstraintViolationException violation =
                    catchThrowableOfType(ConstraintViolationException.class, batch::execute);
            assertThat(violation).isNotNull();
            assertThat(batch.waiting()).isZero();
            return violation;
        } finally {
            fixture.session().rollback();
        }
    }

    @OnEachDatabase
    void singleRowThatFails_isNamed(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            create(database, fixture.dialect());
            database.execute("INSERT INTO ITEM (CODE) VALUES (1)");
            RenderedSql sql = insert(fixture.dialect());
            fixture.session().begin();
            try (StatementBatch batch = fixture.session().batch(sql.text(), sql.generatedColumns(), new Recorder())) {
                add(batch, 1);
                ConstraintViolationException violation =
                        catchThrowableOfType(ConstraintViolationException.class, batch::execute);
                assertThat(violation.entity()).isEqualTo("Item#0");
            }
            fixture.session().rollback();
        }
    }

    @OnEachDatabase
    void anotherNumberOfKeysThanRows_isRefused(TestDatabase database) {
        for (int returned : new int[] {0, 1, 3}) {
            DataSource miscounting = returning(
                    "SELECT n FROM (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) v WHERE n <= " + returned, database);
            try (DialectFixture fixture = DialectFixture.on(database, miscounting, JdbcSettings.DEFAULT)) {
                create(database, fixture.dialect());
                RenderedSql sql = insert(fixture.dialect());
                fixture.session().begin();
                try (StatementBatch batch =
                        fixture.session().batch(sql.text(), sql.generatedColumns(), new Recorder())) {
                    add(batch, 1);
                    add(batch, 2);
                    assertThatThrownBy(batch::execute)
                            .isInstanceOf(DatabaseException.class)
                            .hasMessageStartingWith("ATH4014")
                            .hasMessageContaining("2 rows were inserted")
                            .hasMessageContaining("generated values of " + (returned > 2 ? "more" : returned));
                }
                fixture.session().rollback();
            }
        }
    }

    /** A driver that returns the rows of a query in the place of generated values. */
    private static DataSource returning(String query, TestDatabase database) {
        return proxy(
                DataSource.class,
                database.dataSource(),
                (source, connection) -> proxy(
                        Connection.class,
                        connection,
                        (target, made) -> made instanceof PreparedStatement statement
                                ? proxy(
                                        PreparedStatement.class,
                                        statement,
                                        (inner, keys) -> keys instanceof ResultSet
                                                ? ((PreparedStatement) inner)
                                                        .getConnection()
                                                        .createStatement()
                                                        .executeQuery(query)
                                                : keys)
                                : made));
    }

    private interface Replacement {
        @Nullable Object replace(Object target, @Nullable Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Object target, Replacement replacement) {
        return type.cast(Proxy.newProxyInstance(
                BatchesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result = method.invoke(target, arguments);
                    boolean replaced = Set.of("getConnection", "prepareStatement", "getGeneratedKeys")
                            .contains(method.getName());
                    return replaced ? replacement.replace(target, result) : result;
                }));
    }

    @OnEachDatabase
    void batchOutsideATransaction_givesTheConnectionBack(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), JdbcSettings.DEFAULT)) {
            create(database, fixture.dialect());
            RenderedSql sql = insert(fixture.dialect());
            try (StatementBatch batch = fixture.session().batch(sql.text(), sql.generatedColumns(), new Recorder())) {
                add(batch, 1);
                add(batch, 2);
                assertThat(log.connectionsOpen()).isEqualTo(1);
                batch.execute();
                assertThat(log.connectionsOpen()).isZero();
                add(batch, 3);
            }
            assertThat(log.connectionsOpen()).isZero();
        }
    }

    @Test
    void entryNumber_isReadWhateverTheGrouping() {
        assertThat(PostgresErrors.entry(failed("Batch entry 1,234 INSERT INTO T7 was aborted"), 2000))
                .isEqualTo(1234);
        assertThat(PostgresErrors.entry(failed("Batch-Eintrag 1.234 INSERT INTO T7 wurde"), 2000))
                .isEqualTo(1234);
        assertThat(PostgresErrors.entry(failed("L'élément du batch 1\u202f234 INSERT"), 2000))
                .isEqualTo(1234);
        assertThat(PostgresErrors.entry(failed("Batch entry 5 INSERT"), 5)).isEqualTo(-1);
        assertThat(PostgresErrors.entry(failed("no number"), 5)).isEqualTo(-1);
    }

    private static BatchUpdateException failed(String message) {
        return new BatchUpdateException(message, "23505", new int[0]);
    }
}
