package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Marks the class as woven, so that it is never woven twice and a mismatch is recognised.
 *
 * <pre>{@code
 * @Enhanced(contract = 1)
 * }</pre>
 */
final class StampContract implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isPersistent();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                AnnotationVisitor stamp = next.visitAnnotation(Woven.ENHANCED_TYPE, true);
                if (stamp != null) {
                    stamp.visit("contract", Instrumented.CONTRACT);
                    stamp.visitEnd();
                }
                super.visitEnd();
            }
        };
    }
}
