package dev.athanor.mapping;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attribute of each basic type that can be null. More than 64 columns are not needed for that. */
@Entity
@Table(name = "basics")
class BasicValues {
    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    enum Size {
        SMALL("s"),
        LARGE("l");

        @EnumeratedValue
        final String symbol;

        Size(String symbol) {
            this.symbol = symbol;
        }
    }

    enum Level {
        LOW(-10),
        HIGH(10);

        @EnumeratedValue
        final int rank;

        Level(int rank) {
            this.rank = rank;
        }
    }

    /** Has no column type of its own: stored as its bytes. */
    static final class Point implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        int x;
        final int y;

        Point(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Point that && x == that.x && y == that.y;
        }

        @Override
        public int hashCode() {
            return 31 * x + y;
        }
    }

    @Id
    int id;

    @Nullable Boolean truth;

    @Nullable Byte tiny;

    @Nullable Short small;

    @Nullable Integer whole;

    @Nullable Long large;

    @Nullable Float single;

    @Nullable Double twofold;

    @Nullable BigInteger huge;

    @Column(precision = 5)
    @Nullable BigInteger hugeOfFive;

    @Column(precision = 10, scale = 2)
    @Nullable BigDecimal amount;

    @Nullable BigDecimal exact;

    @Nullable Character letter;

    @Nullable String text;

    @Column(length = 8)
    @Nullable String code;

    char @Nullable [] letters;
    Character @Nullable [] boxedLetters;

    @Lob
    @Column(name = "long_text")
    @Nullable String longText;

    @Lob
    char @Nullable [] longLetters;

    @Lob
    Character @Nullable [] longBoxedLetters;

    byte @Nullable [] bytes;
    Byte @Nullable [] boxedBytes;

    @Lob
    byte @Nullable [] longBytes;

    @Lob
    Byte @Nullable [] longBoxedBytes;

    @Nullable LocalDate date;

    @Nullable LocalTime time;

    @Nullable LocalDateTime dateTime;

    @Column(secondPrecision = 0)
    @Nullable LocalDateTime toTheSecond;

    @Nullable OffsetTime offsetTime;

    @Nullable OffsetDateTime offsetDateTime;

    @Nullable Instant instant;

    @Column(name = "year_")
    @Nullable Year year;

    @Temporal(TemporalType.DATE)
    @Nullable Date onlyDate;

    @Temporal(TemporalType.TIME)
    @Nullable Date onlyTime;

    @Temporal(TemporalType.TIMESTAMP)
    @Nullable Date moment;

    @Nullable Date plainDate;

    @Temporal(TemporalType.DATE)
    @Nullable Calendar calendarDate;

    @Temporal(TemporalType.TIME)
    @Nullable Calendar calendarTime;

    @Temporal(TemporalType.TIMESTAMP)
    @Nullable Calendar calendar;

    java.sql.@Nullable Date sqlDate;

    @Nullable Time sqlTime;

    @Nullable Timestamp sqlTimestamp;

    @Nullable UUID uuid;

    @Nullable Colour byOrdinal;

    @Enumerated
    @Nullable Colour marked;

    @Enumerated(EnumType.STRING)
    @Nullable Colour byName;

    @Nullable Size bySymbol;

    @Nullable Level byRank;

    @Nullable Point point;

    @Lob
    @Nullable Point longPoint;

    BasicValues() {}

    BasicValues(int id) {
        this.id = id;
    }
}
