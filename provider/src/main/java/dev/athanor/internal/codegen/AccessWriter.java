package dev.athanor.internal.codegen;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.internal.mapping.Slot;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the access companion of a level.
 *
 * <pre>{@code
 * public Object newInstance() { return new Order(); }       // abstract: throw new InstantiationException("Order")
 *
 * public Object get(Object target, int slot) {
 *     switch (slot) {
 *         case 0: return Long.valueOf(((Order) target).id);
 *         ...
 *     }
 * }
 *
 * public void set(Object target, int slot, Object value) {
 *     switch (slot) {
 *         case 0: ((Order) target).id = value == null ? 0L : ((Long) value).longValue(); return;
 *         ...
 *     }
 * }
 * }</pre>
 */
final class AccessWriter extends CompanionWriter {
    private static final int CASES_OF_GET = 14;
    private static final int CASES_OF_SET = 9;
    private static final int VALUE = 3;

    AccessWriter(Class<?> level, List<Slot> slots) {
        super(level, slots, EntityAccess.class);
    }

    @Override
    void writeMethods() {
        writeNewInstance();
        String getType = "(L" + levelName + ";I)Ljava/lang/Object;";
        String get = new SlotSwitch(this, "get", getType, CASES_OF_GET, this::writeGet).write(0, slots.size());
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "get", "(Ljava/lang/Object;I)Ljava/lang/Object;", null, null);
        begin(method);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, get, getType, false);
        method.visitInsn(Opcodes.ARETURN);
        end(method);

        String setType = "(L" + levelName + ";ILjava/lang/Object;)V";
        String set = new SlotSwitch(this, "set", setType, CASES_OF_SET, this::writeSet).write(0, slots.size());
        method = writer.visitMethod(Opcodes.ACC_PUBLIC, "set", "(Ljava/lang/Object;ILjava/lang/Object;)V", null, null);
        begin(method);
        method.visitVarInsn(Opcodes.ALOAD, VALUE);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, set, setType, false);
        method.visitInsn(Opcodes.RETURN);
        end(method);
    }

    private void begin(MethodVisitor method) {
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, SlotSwitch.TARGET);
        method.visitTypeInsn(Opcodes.CHECKCAST, levelName);
        method.visitVarInsn(Opcodes.ILOAD, SlotSwitch.SLOT);
    }

    private void writeNewInstance() {
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "newInstance", "()Ljava/lang/Object;", null, new String[] {
                    Type.getInternalName(InstantiationException.class)
                });
        method.visitCode();
        if (isInstantiable()) {
            method.visitTypeInsn(Opcodes.NEW, levelName);
            method.visitInsn(Opcodes.DUP);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, levelName, "<init>", "()V", false);
            method.visitInsn(Opcodes.ARETURN);
        } else {
            String exception = Type.getInternalName(InstantiationException.class);
            method.visitTypeInsn(Opcodes.NEW, exception);
            method.visitInsn(Opcodes.DUP);
            method.visitLdcInsn(level.getName());
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
            method.visitInsn(Opcodes.ATHROW);
        }
        end(method);
    }

    private boolean isInstantiable() {
        return !Modifier.isAbstract(level.getModifiers())
                && Arrays.stream(level.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    private void writeGet(MethodVisitor method, int index) {
        Slot slot = slots.get(index);
        pushValue(method, slot, SlotSwitch.TARGET);
        box(method, slot.readType());
        method.visitInsn(Opcodes.ARETURN);
    }

    private void writeSet(MethodVisitor method, int index) {
        Slot slot = slots.get(index);
        if (!isWritable(slot)) {
            writeReflectively(method, SlotSwitch.TARGET, index, VALUE);
            method.visitInsn(Opcodes.RETURN);
            return;
        }
        Class<?> type = slot.writtenType();
        if (type.isPrimitive()) {
            Label present = new Label();
            method.visitVarInsn(Opcodes.ALOAD, VALUE);
            method.visitJumpInsn(Opcodes.IFNONNULL, present);
            pushTarget(method, slot, SlotSwitch.TARGET);
            pushAbsent(method, type);
            storeValue(method, slot);
            method.visitInsn(Opcodes.RETURN);
            target(method, present, name, levelName, Opcodes.INTEGER, "java/lang/Object");
        }
        pushTarget(method, slot, SlotSwitch.TARGET);
        method.visitVarInsn(Opcodes.ALOAD, VALUE);
        unbox(method, type);
        storeValue(method, slot);
        method.visitInsn(Opcodes.RETURN);
    }
}
