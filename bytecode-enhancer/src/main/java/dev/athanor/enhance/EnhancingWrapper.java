package dev.athanor.enhance;

import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Puts the enhancer into a Byte Buddy pipeline: collects the class as the steps before left it, enhances it as a whole,
 * and hands it on.
 */
final class EnhancingWrapper implements AsmVisitorWrapper {
    private final EntityEnhancer enhancer;

    EnhancingWrapper(EntityEnhancer enhancer) {
        this.enhancer = enhancer;
    }

    @Override
    public int mergeWriter(int flags) {
        return flags;
    }

    @Override
    public int mergeReader(int flags) {
        return flags;
    }

    @Override
    public ClassVisitor wrap(
            TypeDescription instrumentedType,
            ClassVisitor classVisitor,
            Implementation.Context implementationContext,
            TypePool typePool,
            FieldList<FieldDescription.InDefinedShape> fields,
            MethodList<?> methods,
            int writerFlags,
            int readerFlags) {
        ClassWriter collected = new ClassWriter(0);
        return new ClassVisitor(OpenedClassReader.ASM_API, collected) {
            @Override
            public void visitEnd() {
                super.visitEnd();
                EntityEnhancer.settle(enhancer.enhance(collected.toByteArray()), classVisitor);
            }
        };
    }
}
