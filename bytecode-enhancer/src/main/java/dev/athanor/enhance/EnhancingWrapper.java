package dev.athanor.enhance;

import java.util.Arrays;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.method.MethodList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts the enhancer into a Byte Buddy pipeline: collects the class as the steps before left it, enhances it as a whole,
 * and hands it on.
 *
 * <p>Byte Buddy writes each static initialiser anew, with jumps to where steps could add to it. If no step before has
 * changed anything else, the class file itself is enhanced, so that the result is the same as without a pipeline.
 */
final class EnhancingWrapper implements AsmVisitorWrapper {
    private final EntityEnhancer enhancer;
    private final byte[] classFile;

    EnhancingWrapper(EntityEnhancer enhancer, byte[] classFile) {
        this.enhancer = enhancer;
        this.classFile = classFile;
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
                byte[] present = collected.toByteArray();
                boolean isUnchanged = Arrays.equals(withoutInitializer(present), withoutInitializer(classFile));
                EntityEnhancer.settle(enhancer.enhance(isUnchanged ? classFile : present), classVisitor);
            }
        };
    }

    private static byte[] withoutInitializer(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        EntityEnhancer.settle(classFile, new ClassVisitor(OpenedClassReader.ASM_API, writer) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return name.equals("<clinit>")
                        ? null
                        : super.visitMethod(access, name, descriptor, signature, exceptions);
            }
        });
        return writer.toByteArray();
    }
}
