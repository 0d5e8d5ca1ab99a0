package dev.athanor.mapping;

import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.build.MappingBuilder;
import dev.athanor.message.MappingException;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * The entity classes of all tests of this module, in groups that refer to each other: whatever a test maps is found, and
 * none has to be listed.
 */
public final class MappedTypes {
    /** Packages whose tests map wrongly on purpose. */
    private static final List<String> WRONG_ON_PURPOSE =
            List.of("dev.athanor.internal.mapping.build", "dev.athanor.internal.boot");

    /** Tests elsewhere that do. */
    private static final Set<String> WRONG_TESTS =
            Set.of(WrongMappingTest.class.getName(), "dev.athanor.semantics.switches.MappingOverlapsTest");

    /** Where classes of this module are. */
    private static final List<String> OWN = List.of("dev.athanor.", "diary.", "library.");

    private MappedTypes() {}

    /**
     * Entities that refer to each other or inherit from each other, and the converters beside them.
     *
     * @param classes in the order of their names
     */
    public record Group(List<Class<?>> classes) {
        /** The model of the group, or null if it is wrong on purpose, or asks for what only woven classes can do. */
        public @Nullable MappedModel model(CompanionSource companions) {
            ClassLoader loader = MappedTypes.class.getClassLoader();
            try {
                return new MappingBuilder(
                                loader, ClassFileLocator.ForClassLoader.of(loader), companions, Callbacks::new)
                        .build(classes.stream().map(Class::getName).toList());
            } catch (MappingException e) {
                if (classes.stream().allMatch(MappedTypes::isWrongOnPurpose) || lacksWeavingOnly(e)) {
                    return null;
                }
                throw e;
            }
        }

        @Override
        public String toString() {
            return classes.stream().map(Class::getName).toList().toString();
        }
    }

    /** Where the tests run with classes as they are compiled. */
    private static boolean lacksWeavingOnly(MappingException refusal) {
        return refusal.getMessage()
                .lines()
                .skip(1)
                .allMatch(line -> line.strip().startsWith("ATH1142"));
    }

    private static boolean isWrongOnPurpose(Class<?> type) {
        return WRONG_ON_PURPOSE.contains(type.getPackageName())
                || WRONG_TESTS.contains(outermost(type).getName());
    }

    /** All groups of the test class path, in the order of the names of their first classes. */
    public static List<Group> groups() {
        List<Class<?>> all = all();
        List<Class<?>> entities = all.stream()
                .filter(each -> each.isAnnotationPresent(Entity.class))
                .toList();
        List<Set<Class<?>>> connected = new ArrayList<>();
        for (Class<?> entity : entities) {
            Set<Class<?>> joined = new LinkedHashSet<>(related(entity, entities));
            joined.add(entity);
            if (!isWrongOnPurpose(entity)) {
                // Names of generators are known to all entities of a test.
                entities.stream()
                        .filter(each -> outermost(each) == outermost(entity))
                        .forEach(joined::add);
            }
            connected.removeIf(group -> {
                boolean meets = group.stream().anyMatch(joined::contains);
                if (meets) {
                    joined.addAll(group);
                }
                return meets;
            });
            connected.add(joined);
        }
        List<Group> groups = new ArrayList<>();
        for (Set<Class<?>> group : connected) {
            for (Class<?> each : all) {
                if (each.isAnnotationPresent(Converter.class)
                        && group.stream().anyMatch(entity -> outermost(entity) == outermost(each))) {
                    group.add(each);
                }
            }
            groups.add(new Group(List.copyOf(group)));
        }
        return groups;
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> at = type;
        while (at.getEnclosingClass() != null) {
            at = at.getEnclosingClass();
        }
        return at;
    }

    /** The entities that a class inherits from or mentions in its fields, superclasses and embeddables included. */
    private static Set<Class<?>> related(Class<?> entity, List<Class<?>> entities) {
        Set<Class<?>> seen = new LinkedHashSet<>();
        visit(entity, seen);
        seen.retainAll(entities);
        return seen;
    }

    private static void visit(@Nullable Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType(), seen);
            Stream.of(parameterized.getActualTypeArguments()).forEach(each -> visit(each, seen));
        } else if (type instanceof Class<?> found
                && OWN.stream().anyMatch(found.getName()::startsWith)
                && !found.isEnum()
                && seen.add(found)) {
            visit(found.getGenericSuperclass(), seen);
            for (Field field : found.getDeclaredFields()) {
                visit(field.getGenericType(), seen);
            }
        }
    }

    /** All classes of the tests, not initialised. */
    private static List<Class<?>> all() {
        try {
            Path root = Path.of(MappedTypes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                List<Class<?>> found = new ArrayList<>();
                for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                        .sorted()
                        .toList()) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    name = name.substring(0, name.length() - ".class".length()).replace('/', '.');
                    found.add(Class.forName(name, false, MappedTypes.class.getClassLoader()));
                }
                return found;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
