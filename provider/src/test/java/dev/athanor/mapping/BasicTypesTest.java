package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.session.Session;
import dev.athanor.mapping.BasicValues.Colour;
import dev.athanor.mapping.BasicValues.Level;
import dev.athanor.mapping.BasicValues.Point;
import dev.athanor.mapping.BasicValues.Size;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * Every basic type of the specification: a value, null and the extremes go to the database, come back, can be changed to
 * each other, and are what plain JDBC finds there.
 */
class BasicTypesTest {
    /**
     * One attribute and values for it.
     *
     * @param column its column
     * @param write how the program writes it
     * @param read how the program reads it
     * @param asJdbc what JDBC finds in the column, for a value that is not null
     * @param jdbc how to ask JDBC
     * @param values the values
     */
    private record Sample<T>(
            String column,
            BiConsumer<BasicValues, @Nullable T> write,
            Function<BasicValues, @Nullable T> read,
            Function<T, Object> asJdbc,
            MappedUnit.ColumnReading jdbc,
            List<T> values) {}

    private final List<Sample<?>> samples = new ArrayList<>();

    @SafeVarargs
    private <T> void add(
            String column,
            BiConsumer<BasicValues, @Nullable T> write,
            Function<BasicValues, @Nullable T> read,
            Function<T, Object> asJdbc,
            MappedUnit.ColumnReading jdbc,
            T... values) {
        samples.add(new Sample<>(column, write, read, asJdbc, jdbc, List.of(values)));
    }

    BasicTypesTest() {
        addNumbers();
        addTexts();
        addBytes();
        addJavaTimes();
        addLegacyTimes();
        addOthers();
    }

