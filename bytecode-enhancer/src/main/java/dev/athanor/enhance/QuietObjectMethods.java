package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Lets equals, hashCode and toString read whatever there is, without an exception for what cannot be had. Covers what
 * they call as well: generated methods of this kind use getters.
 *
 * <pre>{@code
 * public String toString() {
 *     QuietReads.enter();
 *     try {
 *         // as it was
 *     } finally {
 *         QuietReads.exit();
 *     }
 * }
 * }</pre>
 */
final class QuietObjectMethods implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isPersistent()
                && subject.facts().methods().stream().anyMatch(m -> isQuiet(m.access(), m.name(), m.descriptor()));
    }

    private static boolean isQuiet(int access, String name, String descriptor) {
        if ((access & (Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
            return false;
        }
        return switch (name) {
            case "equals" -> descriptor.equals("(Ljava/lang/Object;)Z");
            case "hashCode" -> descriptor.equals("()I");
            case "toString" -> descriptor.equals("()Ljava/lang/String;");
            default -> false;
        };
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
                return method != null && isQuiet(access, name, descriptor)
                        ? new Quiet(method, subject.hasFrames())
                        : method;
            }
        };
    }

    private static final class Quiet extends MethodVisitor {
        private final boolean hasFrames;
        private final Label start = new Label();
        private final Label end = new Label();

        Quiet(MethodVisitor next, boolean hasFrames) {
            super(OpenedClassReader.ASM_API, next);
            this.hasFrames = hasFrames;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            call("enter");
            super.visitLabel(start);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                call("exit");
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitLabel(end);
            // The last entry of the table: handlers of the method itself come first.
            super.visitTryCatchBlock(start, end, end, null);
            if (hasFrames) {
                super.visitFrame(Opcodes.F_FULL, 0, null, 1, new Object[] {"java/lang/Throwable"});
            }
            call("exit");
            super.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(Math.max(stack, 1), locals);
        }

        private void call(String name) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Woven.QUIET_READS, name, "()V", false);
        }
    }
}
