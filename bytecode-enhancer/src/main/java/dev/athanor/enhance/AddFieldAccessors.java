package dev.athanor.enhance;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Writes the methods through which programs reach the fields from now on. They are static, so that a field that hides
 * another one of the same name is not overridden instead.
 *
 * <pre>{@code
 * static String $athanor$read_name(Order self) {          // a value type: nothing to do without a state
 *     InstanceState state = self.$athanor$state;
 *     if (state != null && !state.isDirect($athanor$BASE + 1)) {
 *         state.read(self, $athanor$BASE + 1);
 *     }
 *     return self.name;
 * }
 *
 * static List $athanor$read_lines(Order self) {           // the first read can be an event: there must be a state
 *     InstanceState state = self.$athanor$state();
 *     if (!state.isDirect($athanor$BASE + 2)) {
 *         state.read(self, $athanor$BASE + 2);
 *     }
 *     return self.lines;
 * }
 *
 * static void $athanor$write_name(Order self, String value) {
 *     self.name = (String) self.$athanor$state().write(self, $athanor$BASE + 1, self.name, value);
 * }
 *
 * static void $athanor$write_count(Order self, int value) {
 *     self.$athanor$state().write(self, $athanor$BASE + 3, self.count);
 *     self.count = value;
 * }
 *
 * static void $athanor$init_name(Order self, String value, Object constructing) {
 *     if (self != constructing) {
 *         $athanor$write_name(self, value);
 *         return;
 *     }
 *     self.$athanor$state().writeInConstructor($athanor$BASE + 1, value);
 *     self.name = value;
 * }
 * }</pre>
 *
 * <p>A final field has the last one only, without the assignment, which must stay in the constructor.
 */
final class AddFieldAccessors implements EnhancementStage {
    @Override
    public boolean applies(Subject subject) {
        return !subject.numberedFields().isEmpty();
    }

    @Override
    public ClassVisitor apply(Subject subject, ClassVisitor next) {
        return new ClassVisitor(OpenedClassReader.ASM_API, next) {
            @Override
            public void visitEnd() {
                List<FieldFacts> fields = subject.numberedFields();
                for (int i = 0; i < fields.size(); i++) {
                    FieldAccessors accessors = new FieldAccessors(subject, fields.get(i), i, next);
                    if (fields.get(i).isFinal()) {
                        accessors.writeFinalInitializer();
                    } else {
                        accessors.writeReader();
                        accessors.writeWriter();
                        accessors.writeInitializer();
                    }
                }
                super.visitEnd();
            }
        };
    }

    private record FieldAccessors(Subject subject, FieldFacts field, int position, ClassVisitor target) {
        void writeReader() {
            MethodVisitor method = begin(Woven.reader(field), Woven.readerType(subject.name(), field));
            Label direct = new Label();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            if (field.isEventful()) {
                Instructions.callState(method, subject.name());
                method.visitVarInsn(Opcodes.ASTORE, 1);
            } else {
                method.visitFieldInsn(Opcodes.GETFIELD, subject.name(), Woven.STATE, Woven.INSTANCE_STATE_TYPE);
                method.visitInsn(Opcodes.DUP);
                method.visitVarInsn(Opcodes.ASTORE, 1);
                method.visitJumpInsn(Opcodes.IFNULL, direct);
            }
            method.visitVarInsn(Opcodes.ALOAD, 1);
            pushAttribute(method);
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Woven.INSTANCE_STATE, "isDirect", "(I)Z", false);
            method.visitJumpInsn(Opcodes.IFNE, direct);
            method.visitVarInsn(Opcodes.ALOAD, 1);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            pushAttribute(method);
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, Woven.INSTANCE_STATE, "read", "(" + Woven.INSTRUMENTED_TYPE + "I)V", false);
            Instructions.target(method, direct, subject.hasFrames());
            method.visitVarInsn(Opcodes.ALOAD, 0);
            getField(method);
            method.visitInsn(field.type().getOpcode(Opcodes.IRETURN));
            end(method, 4, 2);
        }

        void writeWriter() {
            Type type = field.type();
            MethodVisitor method = begin(Woven.writer(field), Woven.writerType(subject.name(), field));
            if (!field.isPrimitive()) {
                method.visitVarInsn(Opcodes.ALOAD, 0);
            }
            method.visitVarInsn(Opcodes.ALOAD, 0);
            Instructions.callState(method, subject.name());
            method.visitVarInsn(Opcodes.ALOAD, 0);
            pushAttribute(method);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            getField(method);
            if (field.isPrimitive()) {
                callWrite(method);
                method.visitVarInsn(Opcodes.ALOAD, 0);
                method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
            } else {
                method.visitVarInsn(Opcodes.ALOAD, 1);
                callWrite(method);
                Instructions.cast(method, type);
            }
            putField(method);
            method.visitInsn(Opcodes.RETURN);
            end(method, 6, 1 + type.getSize());
        }

        void writeInitializer() {
            Type type = field.type();
            int constructing = 1 + type.getSize();
            MethodVisitor method = begin(Woven.initializer(field), Woven.initializerType(subject.name(), field));
            Label own = new Label();
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(Opcodes.ALOAD, constructing);
            method.visitJumpInsn(Opcodes.IF_ACMPEQ, own);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
            method.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    subject.name(),
                    Woven.writer(field),
                    Woven.writerType(subject.name(), field),
                    false);
            method.visitInsn(Opcodes.RETURN);
            Instructions.target(method, own, subject.hasFrames());
            callWriteInConstructor(method);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitVarInsn(type.getOpcode(Opcodes.ILOAD), 1);
            putField(method);
            method.visitInsn(Opcodes.RETURN);
            end(method, 3, constructing + 1);
        }

        void writeFinalInitializer() {
            MethodVisitor method = begin(Woven.initializer(field), Woven.initializerType(subject.name(), field));
            callWriteInConstructor(method);
            method.visitInsn(Opcodes.RETURN);
            end(method, 3, 2);
        }

        private void callWrite(MethodVisitor method) {
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, Woven.INSTANCE_STATE, "write", Woven.stateWriteType(field.type()), false);
        }

        private void callWriteInConstructor(MethodVisitor method) {
            method.visitVarInsn(Opcodes.ALOAD, 0);
            Instructions.callState(method, subject.name());
            pushAttribute(method);
            if (!field.isPrimitive()) {
                method.visitVarInsn(Opcodes.ALOAD, 1);
            }
            method.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    Woven.INSTANCE_STATE,
                    "writeInConstructor",
                    field.isPrimitive() ? "(I)V" : "(ILjava/lang/Object;)V",
                    false);
        }

        private MethodVisitor begin(String name, String descriptor) {
            MethodVisitor method = target.visitMethod(field.accessorAccess(), name, descriptor, null, null);
            method.visitCode();
            return method;
        }

        private static void end(MethodVisitor method, int stack, int locals) {
            method.visitMaxs(stack, locals);
            method.visitEnd();
        }

        private void pushAttribute(MethodVisitor method) {
            Instructions.pushAttribute(method, subject.name(), position);
        }

        private void getField(MethodVisitor method) {
            method.visitFieldInsn(Opcodes.GETFIELD, subject.name(), field.name(), field.descriptor());
        }

        private void putField(MethodVisitor method) {
            method.visitFieldInsn(Opcodes.PUTFIELD, subject.name(), field.name(), field.descriptor());
        }
    }
}
