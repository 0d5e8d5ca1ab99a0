package dev.athanor.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.NativeKind;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which types there are, which of them change in place, and when two values are the same to a column. */
final class ColumnTypesTest {
    private enum Colour {
        RED,
        GREEN
    }

    @Test
    void allBasicTypesOfTheSpecification_areThere() {
        List<Class<?>> basic = List.of(
                boolean.class,
                byte.class,
                short.class,
                int.class,
                long.class,
                float.class,
                double.class,
                char.class,
                Boolean.class,
                Byte.class,
                Short.class,
                Integer.class,
                Long.class,
                Float.class,
                Double.class,
                Character.class,
                String.class,
                BigInteger.class,
                BigDecimal.class,
                UUID.class,
                byte[].class,
                Byte[].class,
                char[].class,
                Character[].class,
                Date.class,
                Calendar.class,
                java.sql.Date.class,
                Time.class,
                Timestamp.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                OffsetTime.class,
                OffsetDateTime.class,
                Instant.class,
                Year.class);
        for (Class<?> type : basic) {
            assertThat(ColumnTypes.of(type)).as(type.getName()).isNotNull();
        }
        assertThat(ColumnTypes.of(int.class))
                .isSameAs(ColumnTypes.of(Integer.class))
                .isSameAs(ColumnTypes.INTEGER);
        assertThat(ColumnTypes.of(int.class).javaType()).isEqualTo(Integer.class);
        assertThat(ColumnTypes.of(Colour.class)).isNull();
        assertThat(ColumnTypes.of(Serializable.class)).isNull();
        assertThat(ColumnTypes.of(Object.class)).isNull();
    }

    @Test
    void nativeKinds_ofPrimitivesAndStrings() {
        assertThat(ColumnTypes.BOOLEAN.nativeKind()).isEqualTo(NativeKind.BOOLEAN);
        assertThat(ColumnTypes.BYTE.nativeKind()).isEqualTo(NativeKind.BYTE);
        assertThat(ColumnTypes.SHORT.nativeKind()).isEqualTo(NativeKind.SHORT);
        assertThat(ColumnTypes.INTEGER.nativeKind()).isEqualTo(NativeKind.INT);
        assertThat(ColumnTypes.LONG.nativeKind()).isEqualTo(NativeKind.LONG);
        assertThat(ColumnTypes.FLOAT.nativeKind()).isEqualTo(NativeKind.FLOAT);
        assertThat(ColumnTypes.DOUBLE.nativeKind()).isEqualTo(NativeKind.DOUBLE);
        assertThat(ColumnTypes.STRING.nativeKind()).isEqualTo(NativeKind.STRING);
        assertThat(ColumnTypes.lob(String.class).nativeKind()).isEqualTo(NativeKind.STRING);
        for (ColumnType type : List.of(
                ColumnTypes.CHARACTER,
                ColumnTypes.YEAR,
                ColumnTypes.BIG_INTEGER,
                ColumnTypes.LOCAL_DATE,
                ColumnTypes.enumOrdinal(Colour.class),
                ColumnTypes.enumName(Colour.class),
                new ConvertedType("Converter", Long.class, ColumnTypes.LONG, value -> value, value -> value))) {
            assertThat(type.nativeKind()).as("%s", type).isEqualTo(NativeKind.OBJECT);
        }
    }

    @Test
    void mutableTypes_copyAndCompareByContent() {
        assertMutable(ColumnTypes.BYTES, new byte[] {1}, new byte[] {1}, new byte[] {2});
        assertMutable(ColumnTypes.lob(byte[].class), new byte[] {1}, new byte[] {1}, new byte[] {2});
        assertMutable(ColumnTypes.of(Byte[].class), new Byte[] {1}, new Byte[] {1}, new Byte[] {2});
        assertMutable(ColumnTypes.of(char[].class), new char[] {'a'}, new char[] {'a'}, new char[] {'b'});
        assertMutable(
                ColumnTypes.of(Character[].class), new Character[] {'a'}, new Character[] {'a'}, new Character[] {'b'});
        assertMutable(ColumnTypes.of(Date.class), new Date(5), new Timestamp(5), new Date(6));
        assertMutable(ColumnTypes.of(Timestamp.class), new Timestamp(5), new Timestamp(5), new Timestamp(6));
        Calendar now = Calendar.getInstance();
        Calendar later = (Calendar) now.clone();
        later.setTimeInMillis(now.getTimeInMillis() + 1);
        assertMutable(ColumnTypes.of(Calendar.class), now, now.clone(), later);
        assertMutable(
                ColumnTypes.serializable(ArrayList.class),
                new ArrayList<>(List.of("a")),
                new ArrayList<>(List.of("a")),
                new ArrayList<>(List.of("b")));
        assertThat(ColumnTypes.STRING.isMutable()).isFalse();
        assertThat(ColumnTypes.STRING.copy("a")).isEqualTo("a");
    }

