package dev.athanor.jpa;

import dev.athanor.internal.query.model.QueryParameter;
import jakarta.persistence.TemporalType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Date;

/** What a date with a temporal type is bound as, in the calls that are deprecated since Jakarta Persistence 3.2. */
final class Temporals {
    private Temporals() {}

    @SuppressWarnings("deprecation") // the specification's own
    static Date of(Date value, TemporalType type) {
        return switch (type) {
            case DATE -> new java.sql.Date(value.getTime());
            case TIME -> new Time(value.getTime());
            case TIMESTAMP -> value instanceof Timestamp timestamp ? timestamp : new Timestamp(value.getTime());
        };
    }

    /** A Calendar stays one where the query expects one. */
    @SuppressWarnings("deprecation") // the specification's own
    static Object of(Calendar value, TemporalType type, QueryParameter parameter) {
        return parameter.type().javaType() == Calendar.class ? value : of(value.getTime(), type);
    }
}
