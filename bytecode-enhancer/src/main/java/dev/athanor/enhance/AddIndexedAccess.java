package dev.athanor.enhance;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Reaches the fields by attribute number, without loading or tracking.
 *
 * <pre>{@code
 * public Object $athanor$get(int attribute) {
 *     switch (attribute - $athanor$BASE) {
 *         case 0: return this.id;
 *         case 1: return this.customer;
 *         default: return super.$athanor$get(attribute);   // topmost class: throw new IndexOutOfBoundsException(attribute)
 *     }
 * }
 *
 * public void $athanor$set(int attribute, Object value) {
 *     switch (attribute - $athanor$BASE) {
 *         case 0: this.id = (Long) value; return;
 *         case 1: return;                                   // a final field
 *         default: super.$athanor$set(attribute, value);
 *     }
 * }
 * }</pre>
 */
final class AddIndexedAccess implements EnhancementStage {
    private static final String GET_TYPE = "(I)Ljava/lang/Object;";
    private static final String SET_TYPE = "(ILjava/lang/Object;)V";

    @Override
    public boolean applies(Subject subject) {
        // A class without fields of its own inherits both; the topmost one must have them for the interface's sake.
        return subject.isRoot() || !subject.numberedFields().isEmpty();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC;
                writeGet(subject, next.visitMethod(access, Woven.GET, GET_TYPE, null, null));
                writeSet(subject, next.visitMethod(access, Woven.SET, SET_TYPE, null, null));
                super.visitEnd();
            }
        };
    }

    private static void writeGet(Subject subject, MethodVisitor method) {
        List<FieldFacts> fields = subject.numberedFields();
        Label[] cases = labels(fields.size());
        Label otherwise = beginSwitch(subject, method, cases);
        for (int i = 0; i < cases.length; i++) {
            FieldFacts field = fields.get(i);
            Instructions.target(method, cases[i], subject.hasFrames());
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.GETFIELD, subject.name(), field.name(), field.descriptor());
            Instructions.box(method, field.type());
            method.visitInsn(Opcodes.ARETURN);
        }
        Instructions.target(method, otherwise, subject.hasFrames() && cases.length > 0);
        if (subject.isRoot()) {
            throwOutOfBounds(method);
        } else {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ILOAD, 1);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, subject.superName(), Woven.GET, GET_TYPE, false);
            method.visitInsn(Opcodes.ARETURN);
        }
        method.visitMaxs(3, 2);
        method.visitEnd();
    }

    private static void writeSet(Subject subject, MethodVisitor method) {
        List<FieldFacts> fields = subject.numberedFields();
        Label[] cases = labels(fields.size());
        Label otherwise = beginSwitch(subject, method, cases);
        for (int i = 0; i < cases.length; i++) {
            FieldFacts field = fields.get(i);
            Instructions.target(method, cases[i], subject.hasFrames());
            if (!field.isFinal()) {
                Type type = field.type();
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitVarInsn(Opcodes.ALOAD, 2);
                Instructions.unbox(method, type);
                method.visitFieldInsn(Opcodes.PUTFIELD, subject.name(), field.name(), field.descriptor());
            }
            method.visitInsn(Opcodes.RETURN);
        }
        Instructions.target(method, otherwise, subject.hasFrames() && cases.length > 0);
        if (subject.isRoot()) {
            throwOutOfBounds(method);
        } else {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ILOAD, 1);
            method.visitVarInsn(Opcodes.ALOAD, 2);
            method.visitMethodInsn(Opcodes.INVOKESPECIAL, subject.superName(), Woven.SET, SET_TYPE, false);
            method.visitInsn(Opcodes.RETURN);
        }
        method.visitMaxs(3, 3);
        method.visitEnd();
    }

    private static Label[] labels(int count) {
        Label[] labels = new Label[count];
        for (int i = 0; i < count; i++) {
            labels[i] = new Label();
        }
        return labels;
    }

    /** Returns the label of the default branch. */
    private static Label beginSwitch(Subject subject, MethodVisitor method, Label[] cases) {
        Label otherwise = new Label();
        method.visitCode();
        if (cases.length > 0) {
            method.visitVarInsn(Opcodes.ILOAD, 1);
            Instructions.pushAttribute(method, subject.name(), 0);
            method.visitInsn(Opcodes.ISUB);
            method.visitTableSwitchInsn(0, cases.length - 1, otherwise, cases);
        }
        return otherwise;
    }

    private static void throwOutOfBounds(MethodVisitor method) {
        method.visitTypeInsn(Opcodes.NEW, "java/lang/IndexOutOfBoundsException");
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ILOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/IndexOutOfBoundsException", "<init>", "(I)V", false);
        method.visitInsn(Opcodes.ATHROW);
    }
}
