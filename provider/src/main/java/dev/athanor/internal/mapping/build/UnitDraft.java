package dev.athanor.internal.mapping.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/** The drafts of a persistence unit, sorted by class name so that nothing depends on the order of a class path. */
final class UnitDraft {
    final Map<String, ClassDraft> classes = new TreeMap<>();
    final Map<String, ConverterDraft> converters = new TreeMap<>();
    /** Generators declared by packages, by package name. */
    final Map<String, List<GeneratorDraft>> packageGenerators = new TreeMap<>();

    @Nullable ClassDraft find(TypeDefinition type) {
        return classes.get(type.asErasure().getName());
    }

    /** The managed superclasses of a class, nearest first. */
    List<ClassDraft> ancestors(TypeDescription type) {
        List<ClassDraft> found = new ArrayList<>();
        for (TypeDescription.Generic up = type.getSuperClass(); up != null; up = up.getSuperClass()) {
            ClassDraft draft = find(up);
            if (draft != null) {
                found.add(draft);
            }
        }
        return found;
    }
}
