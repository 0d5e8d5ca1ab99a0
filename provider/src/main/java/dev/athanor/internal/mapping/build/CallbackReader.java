package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.LifecycleEvent;
import dev.athanor.message.MappingMessage;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.ExcludeSuperclassListeners;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the life-cycle callbacks of managed classes and of the listeners that they name, and refuses methods of another
 * form than Jakarta Persistence 3.2, section 3.6, prescribes. It forbids final methods too; nothing here depends on that,
 * and languages whose methods are final by default would suffer.
 */
final class CallbackReader {
    private final Problems problems;
    private final Map<String, ListenerDraft> listeners = new HashMap<>();

    CallbackReader(Problems problems) {
        this.problems = problems;
    }

    void read(ClassDraft draft) {
        Note named = draft.notes.find(EntityListeners.class);
        if (draft.kind == ClassDraft.Kind.EMBEDDABLE) {
            refuseOnEmbeddable(draft, named);
            return;
        }
        if (named != null) {
            for (TypeDescription type : named.types("value")) {
                draft.listeners.add(
                        listeners.computeIfAbsent(type.getName(), name -> new ListenerDraft(type, ofListener(type))));
            }
        }
        draft.excludesSuperclassListeners = draft.notes.has(ExcludeSuperclassListeners.class);
        draft.callbacks = declared(draft.type, false);
    }

    private void refuseOnEmbeddable(ClassDraft draft, @Nullable Note named) {
        if (named != null) {
            problems.add(draft.name(), null, MappingMessage.WRONG_ANNOTATION, named.name(), "an embeddable");
        }
        for (MethodDescription method : draft.type.getDeclaredMethods()) {
            events(method)
                    .values()
                    .forEach(note -> problems.add(
                            draft.name(),
                            method.getName(),
                            MappingMessage.WRONG_ANNOTATION,
                            note,
                            "a method of an embeddable"));
        }
    }

    /** A listener inherits the callbacks of its superclasses as any class inherits methods. */
    private List<CallbackDraft> ofListener(TypeDescription type) {
        List<CallbackDraft> found = new ArrayList<>();
        for (TypeDescription.Generic up = type.asGenericType(); up != null; up = up.getSuperClass()) {
            if (!up.represents(Object.class)) {
                found.addAll(0, declared(up.asErasure(), true));
            }
        }
        return found;
    }

    private List<CallbackDraft> declared(TypeDescription type, boolean listener) {
        List<CallbackDraft> found = new ArrayList<>();
        Map<LifecycleEvent, String> first = new EnumMap<>(LifecycleEvent.class);
        for (MethodDescription.InDefinedShape method : type.getDeclaredMethods()) {
            // The compiler copies annotations to the bridges that it adds.
            if (!method.isBridge()) {
                events(method).forEach((event, note) -> {
                    String wrong = wrongForm(method, listener);
                    if (wrong != null) {
                        problems.add(
                                type.getName(),
                                method.getName(),
                                MappingMessage.CALLBACK_SIGNATURE,
                                note,
                                wrong,
                                method.getName() + (listener ? "(Object)" : "()"));
                        return;
                    }
                    String other = first.putIfAbsent(event, method.getName());
                    if (other != null) {
                        problems.add(
                                type.getName(), method.getName(), MappingMessage.CALLBACK_TWICE, other + "()", note);
                        return;
                    }
                    found.add(new CallbackDraft(event, type, method.getName(), parameter(method)));
                });
            }
        }
        return found;
    }

    /** The events of a method with the simple names of their annotations. */
    private static Map<LifecycleEvent, String> events(MethodDescription method) {
        Map<LifecycleEvent, String> found = new EnumMap<>(LifecycleEvent.class);
        for (String annotation : new Notes(method).all()) {
            LifecycleEvent event = KnownNotes.CALLBACKS.get(annotation);
            if (event != null) {
                found.put(event, annotation.substring(Notes.STANDARD.length()));
            }
        }
        return found;
    }

    private static @Nullable String wrongForm(MethodDescription method, boolean listener) {
        if (method.isStatic()) {
            return "must not be static";
        }
        if (!method.getReturnType().represents(void.class)) {
            return "must not return a value";
        }
        int parameters = method.getParameters().size();
        if (listener) {
            return parameters == 1 ? null : "of a listener must take the instance and nothing else";
        }
        return parameters == 0 ? null : "of the entity itself must not take anything";
    }

    private static @Nullable TypeDescription parameter(MethodDescription method) {
        return method.getParameters().isEmpty()
                ? null
                : method.getParameters().get(0).getType().asErasure();
    }
}
