package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Gives a copy a state of its own, where the topmost woven class makes one: {@code Object.clone} copies the reference.
 *
 * <pre>{@code
 * Order copy = (Order) super.clone();
 * $athanor$cloned(copy);
 *
 * private static void $athanor$cloned(Object copy) {
 *     Order self = (Order) copy;
 *     self.$athanor$state = InstanceState.cloned(self.$athanor$state);
 *     self.$athanor$state();
 * }
 * }</pre>
 */
final class GiveClonesTheirState implements EnhancementStage {
    private static final String CLONE_TYPE = "()Ljava/lang/Object;";
    private static final String CLONED_TYPE = "(Ljava/lang/Object;)V";

    @Override
    public boolean applies(Subject subject) {
        return subject.isRoot() && subject.surroundings().implementsInterface(subject.facts(), "java/lang/Cloneable");
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return method == null ? null : new Cloning(subject, method);
            }

            @Override
            public void visitEnd() {
                writeCloned(subject, next);
                super.visitEnd();
            }
        };
    }

    private static void writeCloned(Subject subject, ClassVisitor next) {
        String owner = subject.name();
        MethodVisitor method = next.visitMethod(
                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
                Woven.CLONED,
                CLONED_TYPE,
                null,
                null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.CHECKCAST, owner);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ASTORE, 0);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitFieldInsn(Opcodes.GETFIELD, owner, Woven.STATE, Woven.INSTANCE_STATE_TYPE);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Woven.INSTANCE_STATE,
                "cloned",
                "(" + Woven.INSTANCE_STATE_TYPE + ")" + Woven.INSTANCE_STATE_TYPE,
                false);
        method.visitFieldInsn(Opcodes.PUTFIELD, owner, Woven.STATE, Woven.INSTANCE_STATE_TYPE);
        // A subclass may keep another reference, which the call renews.
        method.visitVarInsn(Opcodes.ALOAD, 0);
        Instructions.callState(method, owner);
        method.visitInsn(Opcodes.POP);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(2, 1);
        method.visitEnd();
    }

    private static final class Cloning extends MethodVisitor {
        private final Subject subject;

        Cloning(Subject subject, MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
            this.subject = subject;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            if (opcode == Opcodes.INVOKESPECIAL && name.equals("clone") && descriptor.equals(CLONE_TYPE)) {
                super.visitInsn(Opcodes.DUP);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, subject.name(), Woven.CLONED, CLONED_TYPE, false);
            }
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(stack + 1, locals);
        }
    }
}
