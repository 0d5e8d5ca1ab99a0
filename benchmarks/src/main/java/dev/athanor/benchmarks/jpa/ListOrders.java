package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

final class ListOrders implements Workload<List<Order>> {
    private final EntityManagerFactory factory;

    ListOrders(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public List<Order> run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<Order> orders = em.createQuery("select o from Order o order by o.id", Order.class)
                    .getResultList();
            em.getTransaction().commit();
            return orders;
        }
    }

    @Override
    public List<String> describe(List<Order> orders) {
        return Lines.ofOrders(orders);
    }
}
