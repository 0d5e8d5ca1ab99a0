package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.Workload;
import dev.athanor.benchmarks.model.TreeNode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

final class PersistGraph implements Workload<Integer> {
    private final EntityManagerFactory factory;

    PersistGraph(EntityManagerFactory factory) {
        this.factory = factory;
    }

    @Override
    public Integer run() {
        try (EntityManager em = factory.createEntityManager()) {
            em.getTransaction().begin();
            TreeNode root = new TreeNode("root", null);
            for (int branch = 0; branch < 27; branch++) {
                TreeNode parent = root;
                for (int depth = 0; depth < 37; depth++) {
                    parent = new TreeNode("node " + branch + " " + depth, parent);
                }
            }
            em.persist(root);
            em.getTransaction().commit();
        }
        return 1000;
    }
}
