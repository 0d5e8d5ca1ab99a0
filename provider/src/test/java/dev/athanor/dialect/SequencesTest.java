package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.internal.jdbc.JdbcSettings;
import dev.athanor.schema.Name;
import dev.athanor.schema.Sequence;
import dev.athanor.sql.RenderedSql;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of sequences come in one round trip, as many as wanted, each standing for a block. */
final class SequencesTest {
    private static List<Long> next(DialectFixture fixture, Sequence sequence, int count) {
        RenderedSql sql = fixture.dialect().nextValues(sequence);
        return fixture.session().statements().query(sql.text(), DialectFixture.binding(sql, count), rows -> {
            List<Long> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getLong(1));
            }
            return values;
        });
    }

    private static void check(TestDatabase database, @Nullable Name schema, Name name) {
        Sequence sequence = new Sequence(null, schema, name, 1, 50);
        StatementLog log = StatementLog.over(database);
        try (DialectFixture fixture = DialectFixture.on(database, log.dataSource(), JdbcSettings.DEFAULT)) {
            SchemaWriter writer = new SchemaWriter(fixture.dialect());
            SchemaExecutor executor = new SchemaExecutor(database.dataSource()::getConnection);
            executor.run(writer.createSchemas(List.of(), List.of(sequence)));
            executor.run(writer.drop(List.of(), List.of(sequence)));
            executor.run(writer.create(List.of(), List.of(sequence)));
            assertThat(next(fixture, sequence, 1)).containsExactly(1L);
            log.clear();
            assertThat(next(fixture, sequence, 3)).containsExactly(51L, 101L, 151L);
            assertThat(log.roundTrips()).isEqualTo(1);
            executor.run(writer.drop(List.of(), List.of(sequence)));
            executor.run(writer.create(List.of(), List.of(sequence)));
            assertThat(next(fixture, sequence, 2)).containsExactly(1L, 51L);
        }
    }

    @OnEachDatabase
    void plainName(TestDatabase database) {
        check(database, null, Name.of("ITEM_SEQ"));
    }

    @OnEachDatabase
    void quotedName_inASchema(TestDatabase database) {
        check(database, Name.of("Shop"), Name.of("\"It's a Sequence\""));
    }

    @OnEachDatabase
    void reservedWord(TestDatabase database) {
        check(database, null, Name.of("Order"));
    }
}
