package dev.athanor.internal.query;

import dev.athanor.internal.jdbc.CallRunner;
import dev.athanor.internal.jdbc.StatementOptions;
import dev.athanor.internal.loading.FetchRequest;
import dev.athanor.internal.loading.LoadContext;
import dev.athanor.internal.loading.PopulateRule;
import dev.athanor.internal.loading.RowContext;
import dev.athanor.internal.mapping.NamedProcedure;
import dev.athanor.internal.query.plan.NativeResult;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.QueryCallMessage;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call of a stored procedure as a caller holds it: parameters, and what came back. Everything that comes back is read at
 * once, so that nothing stays open on the connection; results of cursors come after the others, in the order of their
 * parameters. May run several times. For one thread at a time.
 */
public final class ProcedureCall {
    private final String name;
    private final List<NativeResult> results;
    private final NativeResult undescribed;
    private final List<ProcedureParameter> parameters = new ArrayList<>();
    /** Lists of results, and numbers of changed rows. */
    private @Nullable List<Object> outcome;

    private int next;
    private int firstResult;
    private int maxResults = Integer.MAX_VALUE;
    private int timeoutMillis;

    /**
     * Creates the call.
     *
     * @param name the procedure's name in the database
     * @param results what the rows of its results become, one per result; the last one serves all further ones
     * @param undescribed what rows become if there is none
     */
    ProcedureCall(String name, List<NativeResult> results, NativeResult undescribed) {
        this.name = name;
        this.results = List.copyOf(results);
        this.undescribed = undescribed;
    }

    // ---- parameters -------------------------------------------------------------------------------------------------

    /**
     * Registers a parameter. Those with names are passed in the order in which they are registered.
     *
     * @param parameter its name, or null if it has a position
     * @param position its position from 1, or 0 if it has a name
     * @param mode which way its value goes
     * @param type the type of its value
     * @throws InvalidArgumentException if the position is none, or parameters with names and positions are mixed
     */
    public void register(@Nullable String parameter, int position, NamedProcedure.Mode mode, Class<?> type) {
        if (parameter == null && position < 1) {
            throw new InvalidArgumentException(QueryCallMessage.NEGATIVE, "position of a parameter", position);
        }
        if (!parameters.isEmpty() && (parameters.get(0).name() == null) != (parameter == null)) {
            throw new InvalidArgumentException(QueryCallMessage.MIXED_NATIVE_PARAMETERS);
        }
        parameters.removeIf(present -> present.position() == position && Objects.equals(present.name(), parameter));
        parameters.add(new ProcedureParameter(parameter, position, mode, type));
        if (parameter == null) {
            parameters.sort((a, b) -> Integer.compare(a.position(), b.position()));
        }
    }

    /** The parameters in the order in which they are passed. */
    public List<ProcedureParameter> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * The parameter of a name.
     *
     * @throws InvalidArgumentException if there is none
     */
    public ProcedureParameter parameter(@Nullable String wanted) {
        for (ProcedureParameter parameter : parameters) {
            if (parameter.name() != null && parameter.name().equals(wanted)) {
                return parameter;
            }
        }
        throw unknown(":" + wanted);
    }

    /**
     * The parameter of a position.
     *
     * @throws InvalidArgumentException if there is none
     */
    public ProcedureParameter parameter(int position) {
        for (ProcedureParameter parameter : parameters) {
            if (parameter.name() == null && parameter.position() == position) {
                return parameter;
            }
        }
        throw unknown("?" + position);
    }

    private InvalidArgumentException unknown(String parameter) {
        String known = parameters.stream().map(ProcedureParameter::toString).collect(Collectors.joining(", "));
        return new InvalidArgumentException(
                QueryCallMessage.UNKNOWN_PARAMETER,
                parameter,
                "Register it with registerStoredProcedureParameter. ",
                known.isEmpty() ? "no parameters" : known);
    }

    // ---- settings ---------------------------------------------------------------------------------------------------

    /** How many rows of each result are left out. */
    public int firstResult() {
        return firstResult;
    }