    private void addNumbers() {
        add("truth", (e, v) -> e.truth = v, e -> e.truth, v -> v, ResultSet::getBoolean, true, false);
        add(
                "tiny",
                (e, v) -> e.tiny = v,
                e -> e.tiny,
                v -> v,
                ResultSet::getByte,
                (byte) 7,
                Byte.MIN_VALUE,
                Byte.MAX_VALUE);
        add(
                "small",
                (e, v) -> e.small = v,
                e -> e.small,
                v -> v,
                ResultSet::getShort,
                (short) 7,
                Short.MIN_VALUE,
                Short.MAX_VALUE);
        add(
                "whole",
                (e, v) -> e.whole = v,
                e -> e.whole,
                v -> v,
                ResultSet::getInt,
                7,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE);
        add(
                "large",
                (e, v) -> e.large = v,
                e -> e.large,
                v -> v,
                ResultSet::getLong,
                7L,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        add(
                "single",
                (e, v) -> e.single = v,
                e -> e.single,
                v -> v,
                ResultSet::getFloat,
                1.5f,
                -Float.MAX_VALUE,
                Float.MIN_NORMAL);
        add(
                "twofold",
                (e, v) -> e.twofold = v,
                e -> e.twofold,
                v -> v,
                ResultSet::getDouble,
                1.5,
                -Double.MAX_VALUE,
                Double.MIN_NORMAL);
        add(
                "huge",
                (e, v) -> e.huge = v,
                e -> e.huge,
                BigDecimal::new,
                ResultSet::getBigDecimal,
                BigInteger.ONE,
                BigInteger.TEN.pow(40).negate());
        add(
                "hugeOfFive",
                (e, v) -> e.hugeOfFive = v,
                e -> e.hugeOfFive,
                BigDecimal::new,
                ResultSet::getBigDecimal,
                BigInteger.ONE,
                BigInteger.valueOf(-99_999));
        add(
                "amount",
                (e, v) -> e.amount = v,
                e -> e.amount,
                v -> v,
                ResultSet::getBigDecimal,
                new BigDecimal("0.10"),
                new BigDecimal("-12345678.99"));
        add(
                "exact",
                (e, v) -> e.exact = v,
                e -> e.exact,
                v -> v,
                ResultSet::getBigDecimal,
                new BigDecimal("1E-30"),
                new BigDecimal("12345678901234567890.123"));
    }

    private void addTexts() {
        add(
                "letter",
                (e, v) -> e.letter = v,
                e -> e.letter,
                String::valueOf,
                ResultSet::getString,
                'x',
                ' ',
                '€',
                '\'');
        add(
                "text",
                (e, v) -> e.text = v,
                e -> e.text,
                v -> v,
                ResultSet::getString,
                "it's \\ 100 % \"",
                "",
                " padded ",
                "日本 😀",
                "x".repeat(255));
        add("code", (e, v) -> e.code = v, e -> e.code, v -> v, ResultSet::getString, "abc", "12345678");
        add(
                "letters",
                (e, v) -> e.letters = v,
                e -> e.letters,
                String::new,
                ResultSet::getString,
                "abc".toCharArray(),
                new char[0]);
        add(
                "boxedLetters",
                (e, v) -> e.boxedLetters = v,
                e -> e.boxedLetters,
                v -> v.length == 0 ? "" : "ab",
                ResultSet::getString,
                new Character[] {'a', 'b'},
                new Character[0]);
        add(
                "long_text",
                (e, v) -> e.longText = v,
                e -> e.longText,
                v -> v,
                ResultSet::getString,
                "short",
                "",
                "long ".repeat(200_000));
        add(
                "longLetters",
                (e, v) -> e.longLetters = v,
                e -> e.longLetters,
                String::new,
                ResultSet::getString,
                "short".toCharArray(),
                "long ".repeat(2000).toCharArray());
        add(
                "longBoxedLetters",
                (e, v) -> e.longBoxedLetters = v,
                e -> e.longBoxedLetters,
                v -> "ab",
                ResultSet::getString,
                new Character[][] {{'a', 'b'}});
    }

    private void addBytes() {
        add(
                "bytes",
                (e, v) -> e.bytes = v,
                e -> e.bytes,
                v -> v,
                ResultSet::getBytes,
                new byte[] {0, -1, 127, -128},
                new byte[0],
                new byte[10_000]);
        add(
                "boxedBytes",
                (e, v) -> e.boxedBytes = v,
                e -> e.boxedBytes,
                v -> new byte[] {1, -2},
                ResultSet::getBytes,
                new Byte[][] {{1, -2}});
        add(
                "longBytes",
                (e, v) -> e.longBytes = v,
                e -> e.longBytes,
                v -> v,
                ResultSet::getBytes,
                new byte[] {1},
                new byte[1_000_000]);
        add(
                "longBoxedBytes",
                (e, v) -> e.longBoxedBytes = v,
                e -> e.longBoxedBytes,
                v -> new byte[] {1, -2},
                ResultSet::getBytes,
                new Byte[][] {{1, -2}});
    }

    private static MappedUnit.ColumnReading object(Class<?> type) {
        return (row, column) -> row.getObject(column, type);
    }

    /** MariaDB has date and time in UTC for it. */
    private static Instant pointOfTime(ResultSet row, int column) throws SQLException {
        return row.getMetaData().getColumnTypeName(column).equals("DATETIME")
                ? row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC)
                : row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** MariaDB has a text for it. */
    private static OffsetTime offsetTime(ResultSet row, int column) throws SQLException {
        return row.getMetaData().getColumnType(column) == Types.VARCHAR
                ? OffsetTime.parse(row.getString(column))
                : row.getObject(column, OffsetTime.class);
    }

    private void addJavaTimes() {
        add(
                "date",
                (e, v) -> e.date = v,
                e -> e.date,
                v -> v,
                object(LocalDate.class),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(1, 1, 1),
                LocalDate.of(9999, 12, 31));
        add(
                "time",
                (e, v) -> e.time = v,
                e -> e.time,
                v -> v,
                object(LocalTime.class),
                LocalTime.of(12, 30),
                LocalTime.MIDNIGHT,
                LocalTime.of(23, 59, 59, 999_999_000));
        add(
                "dateTime",
                (e, v) -> e.dateTime = v,
                e -> e.dateTime,
                v -> v,
                object(LocalDateTime.class),
                LocalDateTime.of(2024, 3, 31, 2, 30, 0, 123_456_000),
                LocalDateTime.of(1, 1, 1, 0, 0),
                LocalDateTime.of(9999, 12, 31, 23, 59, 59));
        add(
                "toTheSecond",
                (e, v) -> e.toTheSecond = v,
                e -> e.toTheSecond,
                v -> v,
                object(LocalDateTime.class),
                LocalDateTime.of(2024, 3, 31, 2, 30, 1));
        add(
                "offsetTime",
                (e, v) -> e.offsetTime = v,
                e -> e.offsetTime,
                v -> v,
                BasicTypesTest::offsetTime,
                OffsetTime.of(12, 30, 0, 0, ZoneOffset.UTC),
                OffsetTime.of(23, 59, 59, 999_999_000, ZoneOffset.ofHours(-5)));
        add(
                "instant",
                (e, v) -> e.instant = v,
                e -> e.instant,
                v -> v.atOffset(ZoneOffset.UTC).toInstant(),
                BasicTypesTest::pointOfTime,
                Instant.parse("2024-06-01T12:00:00.123456Z"),
                Instant.EPOCH,
                Instant.parse("1900-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T00:00:00Z"));
        add(
                "offsetDateTime",
                (e, v) -> e.offsetDateTime = v,
                e -> e.offsetDateTime,
                OffsetDateTime::toInstant,
                BasicTypesTest::pointOfTime,
                OffsetDateTime.of(2024, 6, 1, 12, 0, 0, 0, ZoneOffset.UTC),
                OffsetDateTime.of(1950, 1, 1, 0, 0, 0, 1000, ZoneOffset.UTC));
        add(
                "year_",
                (e, v) -> e.year = v,
                e -> e.year,
                Year::getValue,
                ResultSet::getInt,
                Year.of(2024),
                Year.of(0),
                Year.of(-44));
    }

    private void addLegacyTimes() {
        add(
                "onlyDate",
                (e, v) -> e.onlyDate = v,
                e -> e.onlyDate,
                v -> new Timestamp(v.getTime()).toLocalDateTime().toLocalDate(),
                object(LocalDate.class),
                new GregorianCalendar(2024, Calendar.FEBRUARY, 29).getTime(),
                new GregorianCalendar(1600, Calendar.MARCH, 1).getTime());
        add(
                "onlyTime",
                (e, v) -> e.onlyTime = v,
                e -> e.onlyTime,
                v -> new Timestamp(v.getTime()).toLocalDateTime().toLocalTime(),
                object(LocalTime.class),
                new Date(Time.valueOf("23:59:59").getTime()));
        add(
                "moment",
                (e, v) -> e.moment = v,
                e -> e.moment,
                v -> new Timestamp(v.getTime()).toLocalDateTime(),
                object(LocalDateTime.class),
                new Date(0),
                new Date(1_700_000_000_123L),
                new GregorianCalendar(1600, Calendar.MARCH, 1, 1, 2, 3).getTime());
        add(
                "plainDate",
                (e, v) -> e.plainDate = v,
                e -> e.plainDate,
                v -> new Timestamp(v.getTime()).toLocalDateTime(),
                object(LocalDateTime.class),
                new Date(1_700_000_000_123L));
        add(
                "calendarDate",
                (e, v) -> e.calendarDate = v,
                e -> e.calendarDate,
                v -> LocalDate.of(2024, 2, 29),
                object(LocalDate.class),
                calendar(2024, Calendar.FEBRUARY, 29, 0, 0, 0));
        add(
                "calendarTime",
                (e, v) -> e.calendarTime = v,
                e -> e.calendarTime,
                v -> LocalTime.of(13, 14, 15),
                object(LocalTime.class),
                calendar(1970, Calendar.JANUARY, 1, 13, 14, 15));
        add(
                "calendar",
                (e, v) -> e.calendar = v,
                e -> e.calendar,
                v -> LocalDateTime.of(2024, 2, 29, 13, 14, 15),
                object(LocalDateTime.class),
                calendar(2024, Calendar.FEBRUARY, 29, 13, 14, 15));
        add(
                "sqlDate",
                (e, v) -> e.sqlDate = v,
                e -> e.sqlDate,
                java.sql.Date::toLocalDate,
                object(LocalDate.class),
                java.sql.Date.valueOf("2024-02-29"),
                java.sql.Date.valueOf("0001-01-01"));
        add(
                "sqlTime",
                (e, v) -> e.sqlTime = v,
                e -> e.sqlTime,
                Time::toLocalTime,
                object(LocalTime.class),
                Time.valueOf("00:00:00"),
                Time.valueOf("23:59:59"));
        add(
                "sqlTimestamp",
                (e, v) -> e.sqlTimestamp = v,
                e -> e.sqlTimestamp,
                Timestamp::toLocalDateTime,
                object(LocalDateTime.class),
                Timestamp.valueOf("2024-02-29 23:59:59.123456"),
                Timestamp.valueOf("0001-01-01 00:00:00"));
    }

    private static Calendar calendar(int year, int month, int day, int hour, int minute, int second) {
        return new GregorianCalendar(year, month, day, hour, minute, second);
    }

    private void addOthers() {
        add(
                "uuid",
                (e, v) -> e.uuid = v,
                e -> e.uuid,
                v -> v,
                object(UUID.class),
                UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
                new UUID(0, 0),
                new UUID(-1, -1));
        add(
                "byOrdinal",
                (e, v) -> e.byOrdinal = v,
                e -> e.byOrdinal,
                Colour::ordinal,
                ResultSet::getInt,
                Colour.RED,
                Colour.BLUE);
        add(
                "marked",
                (e, v) -> e.marked = v,
                e -> e.marked,
                Colour::ordinal,
                ResultSet::getInt,
                Colour.RED,
                Colour.BLUE);
        add(
                "byName",
                (e, v) -> e.byName = v,
                e -> e.byName,
                Colour::name,
                ResultSet::getString,
                Colour.RED,
                Colour.BLUE);
        add(
                "bySymbol",
                (e, v) -> e.bySymbol = v,
                e -> e.bySymbol,
                v -> v.symbol,
                ResultSet::getString,
                Size.SMALL,
                Size.LARGE);
        add("byRank", (e, v) -> e.byRank = v, e -> e.byRank, v -> v.rank, ResultSet::getInt, Level.LOW, Level.HIGH);
        add(
                "point",
                (e, v) -> e.point = v,
                e -> e.point,
                v -> true,
                (row, column) -> row.getBytes(column).length > 10,
                new Point(1, 2),
                new Point(Integer.MIN_VALUE, 0));
        add(
                "longPoint",
                (e, v) -> e.longPoint = v,
                e -> e.longPoint,
                v -> true,
                (row, column) -> row.getBytes(column).length > 10,
                new Point(1, 2));
    }

    @OnEachDatabase
    void everyValueComesBackAndIsWhatJdbcFinds(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            int rounds = 1
                    + samples.stream()
                            .mapToInt(each -> each.values().size())
                            .max()
                            .orElseThrow();
            for (int round = 0; round < rounds; round++) {
                int id = round;
                BasicValues values = new BasicValues(id);
                samples.forEach(each -> write(each, values, id));
                unit.persist(values);
            }
            for (int round = 0; round < rounds; round++) {
                int id = round;
                unit.with(BasicValues.class, id, loaded -> samples.forEach(each -> check(each, loaded, id)));
                samples.forEach(each -> checkColumn(unit, each, id, id));
            }
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void everyValueCanBecomeEveryOther(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            unit.persist(new BasicValues(1));
            int rounds = 2
                    * samples.stream()
                            .mapToInt(each -> each.values().size())
                            .max()
                            .orElseThrow();
            for (int i = 0; i < rounds; i++) {
                int round = i;
                unit.log.clear();
                unit.with(BasicValues.class, 1, loaded -> samples.forEach(each -> write(each, loaded, round)));
                assertThat(unit.log.statements("UPDATE")).as("round " + round).hasSize(1);
                unit.with(BasicValues.class, 1, loaded -> samples.forEach(each -> check(each, loaded, round)));
                samples.forEach(each -> checkColumn(unit, each, 1, round));
            }
        }
    }

    @OnEachDatabase
    void onlyTheChangedColumnIsWritten(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            BasicValues values = new BasicValues(1);
            samples.forEach(each -> write(each, values, 0));
            unit.persist(values);
            for (Sample<?> sample : samples) {
                unit.log.clear();
                unit.with(BasicValues.class, 1, loaded -> {
                    // Reading all and writing what is there already are no changes.
                    samples.forEach(each -> write(each, loaded, 0));
                    write(sample, loaded, sample.values().size());
                });
                assertThat(unit.log.statements("UPDATE"))
                        .containsExactly("UPDATE basics SET " + sample.column() + " = ? WHERE id = ?");
                unit.with(BasicValues.class, 1, loaded -> write(sample, loaded, 0));
            }
        }
    }

