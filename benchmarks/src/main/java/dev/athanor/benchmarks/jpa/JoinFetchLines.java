package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

final class JoinFetchLines implements Workload<Set<Order>> {
    private final EntityManagerFactory factory;

    JoinFetchLines(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** The set takes out the duplicates that one provider returns; DISTINCT would make the database look for them too. */
    @Override
    public Set<Order> run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            Set<Order> orders = new LinkedHashSet<>(em.createQuery(
                            "select o from Order o join fetch o.lines where o.id <= 100 order by o.id", Order.class)
                    .getResultList());
            em.getTransaction().commit();
            return orders;
        }
    }

    @Override
    public List<String> describe(Set<Order> orders) {
        return Lines.ofOrdersWithLines(orders);
    }
}
