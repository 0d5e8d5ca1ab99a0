package dev.athanor.internal.codegen;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the class through which companions are defined in another module.
 *
 * <pre>{@code
 * final class $athanor$Companions {
 *     static Class<?> define(Class<?> level, byte[] classFile) throws IllegalAccessException {
 *         return MethodHandles.privateLookupIn(level, MethodHandles.lookup())
 *                 .defineHiddenClass(classFile, true, ClassOption.NESTMATE)
 *                 .lookupClass();
 *     }
 * }
 * }</pre>
 */
final class BridgeWriter {
    static final String METHOD = "define";

    private static final String HANDLES = "java/lang/invoke/MethodHandles";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    private static final String OPTION = "java/lang/invoke/MethodHandles$Lookup$ClassOption";

    private BridgeWriter() {}

    static String nameFor(Class<?> level) {
        String packageName = level.getPackageName();
        return (packageName.isEmpty() ? "" : packageName + '.') + "$athanor$Companions";
    }

    static byte[] write(Class<?> level) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                nameFor(level).replace('.', '/'),
                null,
                "java/lang/Object",
                null);
        MethodVisitor method = writer.visitMethod(
                Opcodes.ACC_STATIC, METHOD, "(Ljava/lang/Class;[B)Ljava/lang/Class;", null, new String[] {
                    Type.getInternalName(IllegalAccessException.class)
                });
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "lookup", "()L" + LOOKUP + ";", false);
        method.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                HANDLES,
                "privateLookupIn",
                "(Ljava/lang/Class;L" + LOOKUP + ";)L" + LOOKUP + ";",
                false);
        method.visitVarInsn(Opcodes.ALOAD, 1);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitInsn(Opcodes.ICONST_1);
        method.visitTypeInsn(Opcodes.ANEWARRAY, OPTION);
        method.visitInsn(Opcodes.DUP);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitFieldInsn(Opcodes.GETSTATIC, OPTION, "NESTMATE", "L" + OPTION + ";");
        method.visitInsn(Opcodes.AASTORE);
        method.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, LOOKUP, "defineHiddenClass", "([BZ[L" + OPTION + ";)L" + LOOKUP + ";", false);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, LOOKUP, "lookupClass", "()Ljava/lang/Class;", false);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
