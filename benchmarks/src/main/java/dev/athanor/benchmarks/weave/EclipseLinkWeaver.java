package dev.athanor.benchmarks.weave;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.persistence.tools.weaving.jpa.StaticWeaveProcessor;

/** EclipseLink's static weaving, which goes from folder to folder. */
public final class EclipseLinkWeaver implements Weaver {
    private final Map<String, byte[]> woven = new TreeMap<>();

    /**
     * Weaves the classes of a persistence unit.
     *
     * @param classNames binary names
     * @param persistenceXml describes the unit
     */
    public EclipseLinkWeaver(List<String> classNames, URL persistenceXml) {
        try {
            Path folder = Files.createTempDirectory("athanor-benchmarks");
            Path source = folder.resolve("source");
            Path target = folder.resolve("target");
            for (String className : classNames) {
                copy(EclipseLinkWeaver.class.getResource("/" + file(className)), source.resolve(file(className)));
            }
            copy(persistenceXml, source.resolve("META-INF/persistence.xml"));
            weave(source, target);
            for (String className : classNames) {
                woven.put(className, Files.readAllBytes(target.resolve(file(className))));
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void weave(Path source, Path target) throws IOException {
        StaticWeaveProcessor processor = new StaticWeaveProcessor(source.toFile(), target.toFile());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {source.toUri().toURL()}, EclipseLinkWeaver.class.getClassLoader())) {
            processor.setClassLoader(loader);
            processor.setLog(new StringWriter());
            processor.performWeaving();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] weave(String className, byte[] classFile) {
        return woven.getOrDefault(className, classFile);
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static void copy(URL from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = from.openStream()) {
            Files.copy(in, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
