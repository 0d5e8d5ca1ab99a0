package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a jar-file element means. */
final class JarFiles {
    private JarFiles() {}

    /**
     * The jar or directory of a jar-file element: a file: URL, or a path relative to the folder that holds the unit's
     * root, as the specification says. Paths relative to the root itself and to the working directory are accepted too.
     *
     * @throws ConfigurationException if none of these exists
     */
    static URL resolve(PersistenceUnit unit, Located<String> jar) {
        List<Path> candidates = candidates(unit, jar.value());
        for (Path candidate : candidates) {
            if (Files.exists(candidate)) {
                try {
                    return candidate.toUri().toURL();
                } catch (MalformedURLException e) {
                    throw new ConfigurationException(e, BootMessage.SCAN_FAILED, candidate, BootMessage.reason(e));
                }
            }
        }
        throw new ConfigurationException(
                BootMessage.JAR_NOT_FOUND,
                unit.origin(jar),
                jar.value(),
                unit.name(),
                candidates.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private static List<Path> candidates(PersistenceUnit unit, String written) {
        List<Path> candidates = new ArrayList<>();
        try {
            if (written.startsWith("file:")) {
                candidates.add(ClassFiles.path(new URL(written)));
                return candidates;
            }
            @Nullable URL root = unit.rootUrl();
            if (root != null && root.toString().startsWith("file:")) {
                Path own = ClassFiles.path(root);
                candidates.add(own.resolveSibling(written).normalize());
                candidates.add(own.resolve(written).normalize());
            }
            Path here = Path.of(written).toAbsolutePath().normalize();
            if (!candidates.contains(here)) {
                candidates.add(here);
            }
            return candidates;
        } catch (MalformedURLException | InvalidPathException e) {
            throw new ConfigurationException(
                    e, BootMessage.JAR_NOT_FOUND, unit.origin(), written, unit.name(), BootMessage.reason(e));
        }
    }
}
