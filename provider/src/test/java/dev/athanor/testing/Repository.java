package dev.athanor.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
public final class Repository {
    private Repository() {}

    /** A file of the repository, also if the build was started in a module. */
    public static Path file(String path) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("bytecode-enhancer"))) {
            folder = folder.getParent();
        }
        return folder.resolve(path);
    }
}
