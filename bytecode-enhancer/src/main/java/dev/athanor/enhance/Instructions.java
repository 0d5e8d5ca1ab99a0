package dev.athanor.enhance;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Short sequences of instructions that several stages write. Frames are written by hand, so that no class has to be
 * loaded or guessed to compute them.
 */
final class Instructions {
    private Instructions() {}

    /** Pushes an int in the shortest way. */
    static void push(MethodVisitor method, int value) {
        if (value >= -1 && value <= 5) {
            method.visitInsn(Opcodes.ICONST_0 + value);
        } else if (value >= Byte.MIN_VALUE && value <= Byte.MAX_VALUE) {
            method.visitIntInsn(Opcodes.BIPUSH, value);
        } else if (value >= Short.MIN_VALUE && value <= Short.MAX_VALUE) {
            method.visitIntInsn(Opcodes.SIPUSH, value);
        } else {
            method.visitLdcInsn(value);
        }
    }

    /** Pushes the number of the attribute at a position of the class: {@code BASE + position}. */
    static void pushAttribute(MethodVisitor method, String owner, int position) {
        method.visitFieldInsn(Opcodes.GETSTATIC, owner, Woven.BASE, "I");
        if (position != 0) {
            push(method, position);
            method.visitInsn(Opcodes.IADD);
        }
    }

    /** Calls {@code $athanor$state()} of the instance on the stack. */
    static void callState(MethodVisitor method, String owner) {
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, Woven.STATE, "()" + Woven.INSTANCE_STATE_TYPE, false);
    }

    /** Makes an object of the value on the stack. */
    static void box(MethodVisitor method, Type type) {
        String boxed = boxed(type);
        if (boxed != null) {
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC, boxed, "valueOf", "(" + type.getDescriptor() + ")L" + boxed + ";", false);
        }
    }

    /** Makes a value of the field's type of the object on the stack. */
    static void unbox(MethodVisitor method, Type type) {
        String boxed = boxed(type);
        if (boxed == null) {
            cast(method, type);
        } else {
            method.visitTypeInsn(Opcodes.CHECKCAST, boxed);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, boxed, type.getClassName() + "Value", "()" + type.getDescriptor(), false);
        }
    }

    /** Casts the object on the stack, unless any object will do. */
    static void cast(MethodVisitor method, Type type) {
        if (!type.getInternalName().equals("java/lang/Object")) {
            method.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
        }
    }

    /** A branch target at which the locals are the parameters and the stack is empty. */
    static void target(MethodVisitor method, Label label, boolean hasFrames) {
        method.visitLabel(label);
        if (hasFrames) {
            method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }

    private static @Nullable String boxed(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.CHAR -> "java/lang/Character";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
    }
}
