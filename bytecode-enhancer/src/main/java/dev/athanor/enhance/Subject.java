package dev.athanor.enhance;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The class that is being enhanced, with what its surroundings say about it. Lives for one call of the enhancer.
 */
final class Subject {
    private static final String SERIALIZABLE = "java/io/Serializable";

    private final ClassReader reader;
    private final ClassFacts facts;
    private final Surroundings surroundings;
    private final boolean persistent;
    private final @Nullable ClassFacts wovenSuper;
    private final List<FieldFacts> numbered;

    Subject(ClassReader reader, ClassFacts facts, Surroundings surroundings) {
        this.reader = reader;
        this.facts = facts;
        this.surroundings = surroundings;
        this.persistent = surroundings.isWoven(facts);
        this.wovenSuper = persistent ? surroundings.wovenSuper(facts) : null;
        this.numbered = persistent ? facts.numberedFields() : List.of();
    }

    ClassReader reader() {
        return reader;
    }

    ClassFacts facts() {
        return facts;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    String name() {
        return facts.name();
    }

    /** Only null for Object, which is never enhanced. */
    String superName() {
        String name = facts.superName();
        return name == null ? "java/lang/Object" : name;
    }

    /** Whether the class itself is woven, as opposed to a class that touches the fields of a woven one. */
    boolean isPersistent() {
        return persistent;
    }

    /** Whether the class carries the state: it is woven, and none of its superclasses is. */
    boolean isRoot() {
        return persistent && wovenSuper == null;
    }

    boolean isSerializable() {
        return surroundings.implementsInterface(facts, SERIALIZABLE);
    }

    /** Whether the class is the one whose serial form carries the state: the topmost woven one that is serialisable. */
    boolean carriesStateInStream() {
        return persistent
                && isSerializable()
                && (wovenSuper == null || !surroundings.implementsInterface(wovenSuper, SERIALIZABLE));
    }

    /** The fields with attribute numbers, in the order of their numbers. */
    List<FieldFacts> numberedFields() {
        return numbered;
    }

    /** Since Java 6 class files carry frames, and code with branches must have them. */
    boolean hasFrames() {
        return facts.version() >= Opcodes.V1_6;
    }
}
