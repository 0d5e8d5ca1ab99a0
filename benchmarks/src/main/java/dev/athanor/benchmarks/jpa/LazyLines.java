package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

final class LazyLines implements Workload<List<Order>> {
    private final EntityManagerFactory factory;

    LazyLines(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** The hints are EclipseLink's way to load lazy collections in groups; the others ignore them. */
    @Override
    public List<Order> run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<Order> orders = em.createQuery("select o from Order o where o.id <= 100 order by o.id", Order.class)
                    .setHint("eclipselink.batch", "o.lines")
                    .setHint("eclipselink.batch.type", "IN")
                    .getResultList();
            for (Order order : orders) {
                if (order.getLines().isEmpty()) {
                    throw new IllegalStateException("an order without lines");
                }
            }
            em.getTransaction().commit();
            return orders;
        }
    }

    @Override
    public List<String> describe(List<Order> orders) {
        return Lines.ofOrdersWithLines(orders);
    }
}
