package dev.athanor.conformance.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Column;
import dev.athanor.conformance.corpus.ColumnType;
import dev.athanor.conformance.corpus.CorpusException;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Mapping;
import jakarta.persistence.spi.ClassTransformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The classes of one mapping. They are defined at the first touch, so that the provider can weave them. */
public final class MappingClasses {
    private final Mapping mapping;
    private final TypeNames names;
    private final WovenClassLoader loader;
    private final Map<String, EntityClass> classes = new HashMap<>();
    private final Map<Class<?>, EntityClass> byType = new HashMap<>();

    /** Writes the classes. */
    public MappingClasses(Mapping mapping) {
        this.mapping = mapping;
        this.names = new TypeNames(mapping);
        this.loader = new WovenClassLoader(ClassWriter.write(mapping));
    }

    /** The mapping. */
    public Mapping mapping() {
        return mapping;
    }

    /** The loader of the classes. */
    public ClassLoader loader() {
        return loader;
    }

    /** Weaves the classes that are defined from now on. */
    public void add(ClassTransformer transformer) {
        loader.add(transformer);
    }

    /** The names of the entity classes. */
    public List<String> entityNames() {
        return mapping.entities().stream()
                .map(entity -> names.entity(entity.name()))
                .toList();
    }

    /** The class of an entity. */
    public EntityClass entity(String name) {
        EntityClass known = classes.get(name);
        if (known != null) {
            return known;
        }
        Entity entity = mapping.entity(name);
        String parent = entity.parent();
        EntityClass loaded = new EntityClass(entity, load(names.entity(name)), parent == null ? null : entity(parent));
        classes.put(name, loaded);
        byType.put(loaded.type(), loaded);
        return loaded;
    }

    /** The class of an instance; the nearest one if it is of a subclass that the provider has made. */
    public EntityClass entityOf(Object instance) {
        for (Class<?> type = instance.getClass(); type != null; type = type.getSuperclass()) {
            EntityClass known = byType.get(type);
            if (known != null) {
                return known;
            }
            if (entityNames().contains(type.getName())) {
                return entity(type.getSimpleName());
            }
        }
        throw new IllegalArgumentException("not an entity of the mapping: " + instance.getClass());
    }

    /** Whether an attribute is only there because Jakarta Persistence needs it, and the corpus knows nothing of it. */
    public boolean isAdded(Entity entity, String attribute) {
        return BackReference.is(mapping, entity, attribute);
    }

    /** A key as {@code find} takes it, of a scalar or of a list. */
    public @Nullable Object key(Entity entity, JsonNode key) {
        Entity root = mapping.root(entity);
        if (root.key().size() == 1) {
            return scalar(root, root.key().get(0), key);
        }
        Class<?> type = load(names.key(root));
        try {
            Object instance = type.getConstructor().newInstance();
            for (int i = 0; i < root.key().size(); i++) {
                String part = root.key().get(i);
                type.getField(part).set(instance, scalar(root, part, key.path(i)));
            }
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no key of " + entity.name(), e);
        }
    }

    /** The parts of a key, in order. */
    public List<@Nullable Object> parts(Entity entity, Object key) {
        Entity root = mapping.root(entity);
        List<@Nullable Object> parts = new ArrayList<>();
        if (root.key().size() == 1) {
            parts.add(key);
            return parts;
        }
        try {
            for (String part : root.key()) {
                parts.add(key.getClass().getField(part).get(key));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not a key of " + entity.name() + ": " + key, e);
        }
        return parts;
    }

    /** A value of the corpus as the attribute holds it. */
    public @Nullable Object scalar(Entity entity, String attribute, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        Column column = column(entity, attribute);
        return column.type() == ColumnType.INT ? (Object) value.asInt() : value.asText();
    }

    private Column column(Entity entity, String attribute) {
        for (Column column : entity.columns()) {
            if (column.name().equals(attribute)) {
                return column;
            }
        }
        String parent = entity.parent();
        if (parent == null) {
            throw new CorpusException(entity.name() + " has no attribute " + attribute);
        }
        return column(mapping.entity(parent), attribute);
    }

    private Class<?> load(String name) {
        try {
            return Objects.requireNonNull(loader.loadClass(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("cannot load " + name, e);
        }
    }
}
