package dev.athanor.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.spi.PersistenceUnitTransactionType;
import jakarta.transaction.UserTransaction;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the container's transactions are looked for, and what a unit needs for them. */
class JtaSetUpTest {
    private static final Map<String, Object> NAMES = new ConcurrentHashMap<>();

    @Entity(name = "Mast")
    static class Mast {
        @Id
        int id;
    }

    private final ContainerUnit unit = new ContainerUnit().managing(Mast.class);

    @BeforeEach
    void enter() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:");
        unit.jtaDataSource = dataSource;
        unit.transactionType = PersistenceUnitTransactionType.JTA;
    }

    @AfterEach
    void leave() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        NAMES.clear();
    }

    private void opens() {
        try (EntityManagerFactory factory = unit.open()) {
            factory.createEntityManager().close();
        }
    }

    @Test
    void byTheNameOfJakartaEE() {
        NAMES.put("java:comp/TransactionSynchronizationRegistry", Narayana.REGISTRY);
        opens();
    }

    @Test
    void byTheNameOfAServer() {
        NAMES.put("java:appserver/TransactionManager", Narayana.MANAGER);
        opens();
    }

    @Test
    void byANameOfItsOwn() {
        NAMES.put("java:/mine", Narayana.MANAGER);
        unit.with("athanor.jta.transaction-manager", "java:/mine");
        opens();
    }

    @Test
    void aRegistryBeginsTransactionsThroughTheUserTransaction() {
        NAMES.put("java:comp/TransactionSynchronizationRegistry", Narayana.REGISTRY);
        NAMES.put("java:comp/UserTransaction", com.arjuna.ats.jta.UserTransaction.userTransaction());
        assertThat(NAMES.get("java:comp/UserTransaction")).isInstanceOf(UserTransaction.class);
        try (EntityManagerFactory factory = unit.open()) {
            factory.runInTransaction(
                    manager -> assertThat(manager.isJoinedToTransaction()).isTrue());
        }
    }

    @Test
    void nowhere() {
        assertThatThrownBy(unit::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0333 The persistence unit 'contained' has JTA transactions, and none of these names leads to a"
                                + " transaction manager: java:comp/TransactionSynchronizationRegistry,"
                                + " java:jboss/TransactionSynchronizationRegistry, java:jboss/TransactionManager,"
                                + " java:appserver/TransactionManager -> Give a TransactionManager or"
                                + " TransactionSynchronizationRegistry, or the JNDI name of one, in"
                                + " athanor.jta.transaction-manager.");
    }

    @Test
    void aNameThatIsNotThere() {
        unit.with("athanor.jta.transaction-manager", "java:/mine");
        assertThatThrownBy(unit::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0336 The transaction manager 'java:/mine' cannot be looked up: no such name -> Check the"
                                + " name.");
    }

    @Test
    void somethingElse() {
        unit.with("athanor.jta.transaction-manager", 5);
        assertThatThrownBy(unit::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("ATH0334 An object of java.lang.Integer is neither a TransactionManager nor a"
                        + " TransactionSynchronizationRegistry of jakarta.transaction -> Correct"
                        + " athanor.jta.transaction-manager.");
    }

    @Test
    void withoutAJtaDataSource() {
        unit.jtaDataSource = null;
        unit.on(new JdbcDataSource()).with("athanor.jta.transaction-manager", Narayana.MANAGER);
        assertThatThrownBy(unit::open)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATH0335 The persistence unit 'contained'");
    }

    @Test
    void aUnitThatDoesNotSayHasTheTransactionsOfItsDataSource() {
        unit.transactionType = null;
        NAMES.put("java:jboss/TransactionManager", Narayana.MANAGER);
        try (EntityManagerFactory factory = unit.open()) {
            assertThat(factory.getTransactionType().name()).isEqualTo("JTA");
        }
    }

    /** A factory may be created late, by whoever needs it first. */
    @Test
    void tablesAreCreatedOutsideOfTheTransactionThatIsActive() throws Exception {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
            EnlistingDataSource pool = new EnlistingDataSource(database);
            unit.jtaDataSource = pool;
            unit.creatingTables().with("athanor.jta.transaction-manager", Narayana.MANAGER);
            Narayana.MANAGER.begin();
            try (EntityManagerFactory factory = unit.open()) {
                factory.runInTransaction(manager -> manager.persist(new Mast()));
                Narayana.MANAGER.commit();
            }
            assertThat(pool.faults).isEmpty();
            assertThat(pool.open).isZero();
        }
    }

    @Test
    void aRegistryAloneDoesNotLetThemBeCreatedInATransaction() throws Exception {
        unit.creatingTables().with("athanor.jta.transaction-manager", Narayana.REGISTRY);
        Narayana.MANAGER.begin();
        try {
            assertThatThrownBy(unit::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH2148");
        } finally {
            Narayana.MANAGER.rollback();
        }
    }

    @Test
    void theTransactionTypeCanBeOverridden() {
        try (EntityManagerFactory factory =
                unit.open(Map.of("jakarta.persistence.transactionType", "RESOURCE_LOCAL"))) {
            factory.runInTransaction(
                    manager -> assertThat(manager.getTransaction().isActive()).isTrue());
        }
    }

    /** A naming service with the content of the test. */
    public static final class Names implements InitialContextFactory {
        /** Created by JNDI. */
        public Names() {}

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    Object found = NAMES.get(name);
                    if (found == null) {
                        throw new NameNotFoundException("no such name");
                    }
                    return found;
                }
            };
        }
    }
}
