package dev.athanor.samples.agent;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;

/** Lights lamps, and shows that reads and writes of plain fields are seen. */
public final class Lamps {
    private Lamps() {}

    /**
     * Runs the program.
     *
     * @param arguments not used
     */
    public static void main(String... arguments) {
        try (EntityManagerFactory factory = new PersistenceConfiguration("lamps")
                .managedClass(Lamp.class)
                .property(PersistenceConfiguration.SCHEMAGEN_DATABASE_ACTION, "create")
                .createEntityManagerFactory()) {
            factory.runInTransaction(manager -> {
                Lamp first = new Lamp(1, null);
                manager.persist(first);
                manager.persist(new Lamp(2, first));
            });
            factory.runInTransaction(manager -> {
                Lamp second = manager.find(Lamp.class, 2);
                check(
                        !factory.getPersistenceUnitUtil().isLoaded(second, "litFrom"),
                        "the first lamp is not loaded yet");
                Lamp first = second.litFrom;
                check(first != null && !first.lit, "it is when it is touched");
                second.lit = true;
            });
            factory.runInTransaction(manager -> check(manager.find(Lamp.class, 2).lit, "a changed field is written"));
        }
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalStateException("not so: " + sentence);
        }
        System.out.println(sentence);
    }
}
