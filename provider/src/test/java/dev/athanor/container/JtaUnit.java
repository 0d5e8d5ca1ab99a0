package dev.athanor.container;

import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import jakarta.persistence.spi.PersistenceUnitTransactionType;

/** A container's unit with JTA transactions, its data source, and a log of what reaches the database. */
final class JtaUnit implements AutoCloseable {
    @Entity(name = "Port")
    static class Port {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Port next;

        String name;

        @Version
        int version;

        Port() {}

        Port(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Call")
    static class Call {
        @Id
        @GeneratedValue
        Long id;
    }

    final EnlistingDataSource pool;
    final StatementLog log;
    final StatementLog outside;
    final EntityManagerFactory factory;

    /** Over a TransactionManager, with a data source for what is outside of transactions. */
    JtaUnit(TestDatabase database) {
        this(database, Narayana.MANAGER, true);
    }

    JtaUnit(TestDatabase database, Object transactions, boolean withOutside) {
        pool = new EnlistingDataSource(database);
        log = StatementLog.over(pool);
        outside = StatementLog.over(database);
        ContainerUnit unit = new ContainerUnit()
                .managing(Port.class, Call.class)
                .creatingTables()
                .with("athanor.jta.transaction-manager", transactions);
        unit.transactionType = PersistenceUnitTransactionType.JTA;
        unit.jtaDataSource = log.dataSource();
        unit.nonJtaDataSource = withOutside ? outside.dataSource() : null;
        factory = unit.open();
        log.clear();
        outside.clear();
        pool.faults.clear();
    }

    /** An EntityManager, which takes part in the transaction if there is one. */
    EntityManager manager() {
        return factory.createEntityManager();
    }

    /** Whether the row is there, seen by an EntityManager of its own. */
    boolean has(int port) {
        try (EntityManager other = manager()) {
            return other.find(Port.class, port) != null;
        }
    }

    @Override
    public void close() {
        factory.close();
    }
}
