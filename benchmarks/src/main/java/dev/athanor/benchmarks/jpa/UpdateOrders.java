package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.util.List;

final class UpdateOrders implements Workload<Integer> {
    private final EntityManagerFactory factory;
    private int runs;

    UpdateOrders(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public Integer run() {
        BigDecimal total = BigDecimal.valueOf(++runs, 2);
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<Order> orders = em.createQuery("select o from Order o order by o.id", Order.class)
                    .getResultList();
            for (Order order : orders) {
                order.setTotal(total);
            }
            em.getTransaction().commit();
            return orders.size();
        }
    }

    @Override
    public List<String> describe(Integer updated) {
        return List.of(updated.toString());
    }
}
