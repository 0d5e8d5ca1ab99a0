package dev.athanor.enhance;

import java.util.SortedMap;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Sorts the table of inner classes, whose order means nothing and differs from host to host. */
final class OrderInnerClasses extends ClassVisitor {
    private final SortedMap<String, Runnable> entries = new TreeMap<>();

    OrderInnerClasses(ClassVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    @Override
    public void visitInnerClass(String name, @Nullable String outer, @Nullable String simpleName, int access) {
        entries.put(name, () -> super.visitInnerClass(name, outer, simpleName, access));
    }

    @Override
    public void visitEnd() {
        entries.values().forEach(Runnable::run);
        super.visitEnd();
    }
}
