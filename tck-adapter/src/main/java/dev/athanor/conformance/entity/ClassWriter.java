package dev.athanor.conformance.entity;

import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.FieldAccessor;
import org.jspecify.annotations.Nullable;

/** Writes the classes of a mapping, as a programmer would who has it before him. */
final class ClassWriter {
    private final Mapping mapping;
    private final TypeNames names;
    private final ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.JAVA_V17);
    private final Map<String, DynamicType.Unloaded<?>> written = new LinkedHashMap<>();

    private ClassWriter(Mapping mapping) {
        this.mapping = mapping;
        this.names = new TypeNames(mapping);
    }

    /** The class files, by class name. */
    static Map<String, byte[]> write(Mapping mapping) {
        ClassWriter writer = new ClassWriter(mapping);
        mapping.entities().forEach(writer::entity);
        Map<String, byte[]> files = new HashMap<>();
        writer.written.forEach((name, type) -> files.put(name, type.getBytes()));
        return files;
    }

    private TypeDescription entity(Entity entity) {
        String name = names.entity(entity.name());
        DynamicType.Unloaded<?> ready = written.get(name);
        if (ready != null) {
            return ready.getTypeDescription();
        }
        @Nullable String parent = entity.parent();
        TypeDescription superclass =
                parent == null ? TypeDescription.ForLoadedType.of(Object.class) : entity(mapping.entity(parent));
        DynamicType.Builder<?> builder = byteBuddy
                .subclass(superclass)
                .name(name)
                .annotateType(typeAnnotations(entity).all());
        ColumnAnnotations columns = new ColumnAnnotations(mapping, entity);
        for (Column column : entity.attributes()) {
            builder = attribute(builder, column.name(), TypeNames.type(column.type()), columns.of(column));
        }
        RelationshipAnnotations relationships = new RelationshipAnnotations(mapping, entity);
        for (Relationship relationship : entity.relationships()) {
            builder = attribute(builder, relationship.name(), names.type(relationship), relationships.of(relationship));
        }
        for (BackReference reference : BackReference.of(mapping, entity)) {
            Relationship reversed = reference.reversed();
            builder = attribute(builder, reversed.name(), names.type(reversed), reference.annotations(mapping, entity));
        }
        DynamicType.Unloaded<?> made = builder.make();
        written.put(name, made);
        if (entity.key().size() > 1) {
            written.put(names.key(entity), key(entity));
        }
        return made.getTypeDescription();
    }

    private Annotations typeAnnotations(Entity entity) {
        Annotations annotations = new Annotations();
        annotations.add(jakarta.persistence.Entity.class, builder -> builder.define("name", entity.name()));
        if (entity.parent() == null || entity.joined()) {
            annotations.add(Table.class, builder -> builder.define("name", entity.table()));
        }
        if (entity.key().size() > 1) {
            annotations.add(IdClass.class, builder -> builder.define("value", TypeNames.promised(names.key(entity))));
        }
        String discriminator = entity.discriminatorColumn();
        if (discriminator != null) {
            boolean joined =
                    mapping.entities().stream().anyMatch(other -> other.joined() && mapping.isA(other, entity.name()));
            annotations.add(
                    Inheritance.class,
                    builder ->
                            builder.define("strategy", joined ? InheritanceType.JOINED : InheritanceType.SINGLE_TABLE));
            annotations.add(
                    DiscriminatorColumn.class,
                    builder -> builder.define("name", discriminator).define("length", 50));
        }
        String value = entity.discriminator();
        if (value != null) {
            annotations.add(DiscriminatorValue.class, builder -> builder.define("value", value));
        }
        if (entity.joined()) {
            annotations.add(
                    PrimaryKeyJoinColumn.class,
                    builder -> builder.define("name", entity.columns().get(0).name()));
        }
        return annotations;
    }

    private static DynamicType.Builder<?> attribute(
            DynamicType.Builder<?> builder, String name, TypeDescription.Generic type, Annotations annotations) {
        return builder.defineField(name, type, Visibility.PRIVATE)
                .annotateField(annotations.all())
                .defineMethod(TypeNames.getter(name), type, Visibility.PUBLIC)
                .intercept(FieldAccessor.ofField(name))
                .defineMethod(TypeNames.setter(name), void.class, Visibility.PUBLIC)
                .withParameters(type)
                .intercept(FieldAccessor.ofField(name));
    }

    private DynamicType.Unloaded<?> key(Entity entity) {
        DynamicType.Builder<?> builder =
                byteBuddy.subclass(Object.class).implement(Serializable.class).name(names.key(entity));
        for (Column column : entity.columns()) {
            if (entity.key().contains(column.name())) {
                builder = builder.defineField(column.name(), TypeNames.type(column.type()), Visibility.PUBLIC);
            }
        }
        return builder.withHashCodeEquals().make();
    }
}
