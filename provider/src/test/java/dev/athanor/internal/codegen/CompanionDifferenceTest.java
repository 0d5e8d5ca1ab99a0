package dev.athanor.internal.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.ColumnWriter;
import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.NativeKind;
import dev.athanor.instrument.RowBinder;
import dev.athanor.instrument.RowHydrator;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.mapping.Slot;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Generated and reflective companions give the same results, for every kind of field and every kind of value. */
class CompanionDifferenceTest {
    private final CompanionSource generated = new CompanionFactory();
    private final CompanionSource reflective = new ReflectiveCompanions();

    @SuppressWarnings("unused")
    static class Everything {
        private boolean b;
        private byte y;
        private short s;
        private int i;
        private long l;
        private float f;
        private double d;
        private @Nullable String text;
        private char converted;
        private long convertedLong;
        private @Nullable Integer boxed;
        private @Nullable BigDecimal number;
        private @Nullable LocalDate date;
        private byte @Nullable [] bytes;
        private int @Nullable [][] matrix;
        private @Nullable Object anything;
        private @Nullable List<String> list;
        private Thread.@Nullable State state;
        private final int fixed;
        private final @Nullable String fixedText;
        private final @Nullable LocalDate fixedDate;
        private String viaMethods = "";
        private int fluent;
        private transient @Nullable String notSerialised;
        private volatile int shared;

        private Everything() {
            // Not constants, which the compiler would read instead of the fields.
            fixed = Integer.parseInt("1");
            fixedText = String.valueOf(fixed);
            fixedDate = null;
        }

        private String getViaMethods() {
            return viaMethods + "!";
        }

        private void setViaMethods(@Nullable String value) {
            viaMethods = "<" + value + ">";
        }

        protected int getFluent() {
            return -fluent;
        }

        Everything setFluent(int value) {
            fluent = value * 2;
            return this;
        }
    }

