package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the class files of a directory or jar, also a jar or directory inside a jar, or of anything else that a
 * container addresses by a URL with a stream in jar format. Archives are opened anew each time, so that one that was
 * replaced is not read stale.
 */
final class ClassFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ClassFiles.class);
    private static final String SUFFIX = ".class";

    private final URL root;
    private final BiConsumer<String, byte[]> receiver;

    private ClassFiles(URL root, BiConsumer<String, byte[]> receiver) {
        this.root = root;
        this.receiver = receiver;
    }

    /**
     * Hands over every class file below a root.
     *
     * @param receiver takes the name of the class and the content of its file
     * @throws ConfigurationException if the root cannot be read
     */
    static void forEach(URL root, BiConsumer<String, byte[]> receiver) {
        ClassFiles files = new ClassFiles(root, receiver);
        try {
            files.read();
        } catch (IOException e) {
            throw new ConfigurationException(e, BootMessage.SCAN_FAILED, root, BootMessage.reason(e));
        }
    }

    private void read() throws IOException {
        String address = root.toString();
        if (address.startsWith("file:")) {
            Path path = path(root);
            if (Files.isDirectory(path)) {
                readDirectory(path);
            } else {
                readJar(path, List.of());
            }
        } else if (address.startsWith("jar:file:") || address.startsWith("jar:nested:")) {
            // An archive, then the steps into it: "outer.jar", "BOOT-INF/lib/inner.jar", "".
            String[] steps =
                    address.substring(address.indexOf(':', "jar:".length()) + 1).split("!/|/!", -1);
            List<String> inner = Arrays.stream(steps)
                    .skip(1)
                    .filter(step -> !step.isEmpty())
                    .map(ClassFiles::decode)
                    .toList();
            readJar(Path.of(decode(steps[0])), inner);
        } else if (!readStream()) {
            LOG.warn(BootMessage.SCAN_UNSUPPORTED.text(root));
        }
    }

    /** A location that only its container understands. */
    private boolean readStream() {
        try (InputStream in = Resources.open(root)) {
            return readInnerJar(in, List.of());
        } catch (IOException e) {
            LOG.debug("{} has no stream in jar format", root, e);
            return false;
        }
    }

    private void readDirectory(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (isClass(name)) {
                    hand(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private void readJar(Path archive, List<String> inner) throws IOException {
        try (JarFile jar = new JarFile(archive.toFile())) {
            String prefix = "";
            for (int step = 0; step < inner.size(); step++) {
                String name = prefix + inner.get(step);
                JarEntry entry = jar.getJarEntry(name);
                if (entry != null && !entry.isDirectory()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        readInnerJar(in, inner.subList(step + 1, inner.size()));
                    }
                    return;
                }
                prefix = name.endsWith("/") ? name : name + "/";
            }
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.startsWith(prefix) && isClass(name.substring(prefix.length()))) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        hand(name.substring(prefix.length()), in.readAllBytes());
                    }
                }
            }
        }
    }

    /**
     * An archive inside an archive has no directory to ask: its entries are read in their order.
     *
     * @return whether it is an archive at all
     */
    private boolean readInnerJar(InputStream archive, List<String> inner) throws IOException {
        String prefix = inner.isEmpty() ? "" : inner.get(0).endsWith("/") ? inner.get(0) : inner.get(0) + "/";
        ZipInputStream jar = new ZipInputStream(archive);
        boolean isArchive = false;
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            isArchive = true;
            String name = entry.getName();
            if (!inner.isEmpty() && name.equals(inner.get(0))) {
                return readInnerJar(new ByteArrayInputStream(jar.readAllBytes()), inner.subList(1, inner.size()));
            }
            if (name.startsWith(prefix) && isClass(name.substring(prefix.length()))) {
                hand(name.substring(prefix.length()), jar.readAllBytes());
            }
        }
        return isArchive;
    }

    /** Descriptors are no classes, and what lies in META-INF is for other versions of Java or not on the class path. */
    private static boolean isClass(String name) {
        return name.endsWith(SUFFIX)
                && !name.startsWith("META-INF/")
                && !name.endsWith("module-info.class")
                && !name.endsWith("package-info.class");
    }

    private void hand(String name, byte[] content) {
        receiver.accept(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'), content);
    }

    /** The file of a file: URL; one with bare spaces is no URI, but is taken as it stands. */
    static Path path(URL file) {
        try {
            return Path.of(file.toURI());
        } catch (URISyntaxException | IllegalArgumentException e) {
            LOG.debug("{} is no URI; its path is taken as it stands", file, e);
            return Path.of(file.getPath());
        }
    }

    private static String decode(String step) {
        // A plus sign is itself in a path; only percent codes are decoded.
        return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
