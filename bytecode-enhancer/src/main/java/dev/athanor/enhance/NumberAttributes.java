package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the fields of the class when it is initialised, before any other static code runs. The superclass is asked
 * for its count there and then, so that the bytes stay right when it gains a field.
 *
 * <pre>{@code
 * protected static final AttributeIndex $athanor$INDEX;
 * private static final int $athanor$BASE;
 *
 * static {
 *     $athanor$INDEX = AttributeIndex.define(1, Base.$athanor$INDEX, Order.class, "id", "customer", "lines");
 *     $athanor$BASE = $athanor$INDEX.base();
 * }
 *
 * public AttributeIndex $athanor$index() {
 *     return $athanor$INDEX;
 * }
 * }</pre>
 */
final class NumberAttributes implements EnhancementStage {
    /** Contract, superclass's index, class, array, array, position, name. */
    private static final int DEFINE_STACK = 7;

    private static final int CONSTANT = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;

    @Override
    public boolean applies(Subject subject) {
        return subject.isPersistent();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            private boolean hasInitializer;

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (method == null || !name.equals("<clinit>")) {
                    return method;
                }
                hasInitializer = true;
                return new MethodVisitor(OpenedClassReader.ASM_API, method) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        define(subject, mv);
                    }

                    @Override
                    public void visitMaxs(int stack, int locals) {
                        super.visitMaxs(Math.max(stack, DEFINE_STACK), locals);
                    }
                };
            }

            @Override
            public void visitEnd() {
                next.visitField(CONSTANT | Opcodes.ACC_PROTECTED, Woven.INDEX, Woven.ATTRIBUTE_INDEX_TYPE, null, null)
                        .visitEnd();
                next.visitField(CONSTANT | Opcodes.ACC_PRIVATE, Woven.BASE, "I", null, null)
                        .visitEnd();
                if (!hasInitializer) {
                    MethodVisitor method = next.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
                    method.visitCode();
                    define(subject, method);
                    method.visitInsn(Opcodes.RETURN);
                    method.visitMaxs(DEFINE_STACK, 0);
                    method.visitEnd();
                }
                writeIndexMethod(subject, next);
                super.visitEnd();
            }
        };
    }

    private static void define(Subject subject, MethodVisitor method) {
        List<FieldFacts> fields = subject.numberedFields();
        Instructions.push(method, Instrumented.CONTRACT);
        if (subject.isRoot()) {
            method.visitInsn(Opcodes.ACONST_NULL);
        } else {
            method.visitFieldInsn(Opcodes.GETSTATIC, subject.superName(), Woven.INDEX, Woven.ATTRIBUTE_INDEX_TYPE);
        }
        method.visitLdcInsn(Type.getObjectType(subject.name()));
        Instructions.push(method, fields.size());
        method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
        for (int i = 0; i < fields.size(); i++) {
            method.visitInsn(Opcodes.DUP);
            Instructions.push(method, i);
            method.visitLdcInsn(fields.get(i).name());
            method.visitInsn(Opcodes.AASTORE);
        }
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                Woven.ATTRIBUTE_INDEX,
                "define",
                "(I" + Woven.ATTRIBUTE_INDEX_TYPE + "Ljava/lang/Class;[Ljava/lang/String;)"
                        + Woven.ATTRIBUTE_INDEX_TYPE,
                false);
        method.visitInsn(Opcodes.DUP);
        method.visitFieldInsn(Opcodes.PUTSTATIC, subject.name(), Woven.INDEX, Woven.ATTRIBUTE_INDEX_TYPE);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Woven.ATTRIBUTE_INDEX, "base", "()I", false);
        method.visitFieldInsn(Opcodes.PUTSTATIC, subject.name(), Woven.BASE, "I");
    }

    private static void writeIndexMethod(Subject subject, ClassVisitor next) {
        MethodVisitor method = next.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC,
                Woven.INDEX_METHOD,
                "()" + Woven.ATTRIBUTE_INDEX_TYPE,
                null,
                null);
        method.visitCode();
        method.visitFieldInsn(Opcodes.GETSTATIC, subject.name(), Woven.INDEX, Woven.ATTRIBUTE_INDEX_TYPE);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 1);
        method.visitEnd();
    }
}
