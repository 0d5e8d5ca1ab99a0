package dev.athanor.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.spi.PersistenceUnitTransactionType;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** The classes of jakarta.transaction are needed by units with JTA transactions, and by nobody else. */
class WithoutJtaApiTest {
    /** Loads Athanor's classes anew, and hides those of JTA from them. */
    private static final class HidingLoader extends ClassLoader {
        HidingLoader() {
            super(WithoutJtaApiTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.transaction.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.athanor.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : defined(name);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Opens a unit with transactions of its own, in the copy of this class that the hiding loader makes. */
    public static final class Local implements Callable<Object> {
        /** Created by the test. */
        public Local() {}

        @Override
        public Object call() {
            try (var factory = new ContainerUnit().open()) {
                factory.runInTransaction(manager -> assertThat(manager.isOpen()).isTrue());
                return factory.getTransactionType().name();
            }
        }
    }

    /** Opens a unit with JTA transactions, likewise. */
    public static final class Jta implements Callable<Object> {
        /** Created by the test. */
        public Jta() {}

        @Override
        public Object call() {
            ContainerUnit unit = new ContainerUnit();
            unit.transactionType = PersistenceUnitTransactionType.JTA;
            unit.jtaDataSource = new JdbcDataSource();
            ((JdbcDataSource) unit.jtaDataSource).setURL("jdbc:h2:mem:");
            try {
                unit.open();
                return "opened";
            } catch (RuntimeException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }

    private static Object call(Class<? extends Callable<Object>> type) throws Exception {
        Class<?> copy = new HidingLoader().loadClass(type.getName());
        assertThat(copy).isNotSameAs(type);
        return ((Callable<?>) copy.getDeclaredConstructor().newInstance()).call();
    }

    @Test
    void aUnitWithTransactionsOfItsOwnOpens() throws Exception {
        assertThat(call(Local.class)).isEqualTo("RESOURCE_LOCAL");
    }

    @Test
    void aUnitWithJtaTransactionsIsRefused() throws Exception {
        assertThat(call(Jta.class))
                .isEqualTo(
                        "ATH0332 The persistence unit 'contained' has JTA transactions, and jakarta.transaction is not on"
                                + " the class path -> Add jakarta.transaction:jakarta.transaction-api and a transaction manager, or set"
                                + " the transaction-type to RESOURCE_LOCAL.");
    }
}
