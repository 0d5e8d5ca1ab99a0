package dev.athanor.testing;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the binaries of a server are unpacked, once per machine, user and version. A copy is complete whenever it is
 * visible, so that any number of JVMs may ask at the same time.
 */
final class BinariesCache {
    private final String product;

    /**
     * @param product a part of the directory's name
     */
    BinariesCache(String product) {
        this.product = product;
    }

    /** Fills a directory. */
    interface Unpacking {
        void into(Path directory) throws IOException;
    }

    /**
     * The directory with the binaries.
     *
     * @param version a name that changes with them
     * @param unpacking called if they are not there yet
     */
    Path unpacked(String version, Unpacking unpacking) throws IOException {
        Path target = cache().resolve(version);
        if (!Files.isDirectory(target)) {
            Path draft = Files.createTempDirectory(target.getParent(), "draft-");
            unpacking.into(draft);
            // Another user may run the server, see UnprivilegedUser.
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(draft, target);
        }
        return target;
    }

    /**
     * A directory that only this user can change. It is below the common temporary directory, because the user that runs
     * the server cannot enter a private home.
     */
    private Path cache() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path cache = temporary.resolve("athanor-" + product + "-" + System.getProperty("user.name"));
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwxr-xr-x");
        try {
            Files.createDirectory(cache, PosixFilePermissions.asFileAttribute(permissions));
        } catch (FileAlreadyExistsException e) {
            // The name can be guessed: whoever else made the directory could make us run what they like.
            Path own = Files.createTempFile("athanor-owner-", "");
            boolean ours = Files.isDirectory(cache, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(cache, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
                    && permissions.containsAll(Files.getPosixFilePermissions(cache, LinkOption.NOFOLLOW_LINKS));
            Files.delete(own);
            if (!ours) {
                throw new IOException(cache + " belongs to somebody else; delete it", e);
            }
        }
        return cache;
    }

    /** A file of an archive, which must not lie outside of the directory. */
    static Path inside(Path directory, String name) throws IOException {
        Path file = directory.resolve(name).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("the archive contains " + name + ", which is outside of it");
        }
        return file;
    }

    private static void publish(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another JVM was quicker, and its copy is as good.
            delete(draft);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
