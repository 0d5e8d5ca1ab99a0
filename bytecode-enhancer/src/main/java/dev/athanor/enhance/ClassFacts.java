package dev.athanor.enhance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * A class file without its code: what weaving has to know of the class itself and of the classes around it. Read
 * without loading any class. Immutable.
 *
 * @param version class file version
 * @param access flags, with those of the entry in InnerClasses for a nested class
 * @param isInner whether its constructors take an enclosing instance
 * @param name internal name
 * @param superName internal name, null for Object
 * @param interfaces internal names
 * @param annotations descriptors
 * @param contract the version on its stamp, or {@link #NO_CONTRACT}
 * @param fields in the order of the class file
 * @param methods in the order of the class file
 */
record ClassFacts(
        int version,
        int access,
        boolean isInner,
        String name,
        @Nullable String superName,
        List<String> interfaces,
        Set<String> annotations,
        int contract,
        List<FieldFacts> fields,
        List<MethodFacts> methods) {
    static final int NO_CONTRACT = -1;

    /**
     * One method.
     *
     * @param name its name
     * @param descriptor its type
     * @param access its flags
     */
    record MethodFacts(String name, String descriptor, int access) {}

    static ClassFacts read(ClassReader reader) {
        Collector collector = new Collector();
        reader.accept(collector, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return collector.facts();
    }

    String className() {
        return name.replace('/', '.');
    }

    /** Whether the class can be woven at all: interfaces, enums and records are left alone. */
    boolean isPlainClass() {
        return (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM | Opcodes.ACC_RECORD | Opcodes.ACC_MODULE)) == 0
                && !"java/lang/Record".equals(superName);
    }

    List<FieldFacts> numberedFields() {
        return fields.stream().filter(FieldFacts::isNumbered).toList();
    }

    @Nullable FieldFacts field(String fieldName, String descriptor) {
        for (FieldFacts field : fields) {
            if (field.name().equals(fieldName) && field.descriptor().equals(descriptor)) {
                return field;
            }
        }
        return null;
    }

    @Nullable MethodFacts method(String methodName, String descriptor) {
        for (MethodFacts method : methods) {
            if (method.name().equals(methodName) && method.descriptor().equals(descriptor)) {
                return method;
            }
        }
        return null;
    }

    private static final class Collector extends ClassVisitor {
        private int version;
        private int access;
        private boolean isInner;
        private String name = "";
        private @Nullable String superName;
        private List<String> interfaces = List.of();
        private final Set<String> annotations = new TreeSet<>();
        private int contract = NO_CONTRACT;
        private final List<FieldFacts> fields = new ArrayList<>();
        private final List<MethodFacts> methods = new ArrayList<>();

        Collector() {
            super(OpenedClassReader.ASM_API);
        }

        ClassFacts facts() {
            return new ClassFacts(
                    version,
                    access,
                    isInner,
                    name,
                    superName,
                    interfaces,
                    annotations,
                    contract,
                    List.copyOf(fields),
                    List.copyOf(methods));
        }

        @Override
        public void visit(
                int classVersion,
                int classAccess,
                String className,
                @Nullable String signature,
                @Nullable String superClass,
                String @Nullable [] superInterfaces) {
            version = classVersion & 0xFFFF;
            access = classAccess;
            name = className;
            superName = superClass;
            interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
        }

        @Override
        public void visitInnerClass(
                String innerClass, @Nullable String outer, @Nullable String simpleName, int innerAccess) {
            if (innerClass.equals(name)) {
                isInner = (innerAccess & Opcodes.ACC_STATIC) == 0;
                // Protected and private nested classes have other flags in the class file proper.
                access = innerAccess | access & (Opcodes.ACC_SUPER | Opcodes.ACC_RECORD | Opcodes.ACC_DEPRECATED);
            }
        }

        @Override
        public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            annotations.add(descriptor);
            if (!descriptor.equals(Woven.ENHANCED_TYPE)) {
                return null;
            }
            return new AnnotationVisitor(OpenedClassReader.ASM_API) {
                @Override
                public void visit(String member, Object value) {
                    contract = (Integer) value;
                }
            };
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int fieldAccess, String field, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.add(new FieldFacts(field, descriptor, fieldAccess));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int methodAccess,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.add(new MethodFacts(method, descriptor, methodAccess));
            return null;
        }
    }
}
