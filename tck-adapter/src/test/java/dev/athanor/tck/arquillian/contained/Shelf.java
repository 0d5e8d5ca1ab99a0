package dev.athanor.tck.arquillian.contained;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** What the application does with authors. */
@ApplicationScoped
public class Shelf {
    @Inject
    private EntityManager manager;

    /** Writes an author with as many books, and forgets them. */
    @InTransaction
    public void add(int author, int books) {
        Author added = new Author(author);
        for (int i = 0; i < books; i++) {
            added.write("book " + i + " of " + author);
        }
        manager.persist(added);
        manager.flush();
        manager.clear();
    }

    /** Writes an author and fails. */
    @InTransaction
    public void addAndFail(int author) {
        manager.persist(new Author(author));
        manager.flush();
        throw new UnsupportedOperationException("no room");
    }
}
