package dev.athanor.internal.mapping.build;

import dev.athanor.internal.mapping.CallbackMethod;
import dev.athanor.message.MappingMessage;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Decides which methods are called for an entity, and in which order: those of listeners before those of the entity,
 * those of superclasses before those of subclasses, an overridden method not at all. Jakarta Persistence 3.2, section
 * 3.6.5. Makes one instance of each listener.
 */
final class CallbackLinker {
    private final Classes classes;
    private final Problems problems;
    private final Map<String, Optional<Object>> listeners = new HashMap<>();

    CallbackLinker(Classes classes, Problems problems) {
        this.classes = classes;
        this.problems = problems;
    }

    void link(EntityLink entity) {
        if (entity.isBroken()) {
            return;
        }
        List<ClassDraft> lineage = lineage(entity);
        List<ListenerDraft> heard = new ArrayList<>();
        for (ClassDraft draft : lineage) {
            if (draft.excludesSuperclassListeners) {
                heard.clear();
            }
            heard.addAll(draft.listeners);
        }
        List<CallbackMethod> found = new ArrayList<>();
        heard.forEach(listener -> found.addAll(ofListener(entity, listener)));
        found.addAll(methods(
                entity,
                lineage.stream().flatMap(draft -> draft.callbacks.stream()).toList(),
                null));
        entity.callbacks = found;
    }

    private static List<ClassDraft> lineage(EntityLink entity) {
        List<ClassDraft> found = new ArrayList<>();
        for (EntityLink each = entity; each != null; each = each.parent) {
            found.addAll(0, each.parts.stream().map(EntityLink.Part::draft).toList());
        }
        return found;
    }

    private List<CallbackMethod> ofListener(EntityLink entity, ListenerDraft listener) {
        Object instance = listeners
                .computeIfAbsent(listener.type().getName(), name -> Optional.ofNullable(instantiate(listener.type())))
                .orElse(null);
        return instance == null ? List.of() : methods(entity, listener.callbacks(), instance);
    }

    private List<CallbackMethod> methods(EntityLink entity, List<CallbackDraft> drafts, @Nullable Object listener) {
        List<CallbackMethod> found = new ArrayList<>();
        for (CallbackDraft draft : drafts) {
            Method method = method(entity, draft);
            if (method != null) {
                found.removeIf(above -> above.event() == draft.event() && overrides(method, above.method()));
                found.add(new CallbackMethod(draft.event(), method, listener));
            }
        }
        return found;
    }

    private @Nullable Method method(EntityLink entity, CallbackDraft draft) {
        String owner = draft.owner().getName();
        Class<?> type = classes.load(draft.owner(), owner, draft.name());
        Class<?> parameter = draft.parameter() == null ? null : classes.load(draft.parameter(), owner, draft.name());
        if (type == null || parameter == null && draft.parameter() != null) {
            return null;
        }
        if (parameter != null && !parameter.isAssignableFrom(javaType(entity))) {
            problems.add(
                    owner, draft.name(), MappingMessage.LISTENER_PARAMETER, parameter.getName(), entity.className());
            return null;
        }
        try {
            Method method = type.getDeclaredMethod(
                    draft.name(), parameter == null ? new Class<?>[0] : new Class<?>[] {parameter});
            method.setAccessible(true);
            return method;
        } catch (InaccessibleObjectException | NoSuchMethodException | LinkageError e) {
            problems.add(owner, draft.name(), MappingMessage.CALLBACK_ACCESS, e);
        }
        return null;
    }

    private static Class<?> javaType(EntityLink entity) {
        return entity.levels.get(entity.levels.size() - 1).javaType;
    }

    /** Whether a call of the method above, which is always virtual, would run the other one. */
    private static boolean overrides(Method below, Method above) {
        Class<?> type = below.getDeclaringClass();
        int modifiers = above.getModifiers();
        boolean inherited = Modifier.isPublic(modifiers)
                || Modifier.isProtected(modifiers)
                || !Modifier.isPrivate(modifiers)
                        && type.getPackageName()
                                .equals(above.getDeclaringClass().getPackageName());
        if (!inherited || !below.getName().equals(above.getName())) {
            return false;
        }
        // Where a type parameter was given an argument, it is a bridge that overrides and leads to the method.
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.equals(below) || method.isBridge())
                .anyMatch(method -> method.getName().equals(above.getName())
                        && Arrays.equals(method.getParameterTypes(), above.getParameterTypes()));
    }

    private @Nullable Object instantiate(TypeDescription description) {
        Class<?> type = classes.load(description, description.getName(), null);
        if (type == null) {
            return null;
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            problems.add(type.getName(), null, MappingMessage.NO_CONSTRUCTOR);
        } catch (InvocationTargetException e) {
            problems.add(
                    type.getName(),
                    null,
                    MappingMessage.LISTENER_INSTANCE,
                    Objects.requireNonNullElse(e.getCause(), e));
        } catch (ReflectiveOperationException | InaccessibleObjectException | LinkageError e) {
            problems.add(type.getName(), null, MappingMessage.LISTENER_INSTANCE, e);
        }
        return null;
    }
}
