package dev.athanor.internal.boot;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** Asks the environment for objects by name, as the specification does it. */
final class Jndi {
    private Jndi() {}

    @SuppressWarnings(
            "BanJNDI") // The name is the application's configuration, as its class path is; no input of users.
    static @Nullable Object lookUp(String name) throws NamingException {
        return new InitialContext().lookup(name);
    }
}
