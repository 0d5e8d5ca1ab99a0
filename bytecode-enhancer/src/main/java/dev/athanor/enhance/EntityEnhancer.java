package dev.athanor.enhance;

import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * Turns class files into enhanced class files: the one function behind every host. The same input gives the same bytes,
 * whoever calls. Loads no class that it is asked about. Thread-safe; an instance remembers the class files around the
 * enhanced ones and lives as long as they stay the same, for example one build or one class loader.
 */
public final class EntityEnhancer {
    /** In the order in which they see the class; what one adds is seen by those after it only. */
    private static final List<EnhancementStage> STAGES = List.of(
            new RedirectFieldAccess(),
            new QuietObjectMethods(),
            new NumberAttributes(),
            new ImplementInstrumented(),
            new StampContract(),
            new AddStateField(),
            new AddIndexedAccess(),
            new AddFieldAccessors(),
            new AddNoArgConstructor(),
            new GiveClonesTheirState(),
            new SendStateAlong(),
            new ReceiveState(),
            new KeepSerialVersion());

    private final Surroundings surroundings;

    private EntityEnhancer(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Creates an enhancer.
     *
     * @param locator finds the class files around those that are enhanced
     * @param types which classes are persistent
     * @param isWovenHere whether the host enhances the class of that binary name. The fields of a persistent class that
     *     nobody enhances are left alone, because it has no accessors
     */
    public static EntityEnhancer of(ClassFileLocator locator, PersistentTypes types, Predicate<String> isWovenHere) {
        ClassFileLocator withPlatform =
                new ClassFileLocator.Compound(locator, ClassFileLocator.ForClassLoader.ofPlatformLoader());
        return new EntityEnhancer(new Surroundings(withPlatform, types, isWovenHere));
    }

    /**
     * Enhances a class: weaves it if it is persistent, and sends its accesses to the fields of woven classes through
     * their accessors.
     *
     * @param classFile any class file
     * @return the enhanced class file; the very same array if there is nothing to do
     * @throws EnhancementException if the class is woven for another version of the contract, or unreadable
     */
    public byte[] enhance(byte[] classFile) {
        Subject subject = subject(classFile);
        List<EnhancementStage> stages = stages(subject);
        return stages.isEmpty() ? classFile : run(stages, subject);
    }

    /** Whether {@link #enhance} would change the class. */
    boolean concerns(byte[] classFile) {
        return !stages(subject(classFile)).isEmpty();
    }

    private Subject subject(byte[] classFile) {
        ClassReader reader = ClassFiles.open(classFile);
        return new Subject(reader, ClassFacts.read(reader), surroundings);
    }

    private static List<EnhancementStage> stages(Subject subject) {
        if (subject.facts().contract() != ClassFacts.NO_CONTRACT) {
            // Woven before. A stamp of another contract has been refused already, by asking whether it is woven.
            return List.of();
        }
        return STAGES.stream().filter(stage -> stage.applies(subject)).toList();
    }

    private static byte[] run(List<EnhancementStage> stages, Subject subject) {
        ClassWriter draft = new ClassWriter(0);
        ClassVisitor chain = draft;
        for (int i = stages.size() - 1; i >= 0; i--) {
            chain = stages.get(i).apply(subject, chain);
        }
        subject.reader().accept(chain, 0);
        ClassWriter settled = new ClassWriter(subject.reader(), 0);
        settle(draft.toByteArray(), settled);
        return settled.toByteArray();
    }

    /**
     * Copies an enhanced class into a writer that starts with the constant pool of the original. Hosts whose writer is
     * not ours do the same, and so the order of the pool does not depend on the host.
     */
    static void settle(byte[] enhanced, ClassVisitor writer) {
        ClassFiles.open(enhanced).accept(new OrderInnerClasses(writer), 0);
    }
}
