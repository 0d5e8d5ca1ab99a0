package dev.athanor.instrument;

/**
 * Whether the current thread is inside equals, hashCode or toString of an enhanced class. There a read that finds no
 * value leaves the field as it is instead of throwing: whatever the method reaches, getters and other instances
 * included; a collection that cannot load its members is then as an empty one. Called by woven code.
 */
public final class QuietReads {
    /** A JDK type on purpose: a value of our own class would hold on to our class loader in pooled threads. */
    private static final ThreadLocal<int[]> DEPTH = ThreadLocal.withInitial(() -> new int[1]);

    private QuietReads() {}

    /** Such a method begins. */
    public static void enter() {
        DEPTH.get()[0]++;
    }

    /** Such a method ends, with a result or an exception. */
    public static void exit() {
        DEPTH.get()[0]--;
    }

    /** Whether the current thread is inside such a method. Asked by tracked collections too. */
    public static boolean isActive() {
        return DEPTH.get()[0] > 0;
    }
}
