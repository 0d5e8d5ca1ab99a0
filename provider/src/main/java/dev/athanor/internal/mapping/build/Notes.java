package dev.athanor.internal.mapping.build;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.annotation.AnnotationSource;
import org.jspecify.annotations.Nullable;

/** The annotations of the standard, and those that extend it, on one class, field or method. Used by the readers of drafts only. */
final class Notes {
    static final String STANDARD = "jakarta.persistence.";
    private static final String EXTENSION = "dev.athanor.";

    private final Map<String, Note> byName = new LinkedHashMap<>();

    Notes(AnnotationSource element) {
        for (AnnotationDescription each : element.getDeclaredAnnotations()) {
            String name = each.getAnnotationType().getName();
            boolean extension = name.startsWith(EXTENSION) && name.indexOf('.', EXTENSION.length()) < 0;
            if (extension || name.startsWith(STANDARD)) {
                byName.put(name, new Note(each));
            }
        }
    }

    boolean has(Class<? extends Annotation> annotation) {
        return byName.containsKey(annotation.getName());
    }

    @Nullable Note find(Class<? extends Annotation> annotation) {
        return find(annotation.getName());
    }

    @Nullable Note find(String name) {
        return byName.get(name);
    }

    /** A repeatable annotation, alone or inside its container. */
    List<Note> all(Class<? extends Annotation> annotation, Class<? extends Annotation> container) {
        List<Note> found = new ArrayList<>();
        Note single = find(annotation);
        if (single != null) {
            found.add(single);
        }
        Note several = find(container);
        if (several != null) {
            found.addAll(several.notes("value"));
        }
        return found;
    }

    /** The binary names of all of them. */
    Set<String> all() {
        return byName.keySet();
    }

    /** The simple names of the annotations that are not in the given set of binary names. */
    List<String> besides(Set<String> known) {
        List<String> found = new ArrayList<>();
        byName.forEach((name, note) -> {
            if (!known.contains(name)) {
                found.add(note.name());
            }
        });
        return found;
    }

    /** The simple names of those of the given annotations that are present. */
    List<String> among(List<String> names) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            Note note = find(name);
            if (note != null) {
                found.add(note.name());
            }
        }
        return found;
    }
}
