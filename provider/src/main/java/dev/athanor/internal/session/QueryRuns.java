package dev.athanor.internal.session;

import dev.athanor.internal.query.ProcedureCall;
import dev.athanor.internal.query.QueryCall;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.MissingTransactionException;
import dev.athanor.message.StateMessage;
import dev.athanor.schema.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs queries and bulk statements: each after a flush if it could see what is not written yet. For one thread at a time. */
final class QueryRuns {
    private final Session session;

    QueryRuns(Session session) {
        this.session = session;
    }

    /** Runs a query and returns its results, after a flush if it could see what is not written yet. */
    List<@Nullable Object> list(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.list(session.load());
    }

    /** Runs a query that is to have one result; otherwise like {@link #list}, but reads a second one at most if it can. */
    List<@Nullable Object> single(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.single(session.load());
    }

    /** Runs a query whose rows are read while the stream is used; otherwise like {@link #list}. */
    Stream<@Nullable Object> stream(QueryCall call) {
        call.ready(true);
        prepare(call);
        return call.stream(session.load());
    }

    /**
     * Changes rows; what instances learn of it is the rule of {@link BulkSync}.
     *
     * @return how many rows were changed
     * @throws MissingTransactionException if no transaction is active
     */
    int executeUpdate(QueryCall call) {
        call.ready(false);
        if (!session.transaction().isAvailable()) {
            throw new MissingTransactionException(StateMessage.NO_TRANSACTION);
        }
        BulkSync sync = BulkSync.of(
                call, call.running(session.load()), session.services().queries());
        prepare(call);
        if (sync == null) {
            return call.executeUpdate(session.load());
        }
        sync.before(session.load());
        int rows = call.executeUpdate(session.load());
        sync.after(session.transaction().snapshot());
        return rows;
    }

    /**
     * Calls a stored procedure, of which nobody knows what it reads.
     *
     * @param write whether what is pending is written first
     */
    void execute(ProcedureCall call, boolean write) {
        if (write) {
            session.flushes().autoflushAll();
        }
        call.execute(session.load());
    }

    private void prepare(QueryCall call) {
        flushFor(call);
        ParameterKeys.read(call.parameters(), session.context());
    }

    private void flushFor(QueryCall call) {
        if (!call.isAutoflush()) {
            return;
        }
        Set<Table> tables = session.rules().is(Switch.AUTOFLUSH, Choices.Autoflush.ANY_LOAD) ? null : call.tables();
        if (tables == null) {
            session.flushes().autoflushAll();
        } else {
            session.flushes().autoflush(tables);
        }
    }
}
