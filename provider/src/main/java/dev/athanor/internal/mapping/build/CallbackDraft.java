package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.LifecycleEvent;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * A life-cycle callback as it stands in a class file.
 *
 * @param event when it is called
 * @param owner the class that declares it
 * @param name name of the method
 * @param parameter what it takes, or null for a method of the entity itself, which takes nothing
 */
record CallbackDraft(
        LifecycleEvent event,
        TypeDescription owner,
        String name,
        @Nullable TypeDescription parameter) {}
