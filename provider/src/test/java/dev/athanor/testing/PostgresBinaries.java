package dev.athanor.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server binaries on the class path, unpacked once per machine, user and version. The copy is complete whenever it is
 * visible, so that any number of JVMs may ask at the same time.
 */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** The directory that contains {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() throws IOException {
        URL archive = archive();
        Path target = cache().resolve(digest(archive));
        if (!Files.isDirectory(target)) {
            Path draft = Files.createTempDirectory(target.getParent(), "draft-");
            unpack(archive, draft);
            // Another user may run the server, see UnprivilegedUser.
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            publish(draft, target);
        }
        return target;
    }

    private static URL archive() throws IOException {
        List<String> candidates = candidates(System.getProperty("os.name"), System.getProperty("os.arch"));
        for (String candidate : candidates) {
            URL found = PostgresBinaries.class.getResource("/" + candidate);
            if (found != null) {
                return found;
            }
        }
        throw new IOException("no PostgreSQL binaries on the class path, looked for " + candidates);
    }

    /** What the archives of a platform may be called; an archive for another C library is on the class path only if asked for. */
    static List<String> candidates(String osName, String osArch) {
        String system = osName.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = switch (osArch) {
            case "aarch64" -> "arm_64";
            case "amd64" -> "x86_64";
            default -> osArch;
        };
        String name = "postgres-" + system + "-" + processor;
        return List.of(name + ".txz", name + "-alpine_linux.txz");
    }

    /**
     * A directory that only this user can change. It is below the common temporary directory, because the user that runs
     * the server cannot enter a private home.
     */
    private static Path cache() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path cache = temporary.resolve("athanor-postgres-" + System.getProperty("user.name"));
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

    /** A name that changes with the content. */
    private static String digest(URL archive) throws IOException {
        try (InputStream in = archive.openStream()) {
            DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = inside(target, entry.getName());
                Files.createDirectories(file.getParent());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static Path inside(Path directory, String name) throws IOException {
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
