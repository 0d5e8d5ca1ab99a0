package dev.athanor.tck.arquillian;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.Archive;

/** Finds the persistent classes in an archive: the addresses of some embedded containers cannot be searched. */
final class ManagedClassNames {
    private static final String SUFFIX = ".class";

    private ManagedClassNames() {}

    /**
     * The names of the entities, mapped superclasses, embeddables and converters, in alphabetical order.
     *
     * @param root the folder of the archive that holds its classes
     * @param loader sees the classes, which the test's own class path has as well; none is initialised
     */
    static List<String> in(Archive<?> archive, String root, ClassLoader loader) {
        return archive.getContent().keySet().stream()
                .map(path -> path.get())
                .filter(path -> path.startsWith(root) && path.endsWith(SUFFIX))
                .map(path -> path.substring(root.length(), path.length() - SUFFIX.length())
                        .replace('/', '.'))
                .filter(name -> isManaged(name, loader))
                .sorted()
                .toList();
    }

    private static boolean isManaged(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return Stream.of(Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class)
                    .anyMatch(type::isAnnotationPresent);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "the class " + name + " of the archive is not on the test's class path", e);
        }
    }
}