    /**
     * Leaves out the first rows of each result.
     *
     * @throws InvalidArgumentException if the number is negative
     */
    public void setFirstResult(int number) {
        firstResult = QueryCall.checked(number, "first result");
    }

    /** How many rows of each result there are at most. */
    public int maxResults() {
        return maxResults;
    }

    /**
     * Returns no more rows of each result than so many.
     *
     * @throws InvalidArgumentException if the number is negative
     */
    public void setMaxResults(int number) {
        maxResults = QueryCall.checked(number, "maximum of results");
    }

    /** Limits the time that the call takes; 0 for no limit. */
    public void setTimeoutMillis(int millis) {
        timeoutMillis = QueryCall.checked(millis, "timeout");
    }

    // ---- execution --------------------------------------------------------------------------------------------------

    /**
     * Calls the procedure. Who calls this has flushed what it must see.
     *
     * @param load the session
     * @throws InvalidStateException if a parameter lacks its value
     */
    public void execute(LoadContext load) {
        parameters.stream().filter(ProcedureParameter::goesIn).forEach(ProcedureParameter::value);
        String marks = parameters.stream().map(parameter -> "?").collect(Collectors.joining(", "));
        boolean cursors = parameters.stream().anyMatch(ProcedureParameter::isCursor);
        RowContext context = new RowContext(load, PopulateRule.FILL);
        outcome = new CallRunner(load.jdbc())
                .run(
                        "{call " + name + "(" + marks + ")}",
                        new StatementOptions(0, timeoutMillis),
                        cursors,
                        statement -> run(statement, context));
        next = 0;
        context.finish();
    }

    private List<Object> run(CallableStatement statement, RowContext context) throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).prepare(statement, i + 1);
        }
        List<Object> found = new ArrayList<>();
        int described = 0;
        boolean isResult = statement.execute();
        while (true) {
            if (isResult) {
                try (ResultSet rows = statement.getResultSet()) {
                    found.add(read(rows, described++, context));
                }
            } else {
                int count = statement.getUpdateCount();
                if (count < 0) {
                    break;
                }
                found.add(count);
            }
            isResult = statement.getMoreResults();
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).isCursor() && statement.getObject(i + 1) instanceof ResultSet rows) {
                found.add(read(rows, described++, context));
                rows.close();
            } else if (parameters.get(i).comesOut()) {
                parameters.get(i).take(statement, i + 1);
            }
        }
        if (found.stream().anyMatch(List.class::isInstance)) {
            // What the driver counts for the call itself is no result beside real ones.
            found.removeIf(Integer.valueOf(0)::equals);
        }
        return found;
    }

    private List<@Nullable Object> read(ResultSet rows, int result, RowContext context) throws SQLException {
        NativeResult reader = results.isEmpty() ? undescribed : results.get(Math.min(result, results.size() - 1));
        return reader.read(rows, context, FetchRequest.NONE, firstResult, maxResults);
    }

    // ---- what came back ---------------------------------------------------------------------------------------------

    /** Whether it has run. */
    public boolean isExecuted() {
        return outcome != null;
    }

    /** Whether what comes next are rows. */
    public boolean hasRows() {
        return outcome != null && next < outcome.size() && outcome.get(next) instanceof List<?>;
    }

    /** The next result; null if what comes next are no rows. */
    public @Nullable List<?> rows() {
        return hasRows() ? (List<?>) Objects.requireNonNull(outcome).get(next++) : null;
    }

    /** How many rows were changed next; -1 if something else comes next. */
    public int count() {
        return outcome != null && next < outcome.size() && outcome.get(next) instanceof Integer
                ? (Integer) outcome.get(next++)
                : -1;
    }

    /**
     * Checks that there can be values that came out.
     *
     * @throws InvalidStateException if it has not run
     */
    public void requireExecuted() {
        if (outcome == null) {
            throw new InvalidStateException(QueryCallMessage.NOT_EXECUTED, name);
        }
    }
}
