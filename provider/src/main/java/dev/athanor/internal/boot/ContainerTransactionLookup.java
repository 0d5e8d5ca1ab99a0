package dev.athanor.internal.boot;

import dev.athanor.internal.jta.JtaPlatforms;
import dev.athanor.internal.session.TransactionPlatform;
import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.StateMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the transactions of the container: by the property {@code athanor.jta.transaction-manager}, else by the name that
 * Jakarta EE has for them, else by those of servers. Stateless.
 */
final class ContainerTransactionLookup {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerTransactionLookup.class);

    private static final String API = "jakarta.transaction.TransactionSynchronizationRegistry";

    /** The first is the one of Jakarta EE; it is not there yet while some servers deploy. */
    private static final List<String> NAMES = List.of(
            "java:comp/TransactionSynchronizationRegistry",
            "java:jboss/TransactionSynchronizationRegistry",
            "java:jboss/TransactionManager",
            "java:appserver/TransactionManager");

    private static final List<String> USER_TRANSACTIONS =
            List.of("java:comp/UserTransaction", "java:jboss/UserTransaction");

    private ContainerTransactionLookup() {}

    /**
     * The transactions of the container.
     *
     * @throws ConfigurationException if there are none
     */
    static TransactionPlatform find(PersistenceUnit unit, AthanorConfig config) {
        if (!hasApi()) {
            throw new ConfigurationException(BootMessage.JTA_API_MISSING, unit.name());
        }
        @Nullable Object given = config.find(Settings.JTA_TRANSACTION_MANAGER).orElse(null);
        if (given != null) {
            Object found = given instanceof String name ? named(name) : given;
            return platform(found)
                    .orElseThrow(() -> new ConfigurationException(
                            BootMessage.JTA_WRONG_TYPE,
                            given instanceof String name
                                    ? "'" + name + "'"
                                    : "An object of " + given.getClass().getName()));
        }
        return NAMES.stream()
                .flatMap(name -> platform(attempt(name)).stream())
                .findFirst()
                .orElseThrow(() ->
                        new ConfigurationException(BootMessage.JTA_NOT_FOUND, unit.name(), String.join(", ", NAMES)));
    }

    private static boolean hasApi() {
        try {
            Class.forName(API, false, ContainerTransactionLookup.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            LOG.debug("jakarta.transaction is not there", e);
            return false;
        }
    }

    private static Optional<TransactionPlatform> platform(@Nullable Object found) {
        return JtaPlatforms.of(found, ContainerTransactionLookup::userTransaction);
    }

    private static @Nullable Object named(String name) {
        try {
            return Jndi.lookUp(name);
        } catch (NamingException e) {
            throw new ConfigurationException(e, BootMessage.JTA_NAME_FAILED, name, BootMessage.reason(e));
        }
    }

    private static @Nullable Object attempt(String name) {
        try {
            return Jndi.lookUp(name);
        } catch (NamingException e) {
            LOG.debug("there is no {}", name, e);
            return null;
        }
    }

    private static Object userTransaction() {
        List<Object> found = new ArrayList<>();
        for (String name : USER_TRANSACTIONS) {
            @Nullable Object candidate = attempt(name);
            if (candidate != null) {
                found.add(candidate);
            }
        }
        if (found.isEmpty()) {
            throw new InvalidStateException(StateMessage.CONTAINER_BEGINS_NONE, String.join(", ", USER_TRANSACTIONS));
        }
        return found.get(0);
    }
}
