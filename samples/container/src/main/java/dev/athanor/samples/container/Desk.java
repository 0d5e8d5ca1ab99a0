package dev.athanor.samples.container;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where the application gets the EntityManager of its transaction. */
@TransactionScoped
public class Desk implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Transactions are not carried over to other machines, although their beans could be. */
    private transient @Nullable EntityManager manager;

    /** For the container, which makes a proxy. */
    protected Desk() {}

    /** Created by the container in a transaction, in which the EntityManager takes part, therefore. */
    @Inject
    public Desk(EntityManagerFactory factory) {
        this.manager = factory.createEntityManager();
    }

    /** The EntityManager of the transaction. */
    public EntityManager manager() {
        EntityManager present = manager;
        if (present == null) {
            throw new IllegalStateException("this is not the transaction's own desk");
        }
        return present;
    }

    @PreDestroy
    void close() {
        manager().close();
    }
}
