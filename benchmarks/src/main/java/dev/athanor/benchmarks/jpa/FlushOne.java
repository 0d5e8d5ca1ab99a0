package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.Customer;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

final class FlushOne implements Workload<Customer> {
    private final ManagedCustomers managed;
    private int runs;

    FlushOne(EntityManagerFactory factory) {
        managed = new ManagedCustomers(factory);
    }

    @Override
    public Customer run() {
        managed.em.getTransaction().begin();
        Customer customer = managed.customers.get(5000);
        customer.setCity("Town " + ++runs);
        managed.em.getTransaction().commit();
        return customer;
    }

    @Override
    public List<String> describe(Customer customer) {
        return List.of(Lines.of(customer));
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
