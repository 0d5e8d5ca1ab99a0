package dev.athanor.internal.codegen;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.internal.mapping.Slot;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the class file of one companion. What all of them share: the constructor, and the splitting of the work over
 * the slots into methods that HotSpot still inlines when they are hot, which it does below 325 bytes of code.
 */
abstract class CompanionWriter {
    /** Children of a method that only hands on to others. */
    private static final int FAN_OUT = 16;

    private static final String ACCESS = Type.getInternalName(EntityAccess.class);
    private static final String TWIN = "reflective";

    final Class<?> level;
    final List<Slot> slots;
    final String levelName;
    final String name;
    final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    CompanionWriter(Class<?> level, List<Slot> slots, Class<?> companionInterface) {
        this.level = level;
        this.slots = slots.stream().map(slot -> slot.checkedFor(level)).toList();
        this.levelName = Type.getInternalName(level);
        this.name = levelName + "$athanor$" + companionInterface.getSimpleName();
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                "java/lang/Object",
                new String[] {Type.getInternalName(companionInterface)});
    }

    /** The class file. */
    final byte[] write() {
        writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, TWIN, "L" + ACCESS + ";", null, null)
                .visitEnd();
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(L" + ACCESS + ";)V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitVarInsn(Opcodes.ALOAD, 1);
        constructor.visitFieldInsn(Opcodes.PUTFIELD, name, TWIN, "L" + ACCESS + ";");
        constructor.visitInsn(Opcodes.RETURN);
        end(constructor);
        writeMethods();
        writer.visitEnd();
        return writer.toByteArray();
    }

    abstract void writeMethods();

    static void end(MethodVisitor method) {
        method.visitMaxs(0, 0);
        method.visitEnd();
    }

    /** How many slots each child of a method takes that covers so many. */
    static int span(int size, int leaf) {
        int span = leaf;
        while ((size + span - 1) / span > FAN_OUT) {
            span *= FAN_OUT;
        }
        return span;
    }

    /** Reads the slot from the instance in a local variable. */
    final void pushValue(MethodVisitor method, Slot slot, int target) {
        method.visitVarInsn(Opcodes.ALOAD, target);
        Method getter = slot.getter();
        if (getter == null) {
            method.visitFieldInsn(
                    Opcodes.GETFIELD,
                    levelName,
                    slot.field().getName(),
                    Type.getDescriptor(slot.field().getType()));
        } else {
            castTo(method, getter);
            call(method, getter);
        }
    }

    /** Whether bytecode may write the slot: final fields are written by the reflective twin. */
    static boolean isWritable(Slot slot) {
        return slot.setter() != null || !Modifier.isFinal(slot.field().getModifiers());
    }

    /** Puts the instance where {@link #storeValue} expects it, below the value. */
    final void pushTarget(MethodVisitor method, Slot slot, int target) {
        method.visitVarInsn(Opcodes.ALOAD, target);
        if (slot.setter() != null) {
            castTo(method, slot.setter());
        }
    }

    /** Writes the value on the stack. */
    final void storeValue(MethodVisitor method, Slot slot) {
        Method setter = slot.setter();
        if (setter == null) {
            method.visitFieldInsn(
                    Opcodes.PUTFIELD,
                    levelName,
                    slot.field().getName(),
                    Type.getDescriptor(slot.field().getType()));
            return;
        }
        call(method, setter);
        // Fluent setters return something.
        Class<?> result = setter.getReturnType();
        if (result == long.class || result == double.class) {
            method.visitInsn(Opcodes.POP2);
        } else if (result != void.class) {
            method.visitInsn(Opcodes.POP);
        }
    }

    /** Pushes the slot's default: null, zero or false. */
    static void pushAbsent(MethodVisitor method, Class<?> type) {
        method.visitInsn(
                !type.isPrimitive()
                        ? Opcodes.ACONST_NULL
                        : type == long.class
                                ? Opcodes.LCONST_0
                                : type == float.class
                                        ? Opcodes.FCONST_0
                                        : type == double.class ? Opcodes.DCONST_0 : Opcodes.ICONST_0);
    }

    /** Lets the reflective twin write the object in a local variable to a final field. */
    final void writeReflectively(MethodVisitor method, int target, int slot, int value) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, name, TWIN, "L" + ACCESS + ";");
        method.visitVarInsn(Opcodes.ALOAD, target);
        push(method, slot);
        method.visitVarInsn(Opcodes.ALOAD, value);
        method.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, ACCESS, "set", "(Ljava/lang/Object;ILjava/lang/Object;)V", true);
    }

    private void castTo(MethodVisitor method, Method accessor) {
        if (!accessor.getDeclaringClass().isAssignableFrom(level)) {
            method.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(accessor.getDeclaringClass()));
        }
    }

    private static void call(MethodVisitor method, Method accessor) {
        boolean isInterface = accessor.getDeclaringClass().isInterface();
        method.visitMethodInsn(
                isInterface ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                Type.getInternalName(accessor.getDeclaringClass()),
                accessor.getName(),
                Type.getMethodDescriptor(accessor),
                isInterface);
    }

    static void push(MethodVisitor method, int value) {
        if (value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value <= Byte.MAX_VALUE) {
            method.visitIntInsn(Opcodes.BIPUSH, value);
        } else {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        }
    }

    static void box(MethodVisitor method, Class<?> type) {
        if (type.isPrimitive()) {
            Class<?> boxed = boxed(type);
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    Type.getInternalName(boxed),
                    "valueOf",
                    "(" + Type.getDescriptor(type) + ")" + Type.getDescriptor(boxed),
                    false);
        }
    }

    static void unbox(MethodVisitor method, Class<?> type) {
        if (type != Object.class) {
            method.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(boxed(type)));
        }
        if (type.isPrimitive()) {
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    Type.getInternalName(boxed(type)),
                    type.getName() + "Value",
                    "()" + Type.getDescriptor(type),
                    false);
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** Marks a branch target. Frames are written by hand: computing them would load classes of the program. */
    static void target(MethodVisitor method, Label label, Object... locals) {
        method.visitLabel(label);
        method.visitFrame(Opcodes.F_FULL, locals.length, locals, 0, null);
    }
}
