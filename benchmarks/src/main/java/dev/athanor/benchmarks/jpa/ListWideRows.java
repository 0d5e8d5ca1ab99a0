package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.WideRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;

final class ListWideRows implements Workload<List<WideRow>> {
    private final EntityManagerFactory factory;

    ListWideRows(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public List<WideRow> run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            List<WideRow> rows = em.createQuery("select w from WideRow w order by w.id", WideRow.class)
                    .getResultList();
            em.getTransaction().commit();
            return rows;
        }
    }

    @Override
    public List<String> describe(List<WideRow> rows) {
        return rows.stream().map(row -> row.values().toString()).toList();
    }
}
