package dev.athanor.type;

import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The column types of the basic types of Jakarta Persistence. Read-only after initialisation, shared by all threads.
 */
public final class ColumnTypes {
    /** Truth values. */
    public static final ColumnType BOOLEAN = new NumberTypes.BooleanType();
    /** 8 bit. */
    public static final ColumnType BYTE = new NumberTypes.ByteType();
    /** 16 bit. */
    public static final ColumnType SHORT = new NumberTypes.ShortType();
    /** 32 bit. */
    public static final ColumnType INTEGER = new NumberTypes.IntegerType();
    /** 64 bit. */
    public static final ColumnType LONG = new NumberTypes.LongType();
    /** Floating, single precision. */
    public static final ColumnType FLOAT = new NumberTypes.FloatType();
    /** Floating, double precision. */
    public static final ColumnType DOUBLE = new NumberTypes.DoubleType();
    /** One character. */
    public static final ColumnType CHARACTER = new TextTypes.CharacterType();
    /** Text. */
    public static final ColumnType STRING = new TextTypes.StringType(Types.VARCHAR);
    /** Whole numbers of any size. */
    public static final ColumnType BIG_INTEGER = new NumberTypes.BigIntegerType();
    /** Decimal numbers. */
    public static final ColumnType BIG_DECIMAL = new NumberTypes.BigDecimalType();
    /** UUIDs in the database's own type. */
    public static final ColumnType UUID_TYPE = new TextTypes.UuidType();
    /** Bytes. */
    public static final ColumnType BYTES = new BinaryTypes.ByteArrayType(Types.VARBINARY);
    /** Dates. */
    public static final ColumnType LOCAL_DATE = new TimeTypes.JavaTimeType<>(LocalDate.class, Types.DATE);
    /** Times of day. */
    public static final ColumnType LOCAL_TIME = new TimeTypes.JavaTimeType<>(LocalTime.class, Types.TIME);
    /** Dates with time of day. */
    public static final ColumnType LOCAL_DATE_TIME = new TimeTypes.JavaTimeType<>(LocalDateTime.class, Types.TIMESTAMP);
    /** Times of day with offset. */
    public static final ColumnType OFFSET_TIME =
            new TimeTypes.JavaTimeType<>(OffsetTime.class, Types.TIME_WITH_TIMEZONE);
    /** Dates with time of day and offset. */
    public static final ColumnType OFFSET_DATE_TIME =
            new TimeTypes.JavaTimeType<>(OffsetDateTime.class, Types.TIMESTAMP_WITH_TIMEZONE);
    /** Points of time. */
    public static final ColumnType INSTANT = new TimeTypes.InstantType();
    /** Years. */
    public static final ColumnType YEAR = new NumberTypes.YearType();

    private static final Map<Class<?>, ColumnType> BASIC = new HashMap<>();
    private static final Map<Class<?>, ColumnType> LOB = new HashMap<>();

    static {
        basic(BOOLEAN, boolean.class);
        basic(BYTE, byte.class);
        basic(SHORT, short.class);
        basic(INTEGER, int.class);
        basic(LONG, long.class);
        basic(FLOAT, float.class);
        basic(DOUBLE, double.class);
        basic(CHARACTER, char.class);
        for (ColumnType type : new ColumnType[] {
            STRING,
            BIG_INTEGER,
            BIG_DECIMAL,
            UUID_TYPE,
            BYTES,
            LOCAL_DATE,
            LOCAL_TIME,
            LOCAL_DATE_TIME,
            OFFSET_TIME,
            OFFSET_DATE_TIME,
            INSTANT,
            YEAR,
            new BinaryTypes.BoxedByteArrayType(Types.VARBINARY),
            new TextTypes.CharArrayType(Types.VARCHAR),
            new TextTypes.CharacterArrayType(Types.VARCHAR),
            LegacyTimeType.date(TemporalPart.TIMESTAMP),
            LegacyTimeType.calendar(TemporalPart.TIMESTAMP),
            LegacyTimeType.sqlDate(),
            LegacyTimeType.sqlTime(),
            LegacyTimeType.sqlTimestamp()
        }) {
            basic(type, type.javaType());
        }
        for (ColumnType type : new ColumnType[] {
            new TextTypes.StringType(Types.CLOB), new TextTypes.CharArrayType(Types.CLOB),
            new TextTypes.CharacterArrayType(Types.CLOB), new BinaryTypes.ByteArrayType(Types.BLOB),
            new BinaryTypes.BoxedByteArrayType(Types.BLOB)
        }) {
            LOB.put(type.javaType(), type);
        }
    }

    private ColumnTypes() {}

    private static void basic(ColumnType type, Class<?> alias) {
        BASIC.put(type.javaType(), type);
        BASIC.put(alias, type);
    }

    /**
     * The type of an attribute without further annotations. Date and Calendar are taken as timestamps.
     *
     * @param javaType the attribute's type; primitives have the type of their wrapper
     * @return null for enums, Serializable and everything that is not basic
     */
    public static @Nullable ColumnType of(Class<?> javaType) {
        return BASIC.get(javaType);
    }

    /**
     * The type of an attribute marked as {@code @Lob}.
     *
     * @param javaType String, char[], Character[], byte[], Byte[] or a Serializable
     */
    public static ColumnType lob(Class<?> javaType) {
        ColumnType type = LOB.get(javaType);
        return type != null ? type : new SerializableType(javaType, Types.BLOB);
    }

    /**
     * The type of an attribute marked as {@code @Temporal}.
     *
     * @param javaType {@link Date} or {@link Calendar}, or one of the types of java.sql whose part is fixed
     * @param part what of it is stored
     * @throws IllegalArgumentException for any other type
     */
    public static ColumnType temporal(Class<?> javaType, TemporalPart part) {
        if (javaType == Date.class) {
            return LegacyTimeType.date(part);
        }
        if (javaType == Calendar.class) {
            return LegacyTimeType.calendar(part);
        }
        ColumnType type = BASIC.get(javaType);
        if (type != null
                && (javaType == java.sql.Date.class || javaType == Time.class || javaType == Timestamp.class)) {
            return type;
        }
        throw new IllegalArgumentException(javaType.getName() + " is neither Date nor Calendar");
    }

    /** The constants of an enum as their ordinals. */
    public static ColumnType enumOrdinal(Class<? extends Enum<?>> enumClass) {
        return new EnumType(enumClass, INTEGER, Enum::ordinal);
    }

    /** The constants of an enum as their names. */
    public static ColumnType enumName(Class<? extends Enum<?>> enumClass) {
        return new EnumType(enumClass, STRING, Enum::name);
    }

    /**
     * The constants of an enum as the values of a field marked as {@code @EnumeratedValue}.
     *
     * @param enumClass the enum
     * @param valueType how the values travel
     * @param value the value of a constant, of the value type's Java type, not null
     * @throws IllegalArgumentException if two constants have the same value
     */
    public static ColumnType enumValue(
            Class<? extends Enum<?>> enumClass, ColumnType valueType, Function<Enum<?>, Object> value) {
        return new EnumType(enumClass, valueType, value);
    }

    /** Any Serializable as bytes. */
    public static ColumnType serializable(Class<?> javaType) {
        return new SerializableType(javaType, Types.LONGVARBINARY);
    }

    /** Whether instances of the class are known to never change. */
    public static boolean isImmutable(Class<?> javaType) {
        ColumnType type = BASIC.get(javaType);
        return type != null ? !type.isMutable() : javaType.isEnum();
    }
}
