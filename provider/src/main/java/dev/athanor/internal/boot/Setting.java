package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.message.Suggestions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One property or hint: the key to its value and its entry in the documentation. The constants are in {@link Settings}.
 *
 * @param <T> the type of its value
 * @param name the name that users write
 * @param scopes where it may be given
 * @param type what it may be
 * @param fallback the value when it is not given, if there is one
 * @param sentence what it does
 */
public record Setting<T>(
        String name,
        Set<Scope> scopes,
        ValueType<T> type,
        @Nullable T fallback,
        String sentence) {

    /** Where a property or hint may be given. */
    public enum Scope {
        /** In persistence.xml or to createEntityManagerFactory. */
        UNIT("persistence unit"),
        /** To createEntityManager or EntityManager.setProperty. */
        ENTITY_MANAGER("entity manager"),
        /** As a hint of a query. */
        QUERY("query"),
        /** With one call, for example find or lock. */
        CALL("call"),
        /** With one attribute of one entity. */
        ATTRIBUTE("attribute");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Copies the scopes. */
    public Setting {
        scopes = Collections.unmodifiableSet(EnumSet.copyOf(scopes));
    }

    /**
     * Reads a hint that a program gives with a query or a call.
     *
     * @throws InvalidArgumentException if the value is not one of those allowed
     */
    public T fromHint(Object given) {
        return type.read(given)
                .orElseThrow(() -> new InvalidArgumentException(
                        BootMessage.PROPERTY_WRONG_VALUE, "hint", name, described(given), allowed(given)));
    }

    /** A refused value in words; the value of what could be a secret is not repeated. */
    String described(Object given) {
        if (given instanceof CharSequence
                || given instanceof Number
                || given instanceof Boolean
                || given instanceof Enum<?>) {
            return isSecret() ? "this text" : "'" + given + "'";
        }
        return "an object of " + given.getClass().getName();
    }

    /** The allowed values, with the nearest one in front if the given one looks like a slip. */
    String allowed(Object given) {
        Optional<String> near = given instanceof CharSequence text
                ? Optional.ofNullable(Suggestions.nearest(text.toString(), type.choices()))
                : Optional.empty();
        return type.allowed()
                + near.map(name -> " (did you mean '" + name + "'?)").orElse("");
    }

    boolean isSecret() {
        return Secrets.isSecret(name);
    }

    /** The scopes in words, from the widest to the narrowest. */
    String scopeWords() {
        return scopes.stream().map(Scope::toString).collect(Collectors.joining(", "));
    }
}
