package dev.athanor.enhance;

import net.bytebuddy.jar.asm.ClassVisitor;

/**
 * One aspect of weaving. The comment of each stage shows the Java that its bytes stand for. Stateless; shared by all
 * threads.
 */
interface EnhancementStage {
    /** Whether the class needs this stage. */
    boolean applies(Subject subject);

    /**
     * Adds the aspect.
     *
     * @param subject the class
     * @param next the stages that follow, which see what this one adds
     * @return receives the class as the stages before leave it
     */
    ClassVisitor apply(Subject subject, ClassVisitor next);
}
