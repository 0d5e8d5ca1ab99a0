package dev.athanor.internal.mapping.build;

import dev.athanor.message.MappingMessage;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * First step: reads the drafts of all managed classes from their class files. No class of the application is loaded.
 *
 * <p>Classes without a role are left out: units name helpers and generated metamodels too. Mapped superclasses and
 * embeddables that the unit does not name but its classes use are read as well.
 */
final class UnitReader {
    private final ClassFileLocator files;
    private final TypePool pool;
    private final Problems problems;
    private final UnitDraft unit = new UnitDraft();
    private final Set<String> seen = new HashSet<>();

    UnitReader(ClassFileLocator files, Problems problems) {
        this.files = files;
        this.pool = new TypePool.Default(new TypePool.CacheProvider.Simple(), files, TypePool.Default.ReaderMode.FAST);
        this.problems = problems;
    }

    UnitDraft read(Collection<String> classNames) {
        for (String name : classNames) {
            TypePool.Resolution found = pool.describe(name);
            if (found.isResolved()) {
                add(found.resolve(), true);
            } else {
                problems.add(name, null, MappingMessage.CLASS_NOT_FOUND);
            }
        }
        ClassDraftReader classReader = new ClassDraftReader(problems);
        MemberReader memberReader = new MemberReader(files, problems);
        AccessRule accessRule = new AccessRule(unit);
        for (ClassDraft draft : unit.classes.values()) {
            classReader.read(draft);
            if (!draft.refused) {
                memberReader.read(draft.type, accessRule.of(draft), (attribute, notes) -> {
                    new AttributeDraftReader(problems, draft.name(), attribute, notes).read();
                    draft.attributes.add(attribute);
                });
            }
            readPackage(draft.type);
        }
        return unit;
    }

    private void add(TypeDescription type, boolean listed) {
        if (!seen.add(type.getName())) {
            return;
        }
        Notes notes = new Notes(type);
        ClassDraft.Kind kind = kind(type, notes);
        if (notes.has(Converter.class)) {
            ConverterDraft converter = ConverterReader.read(type, problems);
            if (converter != null) {
                unit.converters.put(type.getName(), converter);
            }
        }
        if (kind == null || kind == ClassDraft.Kind.ENTITY && !listed) {
            // An entity outside the unit is a problem for those who refer to it, and is said there.
            seen.remove(type.getName());
            return;
        }
        unit.classes.put(type.getName(), new ClassDraft(kind, type, notes));
        for (TypeDescription.Generic up = type.getSuperClass(); up != null; up = up.getSuperClass()) {
            if (!up.represents(Object.class)) {
                add(up.asErasure(), false);
            }
        }
        for (FieldDescription field : type.getDeclaredFields()) {
            if (!field.isStatic()) {
                addEmbeddables(field.getType());
            }
        }
    }

    /** Of an attribute, or of the elements and keys of a collection. */
    private void addEmbeddables(TypeDescription.Generic type) {
        TypeDescription of = type.asErasure();
        if (!of.isPrimitive() && !of.isArray() && !isJdk(of)) {
            addEmbeddable(of);
        }
        if (type.getSort().isParameterized()) {
            type.getTypeArguments().stream()
                    .filter(argument -> argument.getSort().isNonGeneric()
                            || argument.getSort().isParameterized())
                    .forEach(this::addEmbeddables);
        }
    }

    private void addEmbeddable(TypeDescription type) {
        if (pool.describe(type.getName()).isResolved() && new Notes(type).has(Embeddable.class)) {
            add(type, false);
        }
    }

    private static boolean isJdk(TypeDescription type) {
        return type.getName().startsWith("java.");
    }

    private ClassDraft.@Nullable Kind kind(TypeDescription type, Notes notes) {
        List<ClassDraft.Kind> kinds = new ArrayList<>();
        if (notes.has(Entity.class)) {
            kinds.add(ClassDraft.Kind.ENTITY);
        }
        if (notes.has(MappedSuperclass.class)) {
            kinds.add(ClassDraft.Kind.MAPPED_SUPERCLASS);
        }
        if (notes.has(Embeddable.class)) {
            kinds.add(ClassDraft.Kind.EMBEDDABLE);
        }
        if (kinds.size() > 1) {
            problems.add(
                    type.getName(),
                    null,
                    MappingMessage.CONTRADICTION,
                    annotation(kinds.get(0)),
                    annotation(kinds.get(1)));
        }
        return kinds.isEmpty() ? null : kinds.get(0);
    }

    private static String annotation(ClassDraft.Kind kind) {
        return switch (kind) {
            case ENTITY -> "@Entity";
            case MAPPED_SUPERCLASS -> "@MappedSuperclass";
            case EMBEDDABLE -> "@Embeddable";
        };
    }

    private void readPackage(TypeDescription type) {
        String name = type.getPackage() == null ? "" : type.getPackage().getName();
        if (name.isEmpty() || unit.packageGenerators.containsKey(name)) {
            return;
        }
        List<GeneratorDraft> generators = new ArrayList<>();
        TypePool.Resolution found = pool.describe(name + ".package-info");
        if (found.isResolved()) {
            Notes notes = new Notes(found.resolve());
            ColumnNotes columns = new ColumnNotes(problems, name, null);
            notes.besides(KnownNotes.ON_PACKAGES)
                    .forEach(each -> problems.add(name, null, MappingMessage.NOT_SUPPORTED, each));
            generators.addAll(columns.generators(notes, name));
        }
        unit.packageGenerators.put(name, generators);
    }
}
