package dev.athanor.internal.codegen;

import dev.athanor.instrument.EntityAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;

/**
 * Defines a companion as hidden nest mate of a class. The lookups that this takes never leave this class.
 *
 * <p>A hidden class can be defined from within the module of its nest only, and each class loader has an unnamed module
 * of its own. For a class of another module, a bridge is defined first: an ordinary class in its package, which does
 * nothing but take the lookup there. Thread-safe.
 */
final class CompanionDefiner {
    private static final Lookup OWN = MethodHandles.lookup();

    /**
     * Defines and creates a companion.
     *
     * @param level the class whose nest mate it becomes
     * @param classFile its code, with a constructor that takes an {@link EntityAccess}
     * @param twin the argument of the constructor
     * @throws IllegalAccessException if the module of the class is not open to this one
     */
    Object define(Class<?> level, byte[] classFile, EntityAccess twin) throws IllegalAccessException {
        Lookup lookup = MethodHandles.privateLookupIn(level, OWN);
        Class<?> companion = lookup.hasFullPrivilegeAccess()
                ? lookup.defineHiddenClass(classFile, true, ClassOption.NESTMATE)
                        .lookupClass()
                : defineThroughBridge(level, lookup, classFile);
        try {
            return companion.getConstructor(EntityAccess.class).newInstance(twin);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a companion of " + level + " cannot be created", e);
        }
    }

    private static Class<?> defineThroughBridge(Class<?> level, Lookup lookup, byte[] classFile)
            throws IllegalAccessException {
        Class<?> bridge = bridge(level, lookup);
        try {
            MethodHandle define = lookup.findStatic(
                    bridge, BridgeWriter.METHOD, MethodType.methodType(Class.class, Class.class, byte[].class));
            return (Class<?>) define.invokeExact(level, classFile);
        } catch (IllegalAccessException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the bridge in the package of " + level + " is not ours", e);
        }
    }

    private static Class<?> bridge(Class<?> level, Lookup lookup) throws IllegalAccessException {
        String name = BridgeWriter.nameFor(level);
        // Two factories may start at once: the package of a class has one bridge, whoever comes first.
        synchronized (CompanionDefiner.class) {
            try {
                return lookup.findClass(name);
            } catch (ClassNotFoundException e) {
                return lookup.defineClass(BridgeWriter.write(level));
            }
        }
    }

    /** Whether the class and this one mean the same by the interface: not so if a container keeps them apart. */
    static boolean sees(Class<?> level, Class<?> companionInterface) {
        try {
            return Class.forName(companionInterface.getName(), false, level.getClassLoader()) == companionInterface;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
