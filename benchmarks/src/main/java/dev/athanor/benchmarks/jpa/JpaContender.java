package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Contender;
import dev.athanor.benchmarks.Task;
import dev.athanor.benchmarks.Workload;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;

/** The persistence unit that the context class loader shows. */
public final class JpaContender implements Contender {
    private final EntityManagerFactory factory;

    public JpaContender(DataSource dataSource) {
        factory = Persistence.createEntityManagerFactory(
                "benchmarks", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
    }

    @Override
    public Workload<?> workload(Task task) {
        return switch (task) {
            case FIND -> new FindOrders(factory);
            case LIST -> new ListOrders(factory);
            case WIDE -> new ListWideRows(factory);
            case JOIN_FETCH -> new JoinFetchLines(factory);
            case LAZY -> new LazyLines(factory);
            case REPEAT -> new RepeatQuery(factory);
            case INSERT -> new InsertOrders(factory);
            case UPDATE -> new UpdateOrders(factory);
            case FLUSH_CLEAN -> new FlushClean(factory);
            case FLUSH_ONE -> new FlushOne(factory);
            case GRAPH -> new PersistGraph(factory);
        };
    }

    @Override
    public void close() {
        factory.close();
    }
}
