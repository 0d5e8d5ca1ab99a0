package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the state of an instance that arrives, whatever class its sender had. In a readObject of the class itself
 * the last call follows that of defaultReadObject. The form of what is sent does not change.
 *
 * <pre>{@code
 * private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
 *     in.defaultReadObject();
 *     InstanceState.arrived(this, this.$athanor$state);
 *     // below a superclass that is not serialisable: arrived(this, this.$athanor$travelling, $athanor$BASE)
 * }
 * }</pre>
 */
final class ReceiveState implements EnhancementStage {
    private static final String STREAM = "java/io/ObjectInputStream";
    private static final String NAME = "readObject";
    private static final String DEFAULT_READ = "defaultReadObject";
    private static final String TYPE = "(L" + STREAM + ";)V";
    private static final String ARRIVED = "arrived";
    private static final int STACK = 3;

    @Override
    public boolean applies(Subject subject) {
        return subject.carriesStateInStream()
                && !subject.surroundings().implementsInterface(subject.facts(), "java/io/Externalizable");
    }

    private static boolean isReadObject(int access, String name, String descriptor) {
        return name.equals(NAME)
                && descriptor.equals(TYPE)
                && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == Opcodes.ACC_PRIVATE;
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            private boolean isPresent;

            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                if (method == null || !isReadObject(access, name, descriptor)) {
                    return method;
                }
                isPresent = true;
                return new MethodVisitor(OpenedClassReader.ASM_API, method) {
                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String method, String type, boolean isInterface) {
                        super.visitMethodInsn(opcode, owner, method, type, isInterface);
                        if (owner.equals(STREAM) && method.equals(DEFAULT_READ)) {
                            callArrived(subject, mv);
                        }
                    }

                    @Override
                    public void visitMaxs(int stack, int locals) {
                        super.visitMaxs(stack + STACK, locals);
                    }
                };
            }

            @Override
            public void visitEnd() {
                if (!isPresent) {
                    writeReadObject(subject, next);
                }
                super.visitEnd();
            }
        };
    }

    private static void writeReadObject(Subject subject, ClassVisitor next) {
        MethodVisitor method =
                next.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC, NAME, TYPE, null, new String[] {
                    "java/io/IOException", "java/lang/ClassNotFoundException"
                });
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, STREAM, DEFAULT_READ, "()V", false);
        callArrived(subject, method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(STACK, 2);
        method.visitEnd();
    }

    private static void callArrived(Subject subject, MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, 0);
        String type = "(" + Woven.INSTRUMENTED_TYPE + Woven.INSTANCE_STATE_TYPE;
        if (subject.isRoot()) {
            method.visitFieldInsn(Opcodes.GETFIELD, subject.name(), Woven.STATE, Woven.INSTANCE_STATE_TYPE);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, Woven.INSTANCE_STATE, ARRIVED, type + ")V", false);
        } else {
            method.visitFieldInsn(Opcodes.GETFIELD, subject.name(), Woven.TRAVELLING, Woven.INSTANCE_STATE_TYPE);
            Instructions.pushAttribute(method, subject.name(), 0);
            method.visitMethodInsn(Opcodes.INVOKESTATIC, Woven.INSTANCE_STATE, ARRIVED, type + "I)V", false);
        }
    }
}
