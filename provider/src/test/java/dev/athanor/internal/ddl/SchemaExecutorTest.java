package dev.athanor.internal.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.dialect.DialectFixture;
import dev.athanor.message.DatabaseException;
import dev.athanor.schema.Column;
import dev.athanor.schema.ForeignKey;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.schema.Table;
import dev.athanor.schema.UniqueKey;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnTypes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Schemas are created, dropped and created again on each database. */
final class SchemaExecutorTest {
    private final Table a = new Table(null, null, Name.of("A"));
    private final Table b = new Table(null, null, Name.of("\"B b\""));
    private final List<Table> tables = List.of(a, b);
    private final List<Sequence> sequences = List.of(new Sequence(null, null, Name.of("SEQ"), 1, 50));

    SchemaExecutorTest() {
        // Each refers to the other, and A to itself.
        Column aId = add(a, "ID");
        Column toB = add(a, "B_ID");
        Column toA = add(a, "A_ID");
        a.setPrimaryKey(List.of(aId));
        Column bId = add(b, "Value");
        Column backToA = add(b, "A_ID");
        b.setPrimaryKey(List.of(bId));
        b.addUniqueKey(new UniqueKey(null, List.of(backToA)));
        a.addForeignKey(new ForeignKey(null, List.of(toB), List.of(bId), true));
        a.addForeignKey(new ForeignKey(null, List.of(toA), List.of(aId), true));
        b.addForeignKey(new ForeignKey(Name.of("\"A Key\""), List.of(backToA), List.of(aId), true));
    }

    private static Column add(Table table, String name) {
        return table.addColumn(Name.of(name), ColumnTypes.LONG, Column.Shape.DEFAULT, false, false);
    }

    @OnEachDatabase
    void dropAndCreate_worksOnEmptyAndFilledDatabases(TestDatabase database) throws SQLException {
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database)) {
            SchemaWriter writer = new SchemaWriter(fixture.dialect());
            SchemaExecutor executor = new SchemaExecutor(log.dataSource()::getConnection);
            for (int i = 0; i < 3; i++) {
                executor.run(writer.drop(tables, sequences));
                assertThat(tableNames(database)).isEmpty();
                executor.run(writer.create(tables, sequences));
                assertThat(tableNames(database)).hasSize(2);
            }
            // A table that nobody knows of any more refers to one that is dropped.
            database.execute("CREATE TABLE LEFT_OVER (ID BIGINT REFERENCES A (ID))");
            executor.run(writer.drop(tables, sequences));
            executor.run(writer.create(tables, sequences));
            assertThat(tableNames(database)).hasSize(3);
        }
        assertThat(log.connectionsOpen()).isZero();
    }

    @OnEachDatabase
    void failure_namesTheStatement(TestDatabase database) {
        SchemaExecutor executor = new SchemaExecutor(database.dataSource()::getConnection);
        assertThatThrownBy(
                        () -> executor.run(Collections.nCopies(2, SchemaStatement.made("CREATE TABLE T (ID BIGINT)"))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("ATH4040 CREATE TABLE T (ID BIGINT): the schema statement failed (SQLState 42")
                .hasCauseInstanceOf(SQLException.class);
    }

    @OnEachDatabase
    void noStatements_needNoConnection(TestDatabase database) {
        StatementLog log = StatementLog.over(database);
        new SchemaExecutor(log.dataSource()::getConnection).run(List.of());
        assertThat(log.connectionsOpened()).isZero();
    }

    private static List<String> tableNames(TestDatabase database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                ResultSet rows = connection
                        .getMetaData()
                        .getTables(
                                database.catalog(), database.schemaPattern(), "%", new String[] {"TABLE", "BASE TABLE"
                                })) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
