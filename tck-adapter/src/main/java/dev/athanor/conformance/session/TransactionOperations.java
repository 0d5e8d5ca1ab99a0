package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.database.ScenarioDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Steps that write and end transactions, and what happens behind the session's back. */
final class TransactionOperations {
    private final ScenarioDatabase database;

    TransactionOperations(ScenarioDatabase database) {
        this.database = database;
    }

    void register(Map<String, Operation> operations) {
        operations.put("flush", (step, session) -> {
            session.manager().flush();
            return Outcome.DONE;
        });
        operations.put("commit", (step, session) -> {
            session.manager().getTransaction().commit();
            return Outcome.DONE;
        });
        operations.put("rollback", (step, session) -> {
            session.manager().getTransaction().rollback();
            return Outcome.DONE;
        });
        operations.put("close", (step, session) -> {
            session.athanor().reset();
            return Outcome.DONE;
        });
        operations.put("begin_nested", (step, session) -> {
            session.savepoints().put(step.text("name"), session.athanor().savepoint());
            return Outcome.DONE;
        });
        operations.put("commit_nested", (step, session) -> {
            session.savepoint(step.text("name")).release();
            return Outcome.DONE;
        });
        operations.put("rollback_nested", (step, session) -> {
            session.savepoint(step.text("name")).rollback();
            return Outcome.DONE;
        });
        operations.put("external_sql", this::external);
    }

    private Outcome external(Step step, OpenSession session) throws SQLException {
        if (step.text("conn").equals("other")) {
            execute(step, database.otherConnection());
        } else {
            // With what the session sends on this occasion.
            database.dataSource()
                    .log()
                    .silently(() ->
                            session.manager().<Connection>runWithConnection(connection -> execute(step, connection)));
        }
        return Outcome.DONE;
    }

    private void execute(Step step, Connection connection) throws SQLException {
        database.rowStatement().execute(connection, step.argument("statement"));
    }
}
