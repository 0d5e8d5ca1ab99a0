package dev.athanor.internal.codegen;

import dev.athanor.instrument.ColumnReader;
import dev.athanor.instrument.RowHydrator;
import dev.athanor.internal.mapping.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the hydrating companion of a level.
 *
 * <pre>{@code
 * public void hydrate(Object target, ResultSet row, int[] columns, ColumnReader[] readers) {
 *     Order order = (Order) target;
 *     int column = columns[0];
 *     if (column != 0) { order.id = row.getLong(column); }
 *     column = columns[1];
 *     if (column != 0) { order.date = (LocalDate) readers[1].read(row, column); }
 *     ...
 * }
 * }</pre>
 */
final class HydratorWriter extends CompanionWriter {
    private static final int SLOTS_PER_METHOD = 5;

    private static final int TARGET = 1;
    private static final int ROW = 2;
    private static final int COLUMNS = 3;
    private static final int READERS = 4;
    private static final int COLUMN = 5;
    private static final int VALUE = 6;

    private static final String ROW_NAME = Type.getInternalName(ResultSet.class);
    private static final String READER_NAME = Type.getInternalName(ColumnReader.class);
    private static final String REST = "L" + ROW_NAME + ";[I[L" + READER_NAME + ";)V";

    private final String partType;

    HydratorWriter(Class<?> level, List<Slot> slots) {
        super(level, slots, RowHydrator.class);
        partType = "(L" + levelName + ";" + REST;
    }

    @Override
    void writeMethods() {
        String all = writePart(0, slots.size());
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "hydrate", "(Ljava/lang/Object;" + REST, null, new String[] {
                    Type.getInternalName(SQLException.class)
                });
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, TARGET);
        method.visitTypeInsn(Opcodes.CHECKCAST, levelName);
        callPart(method, all);
        method.visitInsn(Opcodes.RETURN);
        end(method);
    }

    /** Writes the methods for a range of slots, a tree if there are many; returns the name of the topmost. */
    private String writePart(int from, int to) {
        String part = "hydrate" + from + '_' + to;
        int size = to - from;
        int step = size <= SLOTS_PER_METHOD ? 1 : span(size, SLOTS_PER_METHOD);
        String[] children = new String[step == 1 ? 0 : (size + step - 1) / step];
        for (int i = 0; i < children.length; i++) {
            children[i] = writePart(from + i * step, Math.min(from + (i + 1) * step, to));
        }
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PRIVATE, part, partType, null, null);
        method.visitCode();
        if (step == 1) {
            for (int i = from; i < to; i++) {
                writeSlot(method, i);
            }
        } else {
            for (String child : children) {
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitVarInsn(Opcodes.ALOAD, TARGET);
                callPart(method, child);
            }
        }
        method.visitInsn(Opcodes.RETURN);
        end(method);
        return part;
    }

    private void callPart(MethodVisitor method, String part) {
        method.visitVarInsn(Opcodes.ALOAD, ROW);
        method.visitVarInsn(Opcodes.ALOAD, COLUMNS);
        method.visitVarInsn(Opcodes.ALOAD, READERS);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, part, partType, false);
    }

    private void writeSlot(MethodVisitor method, int index) {
        Slot slot = slots.get(index);
        Label next = new Label();
        method.visitVarInsn(Opcodes.ALOAD, COLUMNS);
        push(method, index);
        method.visitInsn(Opcodes.IALOAD);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ISTORE, COLUMN);
        method.visitJumpInsn(Opcodes.IFEQ, next);
        if (!isWritable(slot)) {
            read(method, index);
            box(method, typeRead(slot));
            method.visitVarInsn(Opcodes.ASTORE, VALUE);
            writeReflectively(method, TARGET, index, VALUE);
        } else if (typeRead(slot) == Object.class && slot.writtenType().isPrimitive()) {
            writeUnboxed(method, index, next);
        } else {
            pushTarget(method, slot, TARGET);
            read(method, index);
            if (typeRead(slot) == Object.class) {
                unbox(method, slot.writtenType());
            }
            storeValue(method, slot);
        }
        target(method, next, locals());
    }

    /** An object for a primitive: null leaves the default, as a native read of NULL does. */
    private void writeUnboxed(MethodVisitor method, int index, Label next) {
        Slot slot = slots.get(index);
        Label present = new Label();
        read(method, index);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ASTORE, VALUE);
        method.visitJumpInsn(Opcodes.IFNONNULL, present);
        pushTarget(method, slot, TARGET);
        pushAbsent(method, slot.writtenType());
        storeValue(method, slot);
        method.visitJumpInsn(Opcodes.GOTO, next);
        Object[] locals = Arrays.copyOf(locals(), VALUE + 1);
        locals[COLUMN] = Opcodes.INTEGER;
        locals[VALUE] = "java/lang/Object";
        target(method, present, locals);
        pushTarget(method, slot, TARGET);
        method.visitVarInsn(Opcodes.ALOAD, VALUE);
        unbox(method, slot.writtenType());
        storeValue(method, slot);
    }

    private Object[] locals() {
        return new Object[] {name, levelName, ROW_NAME, "[I", "[L" + READER_NAME + ";"};
    }

    private static Class<?> typeRead(Slot slot) {
        return switch (slot.kind()) {
            case BOOLEAN -> boolean.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case STRING -> String.class;
            case OBJECT -> Object.class;
        };
    }

    /** Reads the column in the local variable. */
    private void read(MethodVisitor method, int index) {
        Slot slot = slots.get(index);
        switch (slot.kind()) {
            case BOOLEAN -> readNatively(method, "getBoolean", "Z");
            case BYTE -> readNatively(method, "getByte", "B");
            case SHORT -> readNatively(method, "getShort", "S");
            case INT -> readNatively(method, "getInt", "I");
            case LONG -> readNatively(method, "getLong", "J");
            case FLOAT -> readNatively(method, "getFloat", "F");
            case DOUBLE -> readNatively(method, "getDouble", "D");
            case STRING -> readNatively(method, "getString", Type.getDescriptor(String.class));
            case OBJECT -> {
                method.visitVarInsn(Opcodes.ALOAD, READERS);
                push(method, index);
                method.visitInsn(Opcodes.AALOAD);
                method.visitVarInsn(Opcodes.ALOAD, ROW);
                method.visitVarInsn(Opcodes.ILOAD, COLUMN);
                method.visitMethodInsn(
                        Opcodes.INVOKEINTERFACE, READER_NAME, "read", "(L" + ROW_NAME + ";I)Ljava/lang/Object;", true);
            }
        }
    }

    private static void readNatively(MethodVisitor method, String getter, String type) {
        method.visitVarInsn(Opcodes.ALOAD, ROW);
        method.visitVarInsn(Opcodes.ILOAD, COLUMN);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, ROW_NAME, getter, "(I)" + type, true);
    }
}
