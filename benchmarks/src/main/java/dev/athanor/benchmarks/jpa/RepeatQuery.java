package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;

final class RepeatQuery implements Workload<List<Order>> {
    private final EntityManagerFactory factory;

    RepeatQuery(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public List<Order> run() {
        List<Order> orders = new ArrayList<>(100);
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            for (int i = 1; i <= 100; i++) {
                orders.addAll(em.createQuery("select o from Order o where o.number = :number", Order.class)
                        .setParameter("number", "N" + i)
                        .getResultList());
            }
            em.getTransaction().commit();
        }
        return orders;
    }

    @Override
    public List<String> describe(List<Order> orders) {
        return Lines.ofOrders(orders);
    }
}
