package dev.athanor.internal.jta;

import dev.athanor.internal.session.TransactionPlatform;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes platforms of what containers offer. Only used where the classes of jakarta.transaction are. */
public final class JtaPlatforms {
    private JtaPlatforms() {}

    /**
     * The platform over an object of a container.
     *
     * @param found a TransactionManager or a TransactionSynchronizationRegistry; anything else gives nothing
     * @param userTransaction looks for the UserTransaction, which a registry needs to begin transactions; asked when the
     *     first is begun, and throws if there is none
     */
    public static Optional<TransactionPlatform> of(@Nullable Object found, Supplier<Object> userTransaction) {
        if (found instanceof TransactionSynchronizationRegistry registry) {
            return Optional.of(new RegistryPlatform(registry, userTransaction));
        }
        if (found instanceof TransactionManager manager) {
            return Optional.of(new ManagerPlatform(manager));
        }
        return Optional.empty();
    }
}
