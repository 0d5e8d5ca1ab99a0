package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Customer;
import dev.athanor.benchmarks.model.Order;
import dev.athanor.benchmarks.model.OrderStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.time.LocalDate;

final class InsertOrders implements Workload<Integer> {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final EntityManagerFactory factory;

    InsertOrders(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public Integer run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Customer customer = em.getReference(Customer.class, 7L);
            for (int i = 0; i < 1000; i++) {
                em.persist(new Order("NEW" + i, TODAY, OrderStatus.OPEN, BigDecimal.valueOf(i, 2), customer));
            }
            em.getTransaction().commit();
        }
        return 1000;
    }
}
