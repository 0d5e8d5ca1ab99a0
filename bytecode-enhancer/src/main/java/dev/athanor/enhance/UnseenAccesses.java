package dev.athanor.enhance;

import java.util.function.BiConsumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instructions that reach a field of a woven class past its accessors: what there is to redirect, and after
 * enhancement what was missed.
 */
final class UnseenAccesses extends ClassVisitor {
    private final ClassFacts facts;
    private final Surroundings surroundings;
    private final BiConsumer<String, Surroundings.Declaration> found;

    private UnseenAccesses(
            ClassFacts facts, Surroundings surroundings, BiConsumer<String, Surroundings.Declaration> found) {
        super(OpenedClassReader.ASM_API);
        this.facts = facts;
        this.surroundings = surroundings;
        this.found = found;
    }

    /**
     * Looks through the code of a class.
     *
     * @param found told the name of the method and the field
     */
    static void search(
            ClassReader reader,
            ClassFacts facts,
            Surroundings surroundings,
            BiConsumer<String, Surroundings.Declaration> found) {
        reader.accept(new UnseenAccesses(facts, surroundings, found), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access,
            String methodName,
            String methodType,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        if (facts.contract() != ClassFacts.NO_CONTRACT && methodName.startsWith(Woven.PREFIX)) {
            return null;
        }
        return new MethodVisitor(OpenedClassReader.ASM_API) {
            private final ConstructorProgress progress = new ConstructorProgress();

            @Override
            public void visitTypeInsn(int opcode, String type) {
                progress.typeInstruction(opcode);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
                progress.methodInstruction(opcode, name);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode != Opcodes.PUTFIELD && opcode != Opcodes.GETFIELD) {
                    return;
                }
                boolean isTooEarly =
                        opcode == Opcodes.PUTFIELD && methodName.equals("<init>") && !progress.isConstructed();
                Surroundings.Declaration declaration = surroundings.wovenField(owner, name, descriptor, facts);
                if (declaration != null && !declaration.field().isFinal() && !isTooEarly) {
                    found.accept(methodName, declaration);
                }
            }
        };
    }
}