    /** The value of a round; after the last value comes null, then the first one again. */
    private static <T> @Nullable T value(Sample<T> sample, int round) {
        int at = round % (sample.values().size() + 1);
        return at < sample.values().size() ? sample.values().get(at) : null;
    }

    private static <T> void write(Sample<T> sample, BasicValues into, int round) {
        sample.write().accept(into, value(sample, round));
    }

    private static <T> void check(Sample<T> sample, BasicValues loaded, int round) {
        T expected = value(sample, round);
        T found = sample.read().apply(loaded);
        if (expected instanceof BigDecimal number && found instanceof BigDecimal other) {
            assertThat(other).as(sample.column()).isEqualByComparingTo(number);
        } else {
            assertThat(found).as("%s of round %s", sample.column(), round).isEqualTo(expected);
        }
        if (expected != null) {
            // A driver's subclass of Date would be equal in one direction only.
            Assertions.assertThat((Object) found.getClass()).as(sample.column()).isSameAs(expected.getClass());
        }
    }

    private static <T> void checkColumn(MappedUnit unit, Sample<T> sample, int id, int round) {
        T value = value(sample, round);
        String sql = "SELECT " + sample.column() + " FROM basics WHERE id = " + id;
        Object found = unit.query(sql, (row, column) -> {
                    row.getObject(column);
                    return row.wasNull() ? null : sample.jdbc().read(row, column);
                })
                .get(0)
                .get(0);
        Object expected = value == null ? null : sample.asJdbc().apply(value);
        if (expected instanceof BigDecimal number && found instanceof BigDecimal other) {
            assertThat(other).as(sample.column()).isEqualByComparingTo(number);
        } else {
            assertThat(found)
                    .as("column %s of round %s", sample.column(), round)
                    .isEqualTo(expected);
        }
    }

