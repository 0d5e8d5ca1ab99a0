package dev.athanor.tck.arquillian.contained;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;

/** Begins and ends the transactions. */
@InTransaction
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class TransactionInterceptor {
    @Inject
    private EntityManager manager;

    @AroundInvoke
    Object inTransaction(InvocationContext call) throws Exception {
        EntityTransaction transaction = manager.getTransaction();
        transaction.begin();
        try {
            Object result = call.proceed();
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }
}
