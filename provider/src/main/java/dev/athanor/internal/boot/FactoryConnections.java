package dev.athanor.internal.boot;

import dev.athanor.internal.jdbc.ConnectionSource;
import dev.athanor.internal.session.ContainerTransactions;
import dev.athanor.internal.session.TransactionPlatform;
import dev.athanor.message.ConfigurationException;
import jakarta.persistence.PersistenceUnitTransactionType;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a factory, by who controls the transactions on them. For any number of threads.
 *
 * @param outside connections that take no part in a container's transactions: all, if the program controls transactions
 * @param container the container's transactions and the connections that take part in them, or null
 */
record FactoryConnections(
        ConnectionSource outside, @Nullable ContainerTransactions container) {
    /**
     * The connections of a factory.
     *
     * @throws ConfigurationException if the container's transactions are not found
     */
    static FactoryConnections of(PersistenceUnit unit, AthanorConfig config, DataSource dataSource) {
        ConnectionSource own = dataSource::getConnection;
        if (config.get(Settings.TRANSACTION_TYPE) == PersistenceUnitTransactionType.RESOURCE_LOCAL) {
            return new FactoryConnections(own, null);
        }
        TransactionPlatform platform = ContainerTransactionLookup.find(unit, config);
        ConnectionSource managed = ConnectionSource.managed(own);
        ConnectionSource outside = DataSources.outsideOfJta(config)
                .<ConnectionSource>map(other -> other::getConnection)
                .orElse(managed);
        return new FactoryConnections(outside, new ContainerTransactions(platform, managed));
    }

    /** Lets work run on connections outside of the container's transaction: who creates tables, commits. */
    void runOutside(Consumer<ConnectionSource> work) {
        if (container == null) {
            work.accept(outside);
        } else {
            container.platform().outside(() -> work.accept(outside));
        }
    }
}
