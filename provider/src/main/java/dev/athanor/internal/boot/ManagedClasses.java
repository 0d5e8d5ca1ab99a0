package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a persistence unit by kind, each list in alphabetical order. They are found by reading class files; no
 * class is loaded. Immutable.
 *
 * @param entities the entities
 * @param mappedSuperclasses the mapped superclasses
 * @param embeddables the embeddables
 * @param converters the attribute converters
 * @param others listed classes without one of these annotations: listeners, metamodels, what a mapping file describes
 */
public record ManagedClasses(
        List<String> entities,
        List<String> mappedSuperclasses,
        List<String> embeddables,
        List<String> converters,
        List<String> others) {

    /** Copies the lists. */
    public ManagedClasses {
        entities = List.copyOf(entities);
        mappedSuperclasses = List.copyOf(mappedSuperclasses);
        embeddables = List.copyOf(embeddables);
        converters = List.copyOf(converters);
        others = List.copyOf(others);
    }

    /**
     * Finds the classes of a unit: those it lists, those in its jar files, and those in its own directory or jar unless
     * it excludes unlisted ones.
     *
     * @throws ConfigurationException if a listed class or jar does not exist or cannot be read
     */
    public static ManagedClasses of(PersistenceUnit unit) {
        Search search = new Search(unit);
        unit.classes().forEach(search::addListed);
        unit.jarFiles().forEach(jar -> search.addAllOf(JarFiles.resolve(unit, jar)));
        unit.jarUrls().forEach(search::addAllOf);
        @Nullable URL root = unit.rootUrl();
        if (root != null && !unit.excludeUnlisted()) {
            search.addAllOf(root);
        }
        return search.result();
    }

    /** The work of one call; classes that are found twice count once. */
    private static final class Search {
        private final PersistenceUnit unit;
        private final ClassFileLocator files;
        private final Map<String, Set<ClassKind>> found = new TreeMap<>();

        Search(PersistenceUnit unit) {
            this.unit = unit;
            this.files = new UncachedClassFiles(unit.classLoader());
        }

        void addListed(Located<String> listed) {
            String name = listed.value();
            if (found.containsKey(name)) {
                return;
            }
            try {
                ClassFileLocator.Resolution file = files.locate(name);
                if (!file.isResolved()) {
                    throw notFound(listed);
                }
                found.put(name, ClassKind.of(name, file.resolve()));
            } catch (IOException e) {
                throw new ConfigurationException(e, BootMessage.CLASS_FILE_UNREADABLE, name, BootMessage.reason(e));
            }
        }

        void addAllOf(URL root) {
            ClassFiles.forEach(root, (name, content) -> {
                if (!found.containsKey(name)) {
                    EnumSet<ClassKind> kinds = ClassKind.of(name, content);
                    if (!kinds.isEmpty()) {
                        found.put(name, kinds);
                    }
                }
            });
        }

        ManagedClasses result() {
            return new ManagedClasses(
                    ofKind(ClassKind.ENTITY),
                    ofKind(ClassKind.MAPPED_SUPERCLASS),
                    ofKind(ClassKind.EMBEDDABLE),
                    ofKind(ClassKind.CONVERTER),
                    found.entrySet().stream()
                            .filter(entry -> entry.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList());
        }

        private List<String> ofKind(ClassKind kind) {
            return found.entrySet().stream()
                    .filter(entry -> entry.getValue().contains(kind))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        private ConfigurationException notFound(Located<String> listed) {
            return new ConfigurationException(
                    BootMessage.CLASS_NOT_FOUND, unit.origin(listed), listed.value(), unit.name(), remedy(listed));
        }

        /** Nested classes are often written as in Java source, with a dot where the class file has a dollar sign. */
        private String remedy(Located<String> listed) {
            String name = listed.value();
            for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
                name = name.substring(0, dot) + '$' + name.substring(dot + 1);
                if (unit.classLoader().getResource(Resources.classFile(name)) != null) {
                    return "Write '" + name + "', the binary name of the nested class.";
                }
            }
            return "Correct the name, add the jar or directory with the class, or remove the entry.";
        }
    }
}
