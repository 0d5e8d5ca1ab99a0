package dev.athanor.jpa;

import dev.athanor.message.ApiMessage;
import dev.athanor.message.UnsupportedUnwrapException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** {@code unwrap} of the Jakarta interfaces. */
final class Unwrapping {
    private Unwrapping() {}

    /**
     * The first of several objects that is of a type.
     *
     * @param what whose method was called, for the message
     * @param holds the adapter itself and what it stands for
     */
    static <T> T unwrap(String what, Class<T> type, Object... holds) {
        for (Object each : holds) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        String known =
                Arrays.stream(holds).map(each -> each.getClass().getName()).collect(Collectors.joining(", "));
        throw new UnsupportedUnwrapException(ApiMessage.CANNOT_UNWRAP, what, type.getName(), known);
    }
}
