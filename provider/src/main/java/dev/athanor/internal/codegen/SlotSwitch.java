package dev.athanor.internal.codegen;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes methods that branch on a slot number: a tree of them, if there are many slots, so that each stays small.
 *
 * @param writer the companion
 * @param prefix how the names of the methods begin
 * @param descriptor of the methods: the instance, the slot, and what the cases need
 * @param leaf how many cases fit into one method
 * @param cases writes one case, including its return
 */
record SlotSwitch(CompanionWriter writer, String prefix, String descriptor, int leaf, Case cases) {
    /** The local variables of the methods. */
    static final int TARGET = 1;

    static final int SLOT = 2;

    /** Writes what happens for one slot. */
    interface Case {
        void write(MethodVisitor method, int slot);
    }

    /** Writes the methods for a range of slots; returns the name of the topmost. */
    String write(int from, int to) {
        String name = prefix + from + '_' + to;
        int size = to - from;
        int step = size <= leaf ? 1 : CompanionWriter.span(size, leaf);
        int branches = (size + step - 1) / step;
        String[] children = new String[step == 1 ? 0 : branches];
        for (int i = 0; i < children.length; i++) {
            children[i] = write(from + i * step, Math.min(from + (i + 1) * step, to));
        }
        MethodVisitor method = writer.writer.visitMethod(Opcodes.ACC_PRIVATE, name, descriptor, null, null);
        method.visitCode();
        Object[] locals = locals();
        if (branches > 0) {
            Label none = new Label();
            Label[] labels = new Label[branches];
            for (int i = 0; i < branches; i++) {
                labels[i] = new Label();
            }
            method.visitVarInsn(Opcodes.ILOAD, SLOT);
            CompanionWriter.push(method, from);
            method.visitInsn(Opcodes.ISUB);
            if (step > 1) {
                CompanionWriter.push(method, step);
                method.visitInsn(Opcodes.IDIV);
            }
            method.visitTableSwitchInsn(0, branches - 1, none, labels);
            for (int i = 0; i < branches; i++) {
                CompanionWriter.target(method, labels[i], locals);
                if (step == 1) {
                    cases.write(method, from + i);
                } else {
                    callAndReturn(method, children[i]);
                }
            }
            CompanionWriter.target(method, none, locals);
        }
        throwOutOfBounds(method);
        CompanionWriter.end(method);
        return name;
    }

    /** Calls a method of the tree with all parameters as they are, and returns what it returns. */
    private void callAndReturn(MethodVisitor method, String child) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        int local = 1;
        for (Type parameter : Type.getArgumentTypes(descriptor)) {
            method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local++);
        }
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, writer.name, child, descriptor, false);
        method.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    }

    /** The frame at each branch: the companion and the parameters, of which the only primitive ones are ints. */
    private Object[] locals() {
        Type[] parameters = Type.getArgumentTypes(descriptor);
        Object[] locals = new Object[parameters.length + 1];
        locals[0] = writer.name;
        for (int i = 0; i < parameters.length; i++) {
            locals[i + 1] = parameters[i].getSort() == Type.INT ? Opcodes.INTEGER : parameters[i].getInternalName();
        }
        return locals;
    }

    private static void throwOutOfBounds(MethodVisitor method) {
        String exception = Type.getInternalName(IndexOutOfBoundsException.class);
        method.visitTypeInsn(Opcodes.NEW, exception);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ILOAD, SLOT);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, exception, "<init>", "(I)V", false);
        method.visitInsn(Opcodes.ATHROW);
    }
}
