package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Sends every access to a numbered field through its accessor: in the methods of the class, and in every other class
 * that can reach the field.
 *
 * <pre>{@code
 * return this.name;            // return $athanor$read_name(this);
 * order.count = 3;             // Order.$athanor$write_count(order, 3);
 * this.lines = list;           // in a constructor, after super(): $athanor$init_lines(this, list, this);
 * this.code = code;            // the same, of a final field: $athanor$init_code(this, code); this.code = code;
 * }</pre>
 *
 * <p>Reads of a final field stay, and so do writes before {@code super()}, when there is no instance yet to tell.
 */
final class RedirectFieldAccess implements EnhancementStage {
    private static final int FIELD_REFERENCE = 9;

    @Override
    public boolean applies(Subject subject) {
        if (!mentionsWovenField(subject)) {
            return false;
        }
        // A class that is not stamped may have been here before; its constant pool does not show that.
        boolean[] any = {subject.isPersistent()};
        if (!any[0]) {
            UnseenAccesses.search(
                    subject.reader(), subject.facts(), subject.surroundings(), (method, access) -> any[0] = true);
        }
        return any[0];
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return method == null ? null : new Redirection(subject, method, name.equals("<init>"));
            }
        };
    }

    /** Looks at the constant pool only: most classes touch no entity, and are done after this. */
    private static boolean mentionsWovenField(Subject subject) {
        ClassReader reader = subject.reader();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            if (at > 0 && reader.readByte(at - 1) == FIELD_REFERENCE) {
                int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
                Surroundings.Declaration declaration = subject.surroundings()
                        .wovenField(
                                reader.readClass(at, buffer),
                                reader.readUTF8(nameAndType, buffer),
                                reader.readUTF8(nameAndType + 2, buffer),
                                subject.facts());
                if (declaration != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class Redirection extends MethodVisitor {
        private final Subject subject;
        private final boolean isConstructor;
        private final ConstructorProgress progress = new ConstructorProgress();

        Redirection(Subject subject, MethodVisitor next, boolean isConstructor) {
            super(OpenedClassReader.ASM_API, next);
            this.subject = subject;
            this.isConstructor = isConstructor;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            progress.typeInstruction(opcode);
            super.visitTypeInsn(opcode, type);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            progress.methodInstruction(opcode, name);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            Surroundings.Declaration declaration = opcode == Opcodes.GETFIELD || opcode == Opcodes.PUTFIELD
                    ? subject.surroundings().wovenField(owner, name, descriptor, subject.facts())
                    : null;
            if (declaration == null) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
                return;
            }
            String declaring = declaration.declaring().name();
            FieldFacts field = declaration.field();
            if (opcode == Opcodes.PUTFIELD
                    && isConstructor
                    && subject.surroundings().isSameOrSuper(declaring, subject.facts())) {
                writeInConstructor(owner, declaring, field);
            } else if (field.isFinal()) {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            } else if (opcode == Opcodes.GETFIELD) {
                call(owner, Woven.reader(field), Woven.readerType(declaring, field));
            } else {
                call(owner, Woven.writer(field), Woven.writerType(declaring, field));
            }
        }

        private void writeInConstructor(String owner, String declaring, FieldFacts field) {
            String initializer = Woven.initializer(field);
            String type = Woven.initializerType(declaring, field);
            if (!progress.isConstructed()) {
                super.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
            } else if (!field.isFinal()) {
                super.visitVarInsn(Opcodes.ALOAD, 0);
                call(owner, initializer, type);
            } else if (field.isPrimitive()) {
                super.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
                super.visitVarInsn(Opcodes.ALOAD, 0);
                call(owner, initializer, type);
            } else {
                super.visitInsn(Opcodes.DUP2);
                call(owner, initializer, type);
                super.visitFieldInsn(Opcodes.PUTFIELD, owner, field.name(), field.descriptor());
            }
        }

        /** Through the class that the program names: the declaring one may be out of its sight. */
        private void call(String owner, String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            super.visitMaxs(isConstructor ? stack + 2 : stack, locals);
        }
    }
}
