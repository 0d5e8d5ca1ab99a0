package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Adds the constructor through which rows become instances, where the class has none and its superclass permits one.
 * Field initialisers do not run in it: what is loaded overwrites them anyway.
 *
 * <pre>{@code
 * protected Order() {
 *     super();
 * }
 * }</pre>
 */
final class AddNoArgConstructor implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isPersistent() && isMissing(subject.facts()) && hasSuperConstructor(subject);
    }

    private static boolean isMissing(ClassFacts facts) {
        return !facts.isInner() && facts.method("<init>", "()V") == null;
    }

    private static boolean hasSuperConstructor(Subject subject) {
        if (subject.superName().equals("java/lang/Object")) {
            return true;
        }
        ClassFacts above = subject.surroundings().superOf(subject.facts());
        return above != null && isReachable(above, subject.facts(), subject.surroundings());
    }

    /** Whether a subclass finds the constructor in the class: written, or added by this very stage. */
    private static boolean isReachable(ClassFacts above, ClassFacts below, Surroundings surroundings) {
        ClassFacts.MethodFacts constructor = above.method("<init>", "()V");
        if (constructor != null) {
            return (constructor.access() & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                    || (constructor.access() & Opcodes.ACC_PRIVATE) == 0 && inSamePackage(above, below);
        }
        if (above.contract() != ClassFacts.NO_CONTRACT || !surroundings.isWoven(above) || !isMissing(above)) {
            return false;
        }
        if ("java/lang/Object".equals(above.superName())) {
            return true;
        }
        ClassFacts further = surroundings.superOf(above);
        return further != null && isReachable(further, above, surroundings);
    }

    private static boolean inSamePackage(ClassFacts one, ClassFacts other) {
        return packageOf(one).equals(packageOf(other));
    }

    private static String packageOf(ClassFacts facts) {
        return facts.name().substring(0, facts.name().lastIndexOf('/') + 1);
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                @Nullable MethodVisitor method =
                        next.visitMethod(Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC, "<init>", "()V", null, null);
                if (method != null) {
                    method.visitCode();
                    method.visitVarInsn(Opcodes.ALOAD, 0);
                    method.visitMethodInsn(Opcodes.INVOKESPECIAL, subject.superName(), "<init>", "()V", false);
                    method.visitInsn(Opcodes.RETURN);
                    method.visitMaxs(1, 1);
                    method.visitEnd();
                }
                super.visitEnd();
            }
        };
    }
}
