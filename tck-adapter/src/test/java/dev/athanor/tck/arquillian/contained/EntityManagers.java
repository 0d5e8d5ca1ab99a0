package dev.athanor.tck.arquillian.contained;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

/** One EntityManagerFactory for the application, one EntityManager for each request. */
@ApplicationScoped
public class EntityManagers {
    @Produces
    @ApplicationScoped
    EntityManagerFactory factory() {
        return Persistence.createEntityManagerFactory("library");
    }

    void close(@Disposes EntityManagerFactory factory) {
        factory.close();
    }

    @Produces
    @RequestScoped
    EntityManager manager(EntityManagerFactory factory) {
        return factory.createEntityManager();
    }

    void close(@Disposes EntityManager manager) {
        manager.close();
    }
}
