package dev.athanor.internal.mapping.build;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/**
 * An entity listener.
 *
 * @param type its class
 * @param callbacks its callbacks, those of its superclasses first
 */
record ListenerDraft(TypeDescription type, List<CallbackDraft> callbacks) {}
