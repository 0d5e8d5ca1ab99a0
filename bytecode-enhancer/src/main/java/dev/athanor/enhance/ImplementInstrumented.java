package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Declares the interface, on the topmost woven class of a hierarchy.
 *
 * <pre>{@code
 * class Order implements Instrumented
 * }</pre>
 */
final class ImplementInstrumented implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return subject.isRoot();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visit(
                    int version,
                    int access,
                    String name,
                    @Nullable String signature,
                    @Nullable String superName,
                    String @Nullable [] interfaces) {
                int present = interfaces == null ? 0 : interfaces.length;
                String[] all = new String[present + 1];
                if (interfaces != null) {
                    System.arraycopy(interfaces, 0, all, 0, present);
                }
                all[present] = Woven.INSTRUMENTED;
                super.visit(
                        version,
                        access,
                        name,
                        signature == null ? null : signature + Woven.INSTRUMENTED_TYPE,
                        superName,
                        all);
            }
        };
    }
}
