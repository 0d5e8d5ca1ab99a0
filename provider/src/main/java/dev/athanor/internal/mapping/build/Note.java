package dev.athanor.internal.mapping.build;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.enumeration.EnumerationDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * One annotation as it stands in the class file, with the defaults of its type. Neither the annotation nor a class that
 * it names is loaded. Used by the readers of drafts only.
 */
final class Note {
    private final AnnotationDescription source;

    Note(AnnotationDescription source) {
        this.source = source;
    }

    /** The simple name of the annotation type. */
    String name() {
        return source.getAnnotationType().getSimpleName();
    }

    /** Whether the annotation type has such a member. */
    boolean has(String member) {
        return !source.getAnnotationType()
                .getDeclaredMethods()
                .filter(ElementMatchers.named(member))
                .isEmpty();
    }

    /** Whether the class file gives the member a value, be it the same as the default of the annotation type. */
    boolean says(String member) {
        Object fallback = source.getAnnotationType()
                .getDeclaredMethods()
                .filter(ElementMatchers.named(member))
                .getOnly()
                .getDefaultValue();
        // Where the class file gives no value, Byte Buddy gives this very object.
        return source.getValue(AnnotationMembers.find(source.getAnnotationType(), member)) != fallback;
    }

    String text(String member) {
        return resolve(member, String.class);
    }

    boolean flag(String member) {
        return resolve(member, Boolean.class);
    }

    int number(String member) {
        return resolve(member, Integer.class);
    }

    /** The name of an enum constant. */
    String constant(String member) {
        return resolve(member, EnumerationDescription.class).getValue();
    }

    List<String> constants(String member) {
        List<String> names = new ArrayList<>();
        for (EnumerationDescription each : resolve(member, EnumerationDescription[].class)) {
            names.add(each.getValue());
        }
        return names;
    }

    List<String> texts(String member) {
        return List.of(resolve(member, String[].class));
    }

    TypeDescription type(String member) {
        return resolve(member, TypeDescription.class);
    }

    List<TypeDescription> types(String member) {
        return List.of(resolve(member, TypeDescription[].class));
    }

    Note note(String member) {
        return new Note(resolve(member, AnnotationDescription.class));
    }

    List<Note> notes(String member) {
        List<Note> found = new ArrayList<>();
        for (AnnotationDescription each : resolve(member, AnnotationDescription[].class)) {
            found.add(new Note(each));
        }
        return found;
    }

    private <T> T resolve(String member, Class<T> type) {
        return source.getValue(AnnotationMembers.find(source.getAnnotationType(), member))
                .resolve(type);
    }
}
