package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Gives the topmost woven class of a hierarchy the state of the instance. The field is protected, because the accessors
 * of all levels look at it before anything else. In a serialisable class it travels with the instance; a receiver whose
 * class is not woven, or that does not know the type of the field at all, skips it.
 *
 * <pre>{@code
 * protected InstanceState $athanor$state;               // transient if the class is not Serializable
 *
 * public InstanceState $athanor$state() {
 *     if ($athanor$state == null) {
 *         $athanor$state = new InstanceState($athanor$index());
 *     }
 *     return $athanor$state;
 * }
 * }</pre>
 */
final class AddStateField implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isRoot();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                int access = Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC;
                next.visitField(
                                subject.isSerializable() ? access : access | Opcodes.ACC_TRANSIENT,
                                Woven.STATE,
                                Woven.INSTANCE_STATE_TYPE,
                                null,
                                null)
                        .visitEnd();
                writeMethod(
                        subject,
                        next.visitMethod(
                                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                                Woven.STATE,
                                "()" + Woven.INSTANCE_STATE_TYPE,
                                null,
                                null));
                super.visitEnd();
            }
        };
    }

    private static void writeMethod(Subject subject, MethodVisitor method) {
        String owner = subject.name();
        Label present = new Label();
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, Woven.STATE, Woven.INSTANCE_STATE_TYPE);
        method.visitJumpInsn(Opcodes.IFNONNULL, present);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.NEW, Woven.INSTANCE_STATE);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, owner, Woven.INDEX_METHOD, "()" + Woven.ATTRIBUTE_INDEX_TYPE, false);
        method.visitMethodInsn(
                Opcodes.INVOKESPECIAL, Woven.INSTANCE_STATE, "<init>", "(" + Woven.ATTRIBUTE_INDEX_TYPE + ")V", false);
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, Woven.STATE, Woven.INSTANCE_STATE_TYPE);
        Instructions.target(method, present, subject.hasFrames());
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, Woven.STATE, Woven.INSTANCE_STATE_TYPE);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(4, 1);
        method.visitEnd();
    }
}