    @OnEachDatabase
    void primitivesComeBackWithTheirExtremes(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicPrimitives.class)) {
            unit.persist(new BasicPrimitives(1), BasicPrimitives.lowest(2), BasicPrimitives.highest(3));
            for (BasicPrimitives expected :
                    List.of(new BasicPrimitives(1), BasicPrimitives.lowest(2), BasicPrimitives.highest(3))) {
                unit.with(
                        BasicPrimitives.class,
                        expected.id,
                        loaded -> assertThat(loaded.all()).containsExactlyElementsOf(expected.all()));
            }
            unit.with(BasicPrimitives.class, 1, loaded -> loaded.copy(BasicPrimitives.highest(1)));
            unit.with(
                    BasicPrimitives.class,
                    1,
                    loaded -> assertThat(loaded.all())
                            .containsExactlyElementsOf(
                                    BasicPrimitives.highest(1).all()));
            unit.with(BasicPrimitives.class, 1, loaded -> loaded.copy(BasicPrimitives.lowest(1)));
            unit.with(
                    BasicPrimitives.class,
                    1,
                    loaded -> assertThat(loaded.all())
                            .containsExactlyElementsOf(BasicPrimitives.lowest(1).all()));
            assertThat(unit.row("SELECT y, s, i, l FROM primitives WHERE id = 2").stream()
                            .map(each -> ((Number) each).longValue()))
                    .containsExactly(-128L, -32768L, (long) Integer.MIN_VALUE, Long.MIN_VALUE);
        }
    }

    private static String nullable(TestDatabase database, String column) {
        if (database.kind() == TestDatabase.Kind.MARIADB) {
            String type = column.equals("b") ? "BOOLEAN" : column.equals("c") ? "VARCHAR(1)" : "DOUBLE";
            return "ALTER TABLE primitives MODIFY " + column + ' ' + type + " NULL";
        }
        return "ALTER TABLE primitives ALTER COLUMN " + column + " DROP NOT NULL";
    }

    @OnEachDatabase
    void theNullOfARowBecomesThePrimitivesDefault(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicPrimitives.class)) {
            for (String column : List.of("b", "y", "s", "c", "i", "l", "f", "d")) {
                database.execute(nullable(database, column));
            }
            database.execute("INSERT INTO primitives (id) VALUES (1)");
            // Not what the field initialisers say, which are for new instances.
            unit.with(
                    BasicPrimitives.class,
                    1,
                    loaded -> assertThat(loaded.all())
                            .containsExactly(1, false, (byte) 0, (short) 0, '\0', 0, 0L, 0f, 0d));
        }
    }

    @OnEachDatabase
    void aMutableValueThatIsChangedInPlaceIsWritten(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            BasicValues values = new BasicValues(1);
            values.bytes = new byte[] {1, 2, 3};
            values.moment = new Date(1000);
            values.calendar = calendar(2024, Calendar.MAY, 1, 0, 0, 0);
            values.letters = "abc".toCharArray();
            values.point = new Point(1, 2);
            unit.persist(values);
            unit.with(BasicValues.class, 1, loaded -> {
                loaded.bytes[1] = 9;
                loaded.moment.setTime(2000);
                loaded.calendar.set(Calendar.DAY_OF_MONTH, 2);
                loaded.letters[0] = 'x';
                loaded.point.x = 5;
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE basics SET letters = ?, bytes = ?, moment = ?, calendar = ?, point = ? WHERE id = ?");
            unit.with(BasicValues.class, 1, loaded -> {
                assertThat(loaded.bytes).containsExactly(1, 9, 3);
                assertThat(loaded.moment).isEqualTo(new Date(2000));
                assertThat(loaded.calendar.get(Calendar.DAY_OF_MONTH)).isEqualTo(2);
                assertThat(loaded.letters).isEqualTo("xbc".toCharArray());
                assertThat(loaded.point).isEqualTo(new Point(5, 2));
            });
        }
    }

    @OnEachDatabase
    void aMutableValueOfANewInstanceCanChangeUntilTheFlush(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            unit.inTransaction(session -> {
                BasicValues values = new BasicValues(1);
                byte[] bytes = {1, 2, 3};
                values.bytes = bytes;
                session.persist(values);
                bytes[0] = 7;
                session.flush();
                // The program still has the array: what it does to it after the flush is a change too.
                bytes[1] = 8;
            });
            unit.with(BasicValues.class, 1, loaded -> assertThat(loaded.bytes).containsExactly(7, 8, 3));
        }
    }

    @OnEachDatabase
    void aMutableValueThatWasAssignedCanChangeAfterTheFlushToo(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            unit.persist(new BasicValues(1));
            unit.with(BasicValues.class, 1, loaded -> assertThat(loaded.bytes).isNull());
            unit.inTransaction(session -> {
                BasicValues values = MappedUnit.find(session, BasicValues.class, 1);
                byte[] bytes = {1, 2, 3};
                for (byte i = 0; i < 3; i++) {
                    values.bytes = bytes;
                    session.flush();
                    bytes[2] = i;
                    session.flush();
                    assertThat(session.context().handedOut()).hasSize(1);
                }
                bytes[0] = 7;
            });
            unit.with(BasicValues.class, 1, loaded -> assertThat(loaded.bytes).containsExactly(7, 2, 2));
        }
    }

    @OnEachDatabase
    void theExtremesSurviveMergeAndRefresh(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            BasicValues values = new BasicValues(1);
            samples.forEach(each -> write(each, values, 0));
            unit.inTransaction(session -> session.merge(values));
            unit.with(BasicValues.class, 1, loaded -> samples.forEach(each -> check(each, loaded, 0)));
            samples.forEach(each -> write(each, values, 1));
            unit.inTransaction(session -> {
                BasicValues merged = (BasicValues) session.merge(values);
                samples.forEach(each -> check(each, merged, 1));
                session.flush();
                samples.forEach(each -> write(each, merged, 0));
                session.refresh(merged);
                samples.forEach(each -> check(each, merged, 1));
            });
            unit.inTransaction((Session session) ->
                    samples.forEach(each -> check(each, MappedUnit.find(session, BasicValues.class, 1), 1)));
        }
    }

    @OnEachDatabase
    void aValueThatIsNoConstantOfTheEnumIsRefused(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            database.execute("INSERT INTO basics (id, byOrdinal) VALUES (1, 99)");
            Assertions.assertThatThrownBy(() -> unit.with(BasicValues.class, 1, loaded -> {}))
                    .hasMessageContaining("Colour");
        }
    }

    @OnEachDatabase
    void whatIsCreatedIsWhatValidationWants(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class, BasicPrimitives.class)) {
            assertThat(unit.factory.schemaDifferences()).isEmpty();
        }
    }

    @OnEachDatabase
    void lengthsAndPrecisionsAreInTheCatalogue(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, BasicValues.class)) {
            assertThat(unit.texts("SELECT character_maximum_length FROM information_schema.columns"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND lower(table_name) = 'basics' AND lower(column_name) IN ('code', 'text', 'letter')"
                            + " ORDER BY lower(column_name)"))
                    .containsExactly(Arrays.asList("8"), Arrays.asList("1"), Arrays.asList("255"));
            assertThat(unit.texts("SELECT numeric_precision, numeric_scale FROM information_schema.columns"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND lower(table_name) = 'basics' AND lower(column_name) IN ('amount', 'hugeoffive')"
                            + " ORDER BY lower(column_name)"))
                    .containsExactly(List.of("10", "2"), List.of("5", "0"));
            assertThat(unit.texts("SELECT datetime_precision FROM information_schema.columns"
                            + " WHERE table_schema = '" + database.schema()
                            + "' AND lower(table_name) = 'basics' AND lower(column_name) = 'tothesecond'"))
                    .containsExactly(List.of("0"));
        }
    }
}
