package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.model.Customer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

/** A persistence context with ten thousand instances, kept from run to run. */
final class ManagedCustomers implements AutoCloseable {
    final EntityManager em;
    final List<Customer> customers;

    ManagedCustomers(EntityManagerFactory factory) {
        em = factory.createEntityManager();
        em.getTransaction().begin();
        customers = em.createQuery("select c from Customer c order by c.id", Customer.class)
                .getResultList();
        em.getTransaction().commit();
    }

    @Override
    public void close() {
        if (em.getTransaction().isActive()) {
            em.getTransaction().rollback();
        }
        em.close();
    }
}
