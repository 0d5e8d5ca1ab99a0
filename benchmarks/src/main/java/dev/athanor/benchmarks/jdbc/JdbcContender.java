package dev.athanor.benchmarks.jdbc;

import dev.athanor.benchmarks.Contender;
import dev.athanor.benchmarks.Task;
import dev.athanor.benchmarks.Workload;
import javax.sql.DataSource;

/** Hand-written JDBC. */
public final class JdbcContender implements Contender {
    private final DataSource dataSource;

    public JdbcContender(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Workload<?> workload(Task task) {
        return switch (task) {
            case FIND -> new FindOrders(dataSource);
            case LIST -> new ListOrders(dataSource);
            case WIDE -> new ListWideRows(dataSource);
            case JOIN_FETCH -> new JoinLines(dataSource);
            case LAZY -> new OrdersThenLines(dataSource);
            case REPEAT -> new RepeatQuery(dataSource);
            case INSERT -> new InsertOrders(dataSource);
            case UPDATE -> new UpdateOrders(dataSource);
            case FLUSH_CLEAN -> new FlushClean();
            case FLUSH_ONE -> new FlushOne(dataSource);
            case GRAPH -> new InsertGraph(dataSource);
        };
    }

    @Override
    public void close() {}
}
