package dev.athanor.enhance;

import dev.athanor.instrument.Instrumented;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * The classes around the one that is being enhanced, as class files: answers who declares a field, and which classes
 * are woven. Loads no class. Thread-safe; remembers what it has read.
 */
final class Surroundings {
    private final ClassFileLocator locator;
    private final PersistentTypes types;
    private final Predicate<String> isWovenHere;
    private final Map<String, Optional<ClassFacts>> known = new ConcurrentHashMap<>();

    /**
     * Describes the surroundings.
     *
     * @param locator finds class files by binary name
     * @param types which classes are persistent
     * @param isWovenHere whether this host enhances the class of that binary name; what it does not is woven only if
     *     its class file says so
     */
    Surroundings(ClassFileLocator locator, PersistentTypes types, Predicate<String> isWovenHere) {
        this.locator = locator;
        this.types = types;
        this.isWovenHere = isWovenHere;
    }

    /** Where a field is, as the JVM would resolve it. */
    record Declaration(ClassFacts declaring, FieldFacts field) {}

    /** The declaration of a field if reading and writing it must be seen, otherwise null. */
    @Nullable Declaration wovenField(String owner, String name, String descriptor, ClassFacts current) {
        ClassFacts level = owner.equals(current.name()) ? current : find(owner);
        while (level != null) {
            FieldFacts field = level.field(name, descriptor);
            if (field != null) {
                return field.isNumbered() && isWoven(level) ? new Declaration(level, field) : null;
            }
            level = superOf(level);
        }
        return null;
    }

    /** Whether the class is woven, or will be before it runs. */
    boolean isWoven(ClassFacts facts) {
        if (facts.contract() != ClassFacts.NO_CONTRACT) {
            checkContract(facts);
            return true;
        }
        return types.contains(facts) && isWovenHere.test(facts.className());
    }

    /** The nearest woven superclass, or null. */
    @Nullable ClassFacts wovenSuper(ClassFacts facts) {
        for (ClassFacts level = superOf(facts); level != null; level = superOf(level)) {
            if (isWoven(level)) {
                return level;
            }
        }
        return null;
    }

    boolean isSameOrSuper(String candidate, ClassFacts facts) {
        for (ClassFacts level = facts; level != null; level = superOf(level)) {
            if (level.name().equals(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the class implements the interface, directly or not. */
    boolean implementsInterface(ClassFacts facts, String wanted) {
        for (ClassFacts level = facts; level != null; level = superOf(level)) {
            for (String name : level.interfaces()) {
                if (name.equals(wanted)) {
                    return true;
                }
                ClassFacts found = find(name);
                if (found != null && implementsInterface(found, wanted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Nullable ClassFacts superOf(ClassFacts facts) {
        String name = facts.superName();
        return name == null || name.equals("java/lang/Object") ? null : find(name);
    }

    @Nullable ClassFacts find(String internalName) {
        return known.computeIfAbsent(internalName, this::read).orElse(null);
    }

    private Optional<ClassFacts> read(String internalName) {
        try {
            ClassFileLocator.Resolution found = locator.locate(internalName.replace('/', '.'));
            if (!found.isResolved()) {
                return Optional.empty();
            }
            return Optional.of(ClassFacts.read(ClassFiles.open(found.resolve())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void checkContract(ClassFacts facts) {
        if (facts.contract() != Instrumented.CONTRACT) {
            throw new EnhancementException(
                    null, EnhanceMessage.CONTRACT_MISMATCH, facts.className(), facts.contract(), Instrumented.CONTRACT);
        }
    }
}
