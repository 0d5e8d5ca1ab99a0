package dev.athanor.type;

import java.sql.Types;

/** What of a {@link java.util.Date} or {@link java.util.Calendar} a column stores. */
public enum TemporalPart {
    /** The date. */
    DATE(Types.DATE),
    /** The time of day. */
    TIME(Types.TIME),
    /** Both. */
    TIMESTAMP(Types.TIMESTAMP);

    private final int jdbcType;

    TemporalPart(int jdbcType) {
        this.jdbcType = jdbcType;
    }

    int jdbcType() {
        return jdbcType;
    }
}
