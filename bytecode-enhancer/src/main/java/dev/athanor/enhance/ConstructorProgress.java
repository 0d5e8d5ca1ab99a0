package dev.athanor.enhance;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells where in a constructor the instance comes into being: at the constructor call that belongs to no NEW. Compilers
 * write each NEW before its constructor call and close what they open, so counting is enough.
 */
final class ConstructorProgress {
    private int open;
    private boolean constructed;

    void typeInstruction(int opcode) {
        if (opcode == Opcodes.NEW) {
            open++;
        }
    }

    void methodInstruction(int opcode, String name) {
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
            if (open > 0) {
                open--;
            } else {
                constructed = true;
            }
        }
    }

    /** Whether {@code super(...)} or {@code this(...)} has been called. */
    boolean isConstructed() {
        return constructed;
    }
}