    private static void assertMutable(ColumnType type, Object value, Object same, Object other) {
        assertThat(type.isMutable()).as("%s", type).isTrue();
        assertThat(type.copy(value)).isNotSameAs(value).isEqualTo(value);
        assertThat(type.copy(null)).isNull();
        assertThat(type.isSame(value, type.copy(value))).isTrue();
        assertThat(type.isSame(value, same)).isTrue();
        assertThat(type.isSame(value, other)).isFalse();
        assertThat(type.isSame(value, null)).isFalse();
        assertThat(type.isSame(null, value)).isFalse();
        assertThat(type.isSame(null, null)).isTrue();
    }

    @Test
    void sameness_isThatOfTheColumn() {
        ColumnType date = ColumnTypes.temporal(Date.class, TemporalPart.DATE);
        Date morning = new Date(Timestamp.valueOf("2024-02-29 08:00:00").getTime());
        Date evening = new Date(Timestamp.valueOf("2024-02-29 20:00:00").getTime());
        assertThat(date.isSame(morning, evening)).isTrue();
        assertThat(date.jdbcType()).isEqualTo(Types.DATE);
        ColumnType time = ColumnTypes.temporal(Calendar.class, TemporalPart.TIME);
        assertThat(time.isSame(calendar(morning), calendar(evening))).isFalse();
        assertThat(time.jdbcType()).isEqualTo(Types.TIME);
        assertThat(ColumnTypes.BIG_DECIMAL.isSame(new BigDecimal("1.5"), new BigDecimal("1.50")))
                .isTrue();
        assertThat(ColumnTypes.BIG_DECIMAL.isSame(new BigDecimal("1.5"), null)).isFalse();
    }

    private static Calendar calendar(Date date) {
        Calendar calendar = Calendar.getInstance();
        calendar.setTime(date);
        return calendar;
    }

    @Test
    void temporal_isForDatesOnly() {
        assertThat(ColumnTypes.temporal(Timestamp.class, TemporalPart.TIMESTAMP))
                .isSameAs(ColumnTypes.of(Timestamp.class));
        assertThatThrownBy(() -> ColumnTypes.temporal(LocalDate.class, TemporalPart.DATE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void enumValues_mustDiffer() {
        assertThatThrownBy(() -> ColumnTypes.enumValue(Colour.class, ColumnTypes.INTEGER, colour -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two constants of")
                .hasMessageContaining("Colour");
        assertThat(ColumnTypes.enumOrdinal(DayOfWeek.class).jdbcType()).isEqualTo(Types.INTEGER);
        assertThat(ColumnTypes.enumName(DayOfWeek.class).jdbcType()).isEqualTo(Types.VARCHAR);
    }

    @Test
    void converted_withImmutableJavaType_isComparedByEquals() {
        ConvertedType type = new ConvertedType(
                "Converter",
                Integer.class,
                ColumnTypes.STRING,
                value -> value == null ? "none" : value.toString(),
                value -> "none".equals(value) ? null : Integer.valueOf((String) value));
        assertThat(type.isMutable()).isFalse();
        assertThat(type.jdbcType()).isEqualTo(Types.VARCHAR);
        assertThat(type.javaType()).isEqualTo(Integer.class);
        assertThat(type.isSame(1, 1)).isTrue();
        assertThat(type.isSame(1, null)).isFalse();
    }

    @Test
    void converted_withOtherJavaType_isCopiedAndComparedByItsColumnValue() {
        ConvertedType type = new ConvertedType(
                "Converter",
                StringBuilder.class,
                ColumnTypes.STRING,
                value -> value == null ? null : value.toString(),
                value -> value == null ? null : new StringBuilder((String) value));
        StringBuilder value = new StringBuilder("a");
        Object copy = type.copy(value);
        assertThat(type.isMutable()).isTrue();
        assertThat(type.isSame(value, copy)).isTrue();
        value.append("b");
        assertThat(type.isSame(value, copy)).isFalse();
        assertThat(type.isSame(null, null)).isTrue();
        assertThat(type.copy(null)).isNull();
    }
}
