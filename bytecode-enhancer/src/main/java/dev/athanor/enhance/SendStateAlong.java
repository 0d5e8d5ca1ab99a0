package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Lets the state travel with a serialisable class whose woven superclass is not: Java serialisation does not look at
 * the fields of that one.
 *
 * <pre>{@code
 * private InstanceState $athanor$travelling;
 *
 * public InstanceState $athanor$state() {
 *     InstanceState state = super.$athanor$state();
 *     $athanor$travelling = state;
 *     return state;
 * }
 * }</pre>
 */
final class SendStateAlong implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.carriesStateInStream() && !subject.isRoot();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                next.visitField(
                                Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC,
                                Woven.TRAVELLING,
                                Woven.INSTANCE_STATE_TYPE,
                                null,
                                null)
                        .visitEnd();
                String type = "()" + Woven.INSTANCE_STATE_TYPE;
                MethodVisitor method =
                        next.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, Woven.STATE, type, null, null);
                method.visitCode();
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitMethodInsn(Opcodes.INVOKESPECIAL, subject.superName(), Woven.STATE, type, false);
                method.visitInsn(Opcodes.DUP_X1);
                method.visitFieldInsn(Opcodes.PUTFIELD, subject.name(), Woven.TRAVELLING, Woven.INSTANCE_STATE_TYPE);
                method.visitInsn(Opcodes.ARETURN);
                method.visitMaxs(3, 1);
                method.visitEnd();
                super.visitEnd();
            }
        };
    }
}
