package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.AutoflushBlock;
import dev.athanor.conformance.corpus.Scenario;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.statement.StatementLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario that is carried out step by step. For one thread. */
public final class ScenarioRun implements AutoCloseable {
    private final MappingUnit unit;
    private final Scenario scenario;
    private final Sessions sessions;
    private final Variables variables;
    private final Labels labels;
    private final Observer observer;
    private final StatementLog log;
    private final Map<String, Operation> operations = new HashMap<>();

    /** Puts the rows of the fixture into the database, and opens the first session. */
    public ScenarioRun(MappingUnit unit, Scenario scenario) throws SQLException {
        this.unit = unit;
        this.scenario = scenario;
        this.sessions = new Sessions(unit, scenario);
        this.variables = new Variables(!scenario.option("weak_identity_map", false));
        this.labels = new Labels(unit.classes(), sessions, variables);
        this.observer = new Observer(unit.classes(), sessions, variables, labels);
        this.log = unit.database().dataSource().log();
        Arguments arguments = new Arguments(unit.classes(), variables);
        new ObjectOperations(arguments, variables).register(operations);
        new AttributeOperations(arguments, variables).register(operations);
        new TransactionOperations(unit.database()).register(operations);
        new QueryOperations(arguments).register(operations);
        operations.put("forget", new Forgetting(variables)::forget);
        unit.database().reset(scenario.fixture());
        unit.database()
                .dataSource()
                .isolation(
                        scenario.needsSnapshot()
                                ? Connection.TRANSACTION_REPEATABLE_READ
                                : Connection.TRANSACTION_READ_COMMITTED);
        sessions.first();
        log.take();
        log.takeTexts();
    }

    /** Carries a step out and looks. */
    public Observation run(Step step) {
        @Nullable Throwable thrown = null;
        @Nullable JsonNode value = null;
        try {
            Outcome outcome = execute(step);
            value = outcome.hasValue() ? labels.json(outcome.value()) : null;
        } catch (Exception | StackOverflowError | AssertionError e) {
            thrown = e;
        }
        List<ArrayNode> statements = log.take();
        List<String> texts = log.takeTexts();
        if (scenario.option("weak_identity_map", false)) {
            Forgetting.collect();
        }
        ObjectNode picture = observer.picture();
        List<String> disturbing = log.takeTexts();
        if (!disturbing.isEmpty()) {
            throw new IllegalStateException("looking has sent " + disturbing);
        }
        return new Observation(
                thrown == null ? null : ErrorCategories.of(thrown), thrown, value, statements, texts, picture);
    }

    private Outcome execute(Step step) throws Exception {
        Operation operation = operations.get(step.operation());
        if (operation == null) {
            throw new UnsupportedOperationException("no step " + step.operation());
        }
        OpenSession session = sessions.get(step.session());
        if (!step.flag("no_autoflush", false)) {
            return operation.run(step, session);
        }
        AutoflushBlock block = session.athanor().withoutAutoflush();
        try {
            return operation.run(step, session);
        } finally {
            block.close();
        }
    }

    /** All rows: as the transaction of the first session sees them, or as anybody else does. */
    public JsonNode finalTables() throws SQLException {
        List<Connection> lent = unit.database().dataSource().lent();
        boolean own = !scenario.endsCommitted() && !lent.isEmpty();
        return unit.database().dump(own ? lent.get(0) : unit.database().otherConnection());
    }

    @Override
    public void close() throws SQLException {
        try {
            sessions.close();
        } finally {
            unit.database().dataSource().reclaim();
        }
    }
}
