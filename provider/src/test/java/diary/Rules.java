package diary;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;

final class Rules {
    private Rules() {}

    static void run() {
        Map<String, String> rules = Map.of("athanor.semantics", "sqlalchemy");
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("diary", rules);
                EntityManager em = factory.createEntityManager()) {
            Entry entry = new Entry();
            entry.text = "A good day.";
            em.persist(entry); // a transaction has begun by itself, and nothing is sent
            System.out.println("key before the flush: " + entry.id);
            em.getTransaction().commit(); // inserts the row, and forgets what the object holds
            System.out.println("read again: " + entry.text);
            em.remove(entry);
            em.flush(); // deletes the row
            em.getTransaction().rollback(); // takes the row back, and the object too
            System.out.println("still there: " + em.contains(entry));
        }
    }
}
