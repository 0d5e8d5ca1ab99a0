package dev.athanor.enhance;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * The default serialVersionUID of a class, as the Java Object Serialization Specification defines it in section 4.6:
 * the first eight bytes of a hash over name, interfaces and visible members.
 */
final class SerialVersion {
    static final String FIELD = "serialVersionUID";

    private static final int CLASS_FLAGS =
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
    private static final int FIELD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_VOLATILE
            | Opcodes.ACC_TRANSIENT;
    private static final int METHOD_FLAGS = Opcodes.ACC_PUBLIC
            | Opcodes.ACC_PRIVATE
            | Opcodes.ACC_PROTECTED
            | Opcodes.ACC_STATIC
            | Opcodes.ACC_FINAL
            | Opcodes.ACC_SYNCHRONIZED
            | Opcodes.ACC_NATIVE
            | Opcodes.ACC_ABSTRACT
            | Opcodes.ACC_STRICT;

    private SerialVersion() {}

    static long of(ClassFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeClass(facts, out);
            writeFields(facts, out);
            writeMethods(facts, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] hash = sha1(bytes.toByteArray());
        long version = 0;
        for (int i = 7; i >= 0; i--) {
            version = version << 8 | hash[i] & 0xFF;
        }
        return version;
    }

    private static void writeClass(ClassFacts facts, DataOutputStream out) throws IOException {
        out.writeUTF(facts.className());
        out.writeInt(facts.access() & CLASS_FLAGS);
        List<String> interfaces = facts.interfaces().stream()
                .map(name -> name.replace('/', '.'))
                .sorted()
                .toList();
        for (String name : interfaces) {
            out.writeUTF(name);
        }
    }

    private static void writeFields(ClassFacts facts, DataOutputStream out) throws IOException {
        List<FieldFacts> fields = facts.fields().stream()
                .sorted(Comparator.comparing(FieldFacts::name))
                .toList();
        for (FieldFacts field : fields) {
            int flags = field.access() & FIELD_FLAGS;
            boolean isPrivate = (flags & Opcodes.ACC_PRIVATE) != 0;
            if (!isPrivate || (flags & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0) {
                out.writeUTF(field.name());
                out.writeInt(flags);
                out.writeUTF(field.descriptor());
            }
        }
    }

    private static void writeMethods(ClassFacts facts, DataOutputStream out) throws IOException {
        if (facts.method("<clinit>", "()V") != null) {
            writeMethod("<clinit>", Opcodes.ACC_STATIC, "()V", out);
        }
        for (ClassFacts.MethodFacts method : visibleMethods(facts, true)) {
            writeMethod(
                    "<init>",
                    method.access() & METHOD_FLAGS,
                    method.descriptor().replace('/', '.'),
                    out);
        }
        for (ClassFacts.MethodFacts method : visibleMethods(facts, false)) {
            writeMethod(
                    method.name(),
                    method.access() & METHOD_FLAGS,
                    method.descriptor().replace('/', '.'),
                    out);
        }
    }

    private static List<ClassFacts.MethodFacts> visibleMethods(ClassFacts facts, boolean constructors) {
        return facts.methods().stream()
                .filter(m -> (m.access() & Opcodes.ACC_PRIVATE) == 0)
                .filter(m -> !m.name().equals("<clinit>") && m.name().equals("<init>") == constructors)
                .sorted(Comparator.comparing(ClassFacts.MethodFacts::name)
                        .thenComparing(ClassFacts.MethodFacts::descriptor))
                .toList();
    }

    private static void writeMethod(String name, int flags, String descriptor, DataOutputStream out)
            throws IOException {
        out.writeUTF(name);
        out.writeInt(flags);
        out.writeUTF(descriptor);
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
