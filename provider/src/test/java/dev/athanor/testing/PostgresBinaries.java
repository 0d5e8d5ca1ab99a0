package dev.athanor.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
        return new BinariesCache("postgres").unpacked(digest(archive), draft -> unpack(archive, draft));
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
                Path file = BinariesCache.inside(target, entry.getName());
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
}
