package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;

final class FindOrders implements Workload<List<Order>> {
    private final EntityManagerFactory factory;

    FindOrders(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public List<Order> run() {
        List<Order> orders = new ArrayList<>(100);
        for (long id = 1; id <= 100; id++) {
            try (EntityManager em = factory.createEntityManager()) {
                em.getTransaction().begin();
                orders.add(em.find(Order.class, id));
                em.getTransaction().commit();
            }
        }
        return orders;
    }

    @Override
    public List<String> describe(List<Order> orders) {
        return Lines.ofOrders(orders);
    }
}
