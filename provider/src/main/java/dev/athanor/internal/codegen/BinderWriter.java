package dev.athanor.internal.codegen;

import dev.athanor.instrument.ColumnWriter;
import dev.athanor.instrument.RowBinder;
import dev.athanor.internal.mapping.Slot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Writes the binding companion of a level.
 *
 * <pre>{@code
 * public void bind(Object source, int slot, PreparedStatement statement, int parameter, ColumnWriter writer) {
 *     switch (slot) {
 *         case 0: statement.setLong(parameter, ((Order) source).id); return;
 *         case 1: String text = ((Order) source).text;
 *                 if (text != null) { statement.setString(parameter, text); return; }
 *                 writer.write(statement, parameter, null); return;
 *         case 2: writer.write(statement, parameter, ((Order) source).date); return;
 *         ...
 *     }
 * }
 * }</pre>
 */
final class BinderWriter extends CompanionWriter {
    private static final int CASES = 7;
    private static final int STATEMENT = 3;
    private static final int PARAMETER = 4;
    private static final int WRITER = 5;
    private static final int TEXT = 6;

    private static final String STATEMENT_NAME = Type.getInternalName(PreparedStatement.class);
    private static final String WRITER_NAME = Type.getInternalName(ColumnWriter.class);
    private static final String REST = "IL" + STATEMENT_NAME + ";IL" + WRITER_NAME + ";)V";

    BinderWriter(Class<?> level, List<Slot> slots) {
        super(level, slots, RowBinder.class);
    }

    @Override
    void writeMethods() {
        String bindType = "(L" + levelName + ";" + REST;
        String bind = new SlotSwitch(this, "bind", bindType, CASES, this::writeBind).write(0, slots.size());
        MethodVisitor method =
                writer.visitMethod(Opcodes.ACC_PUBLIC, "bind", "(Ljava/lang/Object;" + REST, null, new String[] {
                    Type.getInternalName(SQLException.class)
                });
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitVarInsn(Opcodes.ALOAD, SlotSwitch.TARGET);
        method.visitTypeInsn(Opcodes.CHECKCAST, levelName);
        method.visitVarInsn(Opcodes.ILOAD, SlotSwitch.SLOT);
        method.visitVarInsn(Opcodes.ALOAD, STATEMENT);
        method.visitVarInsn(Opcodes.ILOAD, PARAMETER);
        method.visitVarInsn(Opcodes.ALOAD, WRITER);
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, name, bind, bindType, false);
        method.visitInsn(Opcodes.RETURN);
        end(method);
    }

    private void writeBind(MethodVisitor method, int index) {
        Slot slot = slots.get(index);
        switch (slot.kind()) {
            case BOOLEAN -> bindPrimitive(method, slot, "setBoolean");
            case BYTE -> bindPrimitive(method, slot, "setByte");
            case SHORT -> bindPrimitive(method, slot, "setShort");
            case INT -> bindPrimitive(method, slot, "setInt");
            case LONG -> bindPrimitive(method, slot, "setLong");
            case FLOAT -> bindPrimitive(method, slot, "setFloat");
            case DOUBLE -> bindPrimitive(method, slot, "setDouble");
            case STRING -> bindString(method, slot);
            case OBJECT -> {
                pushWriter(method);
                pushValue(method, slot, SlotSwitch.TARGET);
                box(method, slot.readType());
                callWriter(method);
            }
        }
        method.visitInsn(Opcodes.RETURN);
    }

    private void bindPrimitive(MethodVisitor method, Slot slot, String setter) {
        method.visitVarInsn(Opcodes.ALOAD, STATEMENT);
        method.visitVarInsn(Opcodes.ILOAD, PARAMETER);
        pushValue(method, slot, SlotSwitch.TARGET);
        callStatement(method, setter, Type.getDescriptor(slot.readType()));
    }

    private void bindString(MethodVisitor method, Slot slot) {
        Label absent = new Label();
        pushValue(method, slot, SlotSwitch.TARGET);
        method.visitInsn(Opcodes.DUP);
        method.visitVarInsn(Opcodes.ASTORE, TEXT);
        method.visitJumpInsn(Opcodes.IFNULL, absent);
        method.visitVarInsn(Opcodes.ALOAD, STATEMENT);
        method.visitVarInsn(Opcodes.ILOAD, PARAMETER);
        method.visitVarInsn(Opcodes.ALOAD, TEXT);
        callStatement(method, "setString", Type.getDescriptor(String.class));
        method.visitInsn(Opcodes.RETURN);
        target(method, absent, name, levelName, Opcodes.INTEGER, STATEMENT_NAME, Opcodes.INTEGER, WRITER_NAME);
        pushWriter(method);
        method.visitInsn(Opcodes.ACONST_NULL);
        callWriter(method);
    }

    private static void pushWriter(MethodVisitor method) {
        method.visitVarInsn(Opcodes.ALOAD, WRITER);
        method.visitVarInsn(Opcodes.ALOAD, STATEMENT);
        method.visitVarInsn(Opcodes.ILOAD, PARAMETER);
    }

    private static void callWriter(MethodVisitor method) {
        method.visitMethodInsn(
                Opcodes.INVOKEINTERFACE, WRITER_NAME, "write", "(L" + STATEMENT_NAME + ";ILjava/lang/Object;)V", true);
    }

    private static void callStatement(MethodVisitor method, String setter, String type) {
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, STATEMENT_NAME, setter, "(I" + type + ")V", true);
    }
}