    static List<Slot> slots(Class<?> level) throws NoSuchMethodException {
        List<Slot> slots = new ArrayList<>();
        for (Field field : level.getDeclaredFields()) {
            if (field.isSynthetic() || Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            switch (field.getName()) {
                case "viaMethods" ->
                    slots.add(new Slot(
                            field,
                            NativeKind.STRING,
                            level.getDeclaredMethod("getViaMethods"),
                            level.getDeclaredMethod("setViaMethods", String.class)));
                case "fluent" ->
                    slots.add(new Slot(
                            field,
                            NativeKind.INT,
                            level.getDeclaredMethod("getFluent"),
                            level.getDeclaredMethod("setFluent", int.class)));
                case "convertedLong" -> slots.add(Slot.of(field, NativeKind.OBJECT));
                default -> slots.add(Slot.of(field, kind(field.getType())));
            }
        }
        return slots;
    }

    private static NativeKind kind(Class<?> type) {
        if (type == String.class) {
            return NativeKind.STRING;
        }
        return Arrays.stream(NativeKind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(type.getName()))
                .findFirst()
                .orElse(NativeKind.OBJECT);
    }

    private static @Nullable Object[] values() {
        return new @Nullable Object[] {
            true,
            (byte) 1,
            (short) 2,
            3,
            4L,
            5f,
            6d,
            "text",
            'c',
            7L,
            8,
            BigDecimal.TEN,
            LocalDate.of(2026, 1, 2),
            new byte[] {1},
            new int[][] {{1}},
            Thread.currentThread(),
            new ArrayList<>(),
            Thread.State.NEW,
            9,
            "fixed",
            LocalDate.of(2027, 1, 2),
            "m",
            10,
            "transient",
            11
        };
    }

    private static final ColumnReader READER = (row, column) -> row.getObject(column);
    private static final ColumnWriter WRITER = (statement, parameter, value) -> statement.setObject(parameter, value);

    @Test
    void theCompanionsAreReallyGenerated() throws NoSuchMethodException {
        List<Slot> slots = slots(Everything.class);
        assertThat(generated.access(Everything.class, slots).getClass().isHidden())
                .isTrue();
        assertThat(generated.hydrator(Everything.class, slots).getClass().isHidden())
                .isTrue();
        assertThat(generated.binder(Everything.class, slots).getClass().isHidden())
                .isTrue();
        assertThat(reflective.access(Everything.class, slots).getClass().isHidden())
                .isFalse();
    }

    @Test
    void accessIsTheSame() throws Exception {
        List<Slot> slots = slots(Everything.class);
        EntityAccess one = generated.access(Everything.class, slots);
        EntityAccess other = reflective.access(Everything.class, slots);
        Object target = one.newInstance();
        assertThat(target).isInstanceOf(Everything.class);
        assertThat(other.newInstance()).isInstanceOf(Everything.class);
        for (int i = 0; i < slots.size(); i++) {
            for (EntityAccess writing : List.of(one, other)) {
                for (Object value : new @Nullable Object[] {values()[i], null}) {
                    writing.set(target, i, value);
                    Object seen = one.get(target, i);
                    assertThat(seen).as(slots.get(i).field() + " := " + value).isEqualTo(other.get(target, i));
                    if (slots.get(i).getter() == null) {
                        assertThat(seen)
                                .isEqualTo(
                                        value == null
                                                        && slots.get(i)
                                                                .field()
                                                                .getType()
                                                                .isPrimitive()
                                                ? zero(slots.get(i).field().getType())
                                                : value);
                    }
                }
            }
        }
    }

    private static Object zero(Class<?> type) {
        return Array.get(Array.newInstance(type, 1), 0);
    }

    @Test
    void refusalsAreTheSame() throws Exception {
        List<Slot> slots = slots(Everything.class);
        EntityAccess one = generated.access(Everything.class, slots);
        EntityAccess other = reflective.access(Everything.class, slots);
        Object target = one.newInstance();
        for (int i = 0; i < slots.size(); i++) {
            int slot = i;
            Object wrong = new StringBuilder("of no slot's type");
            Throwable thrown = catchThrowable(() -> one.set(target, slot, wrong));
            Throwable expected = catchThrowable(() -> other.set(target, slot, wrong));
            assertThat(thrown == null ? null : thrown.getClass())
                    .as(slots.get(i).field().toString())
                    .isEqualTo(expected == null ? null : expected.getClass());
        }
        for (int slot : new int[] {-1, slots.size()}) {
            assertThat(catchThrowable(() -> one.get(target, slot))).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(catchThrowable(() -> other.get(target, slot))).isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThat(catchThrowable(() -> one.get("no entity", 0))).isInstanceOf(ClassCastException.class);
    }

    @Test
    void hydrationIsTheSame() throws Exception {
        List<Slot> slots = slots(Everything.class);
        int count = slots.size();
        ColumnReader[] readers = new ColumnReader[count];
        Arrays.fill(readers, READER);
        int[] all = new int[count];
        int[] some = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = count - i;
            some[i] = i % 2 == 0 ? 0 : count - i;
        }
        Object[] backwards = new Object[count];
        for (int i = 0; i < count; i++) {
            backwards[count - 1 - i] = values()[i];
        }
        for (int[] columns : List.of(all, some)) {
            for (Object[] row : List.of(backwards, new Object[count])) {
                assertThat(hydrated(generated.hydrator(Everything.class, slots), slots, row, columns, readers))
                        .isEqualTo(
                                hydrated(reflective.hydrator(Everything.class, slots), slots, row, columns, readers));
            }
        }
        assertThat(hydrated(generated.hydrator(Everything.class, slots), slots, backwards, all, readers))
                .contains(true, 4L, "text", LocalDate.of(2026, 1, 2), 9);
    }

    private List<@Nullable Object> hydrated(
            RowHydrator hydrator, List<Slot> slots, Object[] row, int[] columns, ColumnReader[] readers)
            throws Exception {
        EntityAccess access = reflective.access(Everything.class, slots);
        Object target = access.newInstance();
        access.set(target, 9, 99L);
        hydrator.hydrate(target, Jdbc.row(row), columns, readers);
        List<@Nullable Object> content = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            content.add(access.get(target, i));
        }
        return content;
    }

    @Test
    void bindingIsTheSame() throws Exception {
        List<Slot> slots = slots(Everything.class);
        EntityAccess access = reflective.access(Everything.class, slots);
        Object full = access.newInstance();
        for (int i = 0; i < slots.size(); i++) {
            access.set(full, i, values()[i]);
        }
        for (Object source : List.of(full, access.newInstance())) {
            List<String> calls = bound(generated.binder(Everything.class, slots), source, slots.size());
            assertThat(calls).isEqualTo(bound(reflective.binder(Everything.class, slots), source, slots.size()));
            assertThat(calls).hasSize(slots.size());
        }
        assertThat(bound(generated.binder(Everything.class, slots), full, slots.size()))
                .contains(
                        "setBoolean[100, true]",
                        "setLong[104, 4]",
                        "setString[107, text]",
                        "setObject[112, 2026-01-02]");
    }

    private static List<String> bound(RowBinder binder, Object source, int count) throws SQLException {
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            binder.bind(source, i, Jdbc.statement(calls), 100 + i, WRITER);
        }
        return calls;
    }
}
