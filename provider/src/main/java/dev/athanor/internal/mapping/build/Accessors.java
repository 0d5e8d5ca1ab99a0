package dev.athanor.internal.mapping.build;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Which field stands behind each getter and setter of one class, read from the bytes of their methods. With property
 * access the attribute's numbers, and nearly always its state, belong to a field; the names of the two need not agree.
 *
 * <p>A woven class calls an accessor where its source touches a field: both forms are recognised.
 */
final class Accessors {
    private static final String WOVEN_READ = "$athanor$read_";
    private static final String WOVEN_WRITE = "$athanor$write_";

    private final Map<String, String> trivial = new HashMap<>();
    private final Map<String, Set<String>> read = new HashMap<>();
    private final Map<String, Set<String>> written = new HashMap<>();

    /** Of a class whose bytes nobody has. */
    static final Accessors NONE = new Accessors();

    private Accessors() {}

    /**
     * Reads a class.
     *
     * @throws IOException if the class file cannot be read
     */
    static Accessors read(String className, ClassFileLocator files) throws IOException {
        Accessors found = new Accessors();
        ClassFileLocator.Resolution file = files.locate(className);
        if (file.isResolved()) {
            OpenedClassReader.of(file.resolve())
                    .accept(
                            found.new Methods(className.replace('.', '/')),
                            net.bytebuddy.jar.asm.ClassReader.SKIP_DEBUG
                                    | net.bytebuddy.jar.asm.ClassReader.SKIP_FRAMES);
        }
        return found;
    }

    /** The field that a method without parameters returns, or one without a result assigns; null if it does more. */
    @Nullable String field(String method, String descriptor) {
        return trivial.get(method + descriptor);
    }

    /** The only field of the class that one method reads and the other assigns, whatever else they do; null if none. */
    @Nullable String sharedField(MethodDescription getter, MethodDescription setter) {
        Set<String> fields = new HashSet<>(read.getOrDefault(getter.getName() + getter.getDescriptor(), Set.of()));
        fields.retainAll(written.getOrDefault(setter.getName() + setter.getDescriptor(), Set.of()));
        return fields.size() == 1 ? fields.iterator().next() : null;
    }

    private final class Methods extends ClassVisitor {
        private final String owner;

        Methods(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
            return isStatic ? null : new Body(owner, name + descriptor);
        }
    }

    /** Recognises {@code return this.f} and {@code this.f = value}; any other instruction spoils the pattern. */
    private final class Body extends MethodVisitor {
        private final String owner;
        private final String method;
        private final StringBuilder shape = new StringBuilder();
        private @Nullable String field;

        Body(String owner, String method) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.method = method;
        }

        @Override
        public void visitVarInsn(int opcode, int variable) {
            shape.append(variable == 0 ? 't' : variable == 1 ? 'v' : '?');
        }

        @Override
        public void visitFieldInsn(int opcode, String fieldOwner, String name, String descriptor) {
            if (fieldOwner.equals(owner) && opcode == Opcodes.GETFIELD) {
                touch('g', name);
            } else if (fieldOwner.equals(owner) && opcode == Opcodes.PUTFIELD) {
                touch('p', name);
            } else {
                shape.append('?');
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
            if (called.equals(owner) && name.startsWith(WOVEN_READ)) {
                touch('g', name.substring(WOVEN_READ.length()));
            } else if (called.equals(owner) && name.startsWith(WOVEN_WRITE)) {
                touch('p', name.substring(WOVEN_WRITE.length()));
            } else {
                shape.append('?');
            }
        }

        private void touch(char how, String name) {
            shape.append(how);
            field = name;
            (how == 'g' ? read : written)
                    .computeIfAbsent(method, key -> new HashSet<>())
                    .add(name);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                shape.append('.');
            } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.ARETURN) {
                shape.append('r');
            } else {
                shape.append('?');
            }
        }

        @Override
        public void visitEnd() {
            String found = shape.toString();
            if (field != null && (found.equals("tgr") || found.equals("tvp."))) {
                trivial.put(method, field);
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            shape.append('?');
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            shape.append('?');
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            shape.append('?');
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            shape.append('?');
        }

        @Override
        public void visitLdcInsn(Object value) {
            shape.append('?');
        }

        @Override
        public void visitIincInsn(int variable, int increment) {
            shape.append('?');
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
            shape.append('?');
        }

        @Override
        public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
            shape.append('?');
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            shape.append('?');
        }
    }
}
