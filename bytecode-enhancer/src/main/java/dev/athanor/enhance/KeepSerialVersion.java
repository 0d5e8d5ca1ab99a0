package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Keeps the serial version that the JVM would compute for the class as its author wrote it, so that woven and unwoven
 * classes exchange objects.
 *
 * <pre>{@code
 * private static final long serialVersionUID = -3665804199014368530L;
 * }</pre>
 */
final class KeepSerialVersion implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isPersistent()
                && subject.isSerializable()
                && subject.facts().fields().stream().noneMatch(f -> f.name().equals(SerialVersion.FIELD));
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                next.visitField(
                                Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
                                SerialVersion.FIELD,
                                "J",
                                null,
                                SerialVersion.of(subject.facts()))
                        .visitEnd();
                super.visitEnd();
            }
        };
    }
}
