package dev.athanor.container;

import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real transaction manager, which keeps its log in memory. */
final class Narayana {
    private static final Logger LOG = Logger.getLogger("com.arjuna.ats");

    static {
        for (String store : new String[] {"", ".communicationStore", ".stateStore"}) {
            System.setProperty(
                    "com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean" + store + ".objectStoreType",
                    VolatileStore.class.getName());
        }
        // Nobody asks from outside.
        System.setProperty(
                "com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean.transactionStatusManagerEnable", "NO");
        // It warns of every transaction that a test makes fail.
        LOG.setLevel(Level.SEVERE);
    }

    static final TransactionManager MANAGER = com.arjuna.ats.jta.TransactionManager.transactionManager();

    static final TransactionSynchronizationRegistry REGISTRY = new TransactionSynchronizationRegistryImple();

    private Narayana() {}

    /** Work that may throw what JTA throws. */
    interface Work {
        void run() throws Exception;
    }

    /** Runs work in a transaction of its own. */
    static void inTransaction(Work work) throws Exception {
        MANAGER.begin();
        try {
            work.run();
        } catch (Exception | Error e) {
            MANAGER.rollback();
            throw e;
        }
        MANAGER.commit();
    }
}
