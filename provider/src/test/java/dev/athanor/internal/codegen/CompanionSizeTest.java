package dev.athanor.internal.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.NativeKind;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many fields a class has, no generated method grows past what HotSpot inlines, and all fields are served. */
class CompanionSizeTest {
    /** HotSpot's FreqInlineSize. */
    private static final int LIMIT = 325;

    @ParameterizedTest
    @ValueSource(classes = {int.class, long.class, String.class, Integer.class, char.class})
    void methodsStaySmall(Class<?> fieldType) {
        for (int count : new int[] {0, 1, 9, 129, 700}) {
            Class<?> type = withFields(count, fieldType, false);
            assertSmall(type, slots(type));
        }
    }

    @Test
    void methodsThatWriteFinalFieldsStaySmall() {
        Class<?> type = withFields(129, long.class, true);
        assertSmall(type, slots(type));
    }

    static void assertSmall(Class<?> type, List<Slot> slots) {
        for (CompanionWriter writer : writers(type, slots)) {
            codeSizes(writer.write())
                    .forEach((method, size) -> assertThat(size)
                            .as("%s of %s with %s", method, type, slots.size())
                            .isLessThan(LIMIT));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 129, 700})
    void everyFieldIsServed(int count) throws Exception {
        Class<?> type = withFields(count, int.class, false);
        List<Slot> slots = slots(type);
        CompanionSource source = new CompanionFactory();
        EntityAccess access = source.access(type, slots);
        assertThat(access.getClass().isHidden()).isTrue();
        Object target = access.newInstance();
        int[] columns = new int[count];
        Object[] row = new Object[count];
        for (int i = 0; i < count; i++) {
            columns[i] = i + 1;
            row[i] = i * 3;
        }
        source.hydrator(type, slots).hydrate(target, Jdbc.row(row), columns, new ColumnReader[count]);
        List<String> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assertThat(access.get(target, i)).isEqualTo(i * 3);
            source.binder(type, slots).bind(target, i, Jdbc.statement(calls), 1, (statement, parameter, value) -> {});
            assertThat(calls).hasSize(i + 1).contains("setInt[1, " + i * 3 + "]");
            access.set(target, i, -i);
            assertThat(access.get(target, i)).isEqualTo(-i);
        }
    }

    private static List<CompanionWriter> writers(Class<?> type, List<Slot> slots) {
        return List.of(new AccessWriter(type, slots), new HydratorWriter(type, slots), new BinderWriter(type, slots));
    }

    /** Defined in a loader of its own, and so in another module than the provider. */
    private static Class<?> withFields(int count, Class<?> fieldType, boolean isFinal) {
        DynamicType.Builder<Object> builder =
                new ByteBuddy().subclass(Object.class).name("fixture.Wide" + count);
        for (int i = 0; i < count; i++) {
            builder = builder.defineField(
                    "field" + i,
                    fieldType,
                    Visibility.PRIVATE,
                    isFinal ? FieldManifestation.FINAL : FieldManifestation.PLAIN);
        }
        return builder.make()
                .load(CompanionSizeTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private static List<Slot> slots(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .map(field -> Slot.of(
                        field,
                        field.getType() == int.class
                                ? NativeKind.INT
                                : field.getType() == long.class
                                        ? NativeKind.LONG
                                        : field.getType() == String.class ? NativeKind.STRING : NativeKind.OBJECT))
                .toList();
    }

    private static Map<String, Integer> codeSizes(byte[] classFile) {
        Map<String, Integer> sizes = new TreeMap<>();
        ClassReader reader = OpenedClassReader.of(classFile);
        reader.accept(
                new ClassVisitor(OpenedClassReader.ASM_API, new ClassWriter(reader, 0)) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(
                                OpenedClassReader.ASM_API,
                                super.visitMethod(access, name, descriptor, signature, exceptions)) {
                            @Override
                            public void visitMaxs(int stack, int locals) {
                                Label end = new Label();
                                super.visitLabel(end);
                                sizes.put(name + descriptor, end.getOffset());
                                super.visitMaxs(stack, locals);
                            }
                        };
                    }
                },
                0);
        return sizes;
    }
}
