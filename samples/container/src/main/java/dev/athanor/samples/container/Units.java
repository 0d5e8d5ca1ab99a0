package dev.athanor.samples.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;

/** Opens the persistence unit for the application, over the container's transactions. */
@ApplicationScoped
public class Units {
    @Produces
    @ApplicationScoped
    EntityManagerFactory factory() {
        return Persistence.createEntityManagerFactory(
                "hotel",
                Map.of(
                        "athanor.jta.transaction-manager",
                        com.arjuna.ats.jta.TransactionManager.transactionManager(),
                        "jakarta.persistence.jtaDataSource",
                        new EnlistedDataSource("jdbc:h2:mem:hotel;DB_CLOSE_DELAY=-1")));
    }

    void close(@Disposes EntityManagerFactory factory) {
        factory.close();
    }
}
