package dev.athanor.jpa;

import dev.athanor.message.ApiMessage;
import dev.athanor.message.InvalidArgumentException;
import jakarta.persistence.TemporalType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** What a date with a temporal type is bound as, in the calls that are deprecated since Jakarta Persistence 3.2. */
final class Temporals {
    private Temporals() {}

    @SuppressWarnings("deprecation") // the specification's own
    static @Nullable Date of(@Nullable Date value, @Nullable TemporalType type) {
        TemporalType part = given(type);
        if (value == null) {
            return null;
        }
        return switch (part) {
            case DATE -> new java.sql.Date(value.getTime());
            case TIME -> new Time(value.getTime());
            case TIMESTAMP -> value instanceof Timestamp timestamp ? timestamp : new Timestamp(value.getTime());
        };
    }

    /**
     * A Calendar stays one where one is expected.
     *
     * @param expected the type of the parameter
     */
    @SuppressWarnings("deprecation") // the specification's own
    static @Nullable Object of(@Nullable Calendar value, @Nullable TemporalType type, Class<?> expected) {
        TemporalType part = given(type);
        return value == null || expected == Calendar.class ? value : of(value.getTime(), part);
    }

    @SuppressWarnings("deprecation") // the specification's own
    private static TemporalType given(@Nullable TemporalType type) {
        if (type == null) {
            throw new InvalidArgumentException(ApiMessage.NULL_ARGUMENT, "setParameter()", "temporal type");
        }
        return type;
    }
}
