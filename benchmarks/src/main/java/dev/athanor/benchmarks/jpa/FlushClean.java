package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

final class FlushClean implements Workload<Integer> {
    private final ManagedCustomers managed;

    FlushClean(EntityManagerFactory factory) {
        managed = new ManagedCustomers(factory);
        managed.em.getTransaction().begin();
    }

    @Override
    public Integer run() {
        managed.em.flush();
        return managed.customers.size();
    }

    @Override
    public List<String> describe(Integer size) {
        return List.of(size.toString());
    }

    @Override
    public int runsPerReading() {
        return 20;
    }

    @Override
    public void close() {
        managed.close();
    }
}
