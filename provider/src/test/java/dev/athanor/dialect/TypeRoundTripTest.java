package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.ddl.SchemaExecutor;
import dev.athanor.internal.ddl.SchemaWriter;
import dev.athanor.schema.Column;
import dev.athanor.schema.Name;
import dev.athanor.schema.Table;
import dev.athanor.sql.Expression;
import dev.athanor.sql.FromItem;
import dev.athanor.sql.Insert;
import dev.athanor.sql.Predicate;
import dev.athanor.sql.Select;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import dev.athanor.type.ColumnType;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.TemporalPart;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every basic type comes back from a column of its own type as it went in, and so does NULL. */
final class TypeRoundTripTest {
    private static final Map<ColumnType, List<Object>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(ColumnTypes.BOOLEAN, List.of(true, false));
        VALUES.put(ColumnTypes.BYTE, List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE));
        VALUES.put(ColumnTypes.SHORT, List.of((short) 0, Short.MIN_VALUE, Short.MAX_VALUE));
        VALUES.put(ColumnTypes.INTEGER, List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE));
        VALUES.put(ColumnTypes.LONG, List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE));
        VALUES.put(ColumnTypes.FLOAT, List.of(0f, 1.5f, -Float.MAX_VALUE, Float.MIN_NORMAL, Float.NaN));
        VALUES.put(
                ColumnTypes.DOUBLE, List.of(0d, 1.5d, -Double.MAX_VALUE, Double.MIN_NORMAL, Double.POSITIVE_INFINITY));
        VALUES.put(ColumnTypes.CHARACTER, List.of('x', ' ', 'ß', '€'));
        VALUES.put(ColumnTypes.STRING, List.of("", " padded ", "it's \\ 100 % _", "Grüße 日本 😀", "x".repeat(255)));
        VALUES.put(
                ColumnTypes.BIG_INTEGER,
                List.of(BigInteger.ZERO, BigInteger.TEN.pow(60).negate()));
        VALUES.put(
                ColumnTypes.BIG_DECIMAL,
                List.of(
                        BigDecimal.ZERO,
                        new BigDecimal("-0.000000000001"),
                        new BigDecimal("12345678901234567890.123")));
        VALUES.put(ColumnTypes.UUID_TYPE, List.of(new UUID(0, 0), new UUID(-1, -1)));
        VALUES.put(ColumnTypes.BYTES, List.of(new byte[0], new byte[] {0, -1, 127, -128}, new byte[100_000]));
        VALUES.put(of(Byte[].class), List.of(new Byte[0], new Byte[] {0, -1, 127}));
        VALUES.put(of(char[].class), List.of(new char[0], "text".toCharArray()));
        VALUES.put(of(Character[].class), List.of(new Character[0], new Character[] {'t', 'x'}));
        VALUES.put(
                ColumnTypes.LOCAL_DATE,
                List.of(LocalDate.of(2024, 2, 29), LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31)));
        VALUES.put(
                ColumnTypes.LOCAL_TIME,
                List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000), LocalTime.of(12, 0, 0, 1000)));
        VALUES.put(
                ColumnTypes.LOCAL_DATE_TIME,
                // The second one is an hour that the clocks skip in much of Europe.
                List.of(LocalDateTime.of(1970, 1, 1, 0, 0), LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_456_000)));
        VALUES.put(
                ColumnTypes.OFFSET_TIME,
                List.of(
                        OffsetTime.of(0, 0, 0, 0, ZoneOffset.UTC),
                        OffsetTime.of(12, 30, 1, 0, ZoneOffset.ofHours(-5))));
        VALUES.put(
                ColumnTypes.OFFSET_DATE_TIME,
                List.of(OffsetDateTime.of(2024, 6, 1, 12, 0, 0, 123_456_000, ZoneOffset.UTC)));
        VALUES.put(
                ColumnTypes.INSTANT,
                List.of(
                        Instant.EPOCH,
                        Instant.parse("1900-01-01T00:00:00Z"),
                        Instant.parse("2024-06-01T12:00:00.123456Z")));
        VALUES.put(ColumnTypes.YEAR, List.of(Year.of(0), Year.of(2024), Year.of(-44)));
        VALUES.put(of(java.sql.Date.class), List.of(java.sql.Date.valueOf("2024-02-29")));
        VALUES.put(of(Time.class), List.of(Time.valueOf("00:00:00"), Time.valueOf("23:59:59")));
        VALUES.put(of(Timestamp.class), List.of(Timestamp.valueOf("2024-02-29 23:59:59.123456")));
        VALUES.put(of(Date.class), List.of(new Date(0), new Date(1_700_000_000_123L)));
        VALUES.put(
                temporal(Date.class, TemporalPart.DATE),
                List.of(new Date(java.sql.Date.valueOf("1999-12-31").getTime())));
        VALUES.put(
                temporal(Date.class, TemporalPart.TIME),
                List.of(new Date(Time.valueOf("13:14:15").getTime())));
        VALUES.put(temporal(Calendar.class, TemporalPart.TIMESTAMP), List.of(calendar(1_700_000_000_123L)));
        VALUES.put(
                temporal(Calendar.class, TemporalPart.DATE),
                List.of(calendar(java.sql.Date.valueOf("1999-12-31").getTime())));
        VALUES.put(ColumnTypes.enumOrdinal(DayOfWeek.class), List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        VALUES.put(ColumnTypes.enumName(DayOfWeek.class), List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        VALUES.put(
                ColumnTypes.enumValue(DayOfWeek.class, ColumnTypes.SHORT, day -> (short) (day.ordinal() * 100)),
                List.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
        VALUES.put(ColumnTypes.serializable(ArrayList.class), List.of(new ArrayList<>(List.of("a", 1L))));
        VALUES.put(ColumnTypes.lob(String.class), List.of("", "text ".repeat(100_000)));
        VALUES.put(ColumnTypes.lob(char[].class), List.of("text ".repeat(1000).toCharArray()));
        VALUES.put(ColumnTypes.lob(Character[].class), List.of((Object) new Character[] {'a', 'b'}));
        VALUES.put(ColumnTypes.lob(byte[].class), List.of(new byte[0], new byte[1_000_000]));
        VALUES.put(ColumnTypes.lob(Byte[].class), List.of((Object) new Byte[] {1, 2}));
        VALUES.put(ColumnTypes.lob(ArrayList.class), List.of(new ArrayList<>(List.of("x".repeat(10_000)))));
    }

    private static ColumnType of(Class<?> type) {
        ColumnType found = ColumnTypes.of(type);
        assertThat(found).as(type.getName()).isNotNull();
        return found;
    }

    private static ColumnType temporal(Class<?> type, TemporalPart part) {
        return ColumnTypes.temporal(type, part);
    }

    private static Calendar calendar(long millis) {
        Calendar calendar = Calendar.getInstance();
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    @OnEachDatabase
    void everyTypeComesBack(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Table table = DialectFixture.table("T");
            Column id = DialectFixture.add(table, "ID", ColumnTypes.INTEGER);
            table.setPrimaryKey(List.of(id));
            List<ColumnType> types = VALUES.keySet().stream()
                    .map(type -> fixture.dialect().adapted(type, Column.Shape.DEFAULT))
                    .toList();
            List<List<Object>> samples = List.copyOf(VALUES.values());
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                columns.add(DialectFixture.add(table, "C" + i, types.get(i)));
            }
            new SchemaExecutor(database.dataSource()::getConnection)
                    .run(new SchemaWriter(fixture.dialect()).create(List.of(table), List.of()));

            int key = 0;
            for (int i = 0; i < types.size(); i++) {
                ColumnType type = types.get(i);
                List<@Nullable Object> values = new ArrayList<>(samples.get(i));
                values.add(null);
                for (Object value : values) {
                    if (database.kind() == TestDatabase.Kind.MARIADB && isNotFinite(value)) {
                        // MariaDB has none.
                        continue;
                    }
                    check(fixture, table, id, columns.get(i), key++, value);
                }
            }
        }
    }

    private static boolean isNotFinite(@Nullable Object value) {
        return (value instanceof Float || value instanceof Double) && !Double.isFinite(((Number) value).doubleValue());
    }

    private static void check(
            DialectFixture fixture, Table table, Column id, Column column, int key, @Nullable Object value) {
        ColumnType type = column.type();
        fixture.update(
                new Insert(
                        table,
                        List.of(id, column),
                        List.of(List.of(
                                new Expression.Parameter(0, ColumnTypes.INTEGER), new Expression.Parameter(1, type))),
                        List.of()),
                key,
                value);
        Object read = fixture.column(
                        Select.builder()
                                .project(new Expression.ColumnRef("t", column))
                                .from(new FromItem.TableRef(table, "t"))
                                .where(Predicate.Comparison.equal(
                                        new Expression.ColumnRef("t", id),
                                        new Expression.Parameter(0, ColumnTypes.INTEGER)))
                                .build(),
                        type,
                        key)
                .get(0);
        assertThat(type.isSame(read, value))
                .as("%s: %s read as %s", type, value, read)
                .isTrue();
        if (value != null) {
            assertThat(read).as("class of %s", type).isInstanceOf(type.javaType());
            assertThat(read.getClass().isAssignableFrom(value.getClass()) || read.getClass() == value.getClass())
                    .isTrue();
        }
    }

    @OnEachDatabase
    void texts_longerThanAnyVarchar_fit(TestDatabase database) {
        try (DialectFixture fixture = DialectFixture.on(database)) {
            Table table = DialectFixture.table("T");
            Column id = DialectFixture.add(table, "ID", ColumnTypes.INTEGER);
            Column text = table.addColumn(
                    Name.of("C"),
                    ColumnTypes.STRING,
                    new Column.Shape(Integer.MAX_VALUE, -1, 0, null, null),
                    true,
                    false);
            new SchemaExecutor(database.dataSource()::getConnection)
                    .run(new SchemaWriter(fixture.dialect()).create(List.of(table), List.of()));
            check(fixture, table, id, text, 1, "x".repeat(2_000_000));
        }
    }
}
