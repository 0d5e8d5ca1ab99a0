package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the persistence units of an application. It never loads a class, never follows an external entity, never goes
 * to the network. Safe for any number of threads.
 */
public final class PersistenceUnitReader {
    /** Where persistence units are looked for. */
    static final String LOCATION = "META-INF/persistence.xml";

    /** The version of the specification that {@link PersistenceConfiguration} belongs to. */
    private static final String CONFIGURATION_VERSION = "3.2";

    private PersistenceUnitReader() {}

    /** All units that the class loader of the running thread shows. */
    public static PersistenceUnits readAll() {
        return readAll(Resources.contextLoader());
    }

    /**
     * All units that a class loader shows.
     *
     * @throws ConfigurationException if a persistence.xml cannot be read or is wrong
     */
    public static PersistenceUnits readAll(ClassLoader loader) {
        List<PersistenceUnit> units = new ArrayList<>();
        // Class loaders can list one file twice, when a child repeats what its parent has.
        Map<String, URL> files = new LinkedHashMap<>();
        try {
            loader.getResources(LOCATION).asIterator().forEachRemaining(url -> files.putIfAbsent(url.toString(), url));
        } catch (IOException e) {
            throw new ConfigurationException(e, BootMessage.XML_UNREADABLE, LOCATION, BootMessage.reason(e));
        }
        files.values().forEach(url -> units.addAll(read(url, loader)));
        return new PersistenceUnits(units, List.copyOf(files.keySet()));
    }

    /**
     * The units of one file.
     *
     * @param file a persistence.xml
     * @param loader what the classes of its units are read through
     * @throws ConfigurationException if the file cannot be read or is wrong
     */
    public static List<PersistenceUnit> read(URL file, ClassLoader loader) {
        byte[] content;
        try {
            content = Resources.read(file);
        } catch (IOException e) {
            throw new ConfigurationException(e, BootMessage.XML_UNREADABLE, file, BootMessage.reason(e));
        }
        return new PersistenceXmlParser(file.toString(), root(file), loader).parse(content);
    }

    /** The unit that a program configured; its classes are those that it lists. */
    public static PersistenceUnit of(PersistenceConfiguration configuration) {
        PersistenceUnitDraft draft = new PersistenceUnitDraft(
                configuration.name(), CONFIGURATION_VERSION, loaderOf(configuration.managedClasses()), null);
        if (configuration.transactionType() != null) {
            draft.transactionType = configuration.transactionType();
        }
        if (configuration.sharedCacheMode() != null) {
            draft.sharedCacheMode = configuration.sharedCacheMode();
        }
        if (configuration.validationMode() != null) {
            draft.validationMode = configuration.validationMode();
        }
        draft.provider = configuration.provider();
        draft.jtaDataSource = configuration.jtaDataSource();
        draft.nonJtaDataSource = configuration.nonJtaDataSource();
        configuration.mappingFiles().forEach(file -> draft.mappingFiles.add(new Located<>(file, null)));
        configuration.managedClasses().forEach(type -> draft.classes.add(new Located<>(type.getName(), null)));
        configuration.properties().forEach((name, value) -> {
            if (value != null) {
                draft.properties.put(name, new Located<>(value, null));
            }
        });
        draft.excludeUnlisted = true;
        return draft.freeze();
    }

    /** The thread's class loader if it sees the very classes that were given, else the loader of the first of them. */
    private static ClassLoader loaderOf(List<Class<?>> classes) {
        Set<ClassLoader> candidates = classes.stream()
                .map(Class::getClassLoader)
                .filter(loader -> loader != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ClassLoader context = Resources.contextLoader();
        if (classes.stream().allMatch(type -> sees(context, type))) {
            return context;
        }
        for (ClassLoader candidate : candidates) {
            if (classes.stream().allMatch(type -> sees(candidate, type))) {
                return candidate;
            }
        }
        return context;
    }

    private static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return loader.loadClass(type.getName()) == type;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** The directory or jar that holds the file, as the specification defines the root of a persistence unit. */
    static @Nullable URL root(URL file) {
        String address = file.toString();
        if (!address.endsWith(LOCATION)) {
            return null;
        }
        String root = address.substring(0, address.length() - LOCATION.length());
        try {
            if (root.startsWith("jar:file:") && root.indexOf("!/") == root.length() - 2) {
                return new URL(root.substring("jar:".length(), root.length() - "!/".length()));
            }
            // With the file's own address as context, class loaders with an address scheme of their own work too.
            return new URL(file, root);
        } catch (MalformedURLException e) {
            throw new ConfigurationException(e, BootMessage.XML_UNREADABLE, file, BootMessage.reason(e));
        }
    }
}
