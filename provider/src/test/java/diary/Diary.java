package diary;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;

final class Diary {
    private Diary() {}

    static void run() {
        try (EntityManagerFactory factory = Persistence.createEntityManagerFactory("diary")) {
            factory.runInTransaction(em -> {
                Entry question = new Entry();
                question.text = "What is an athanor?";
                Entry answer = new Entry();
                answer.text = "A furnace that keeps an even heat for a long time.";
                answer.answerTo = question;
                em.persist(answer);
            });
            factory.runInTransaction(
                    em -> em.createQuery("select e from Entry e where e.answerTo is not null", Entry.class)
                            .getResultList()
                            .forEach(e -> System.out.println(e.answerTo.text + " " + e.text)));
        }
    }
}
