package dev.athanor.tck.arquillian;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.config.descriptor.api.ArquillianDescriptor;
import org.jboss.arquillian.container.test.spi.client.deployment.ApplicationArchiveProcessor;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.asset.ArchiveAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.container.LibraryContainer;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;

/**
 * Puts Athanor into an archive before it is deployed: its libraries, if the archive has room for libraries; itself as the
 * provider of each persistence unit that names none; and a persistence unit, if the archive has none. Used by one thread.
 */
public final class AthanorArchiveProcessor implements ApplicationArchiveProcessor {
    private static final String DESCRIPTOR = "META-INF/persistence.xml";
    private static final String WEB_CLASSES = "/WEB-INF/classes/";

    /** Filled by Arquillian; null outside of it. */
    @Inject
    @Nullable Instance<ArquillianDescriptor> descriptor;

    private @Nullable ExtensionSettings settings;

    /** Created by Arquillian. */
    public AthanorArchiveProcessor() {}

    AthanorArchiveProcessor(ExtensionSettings settings) {
        this.settings = settings;
    }

    @Override
    public void process(Archive<?> archive, TestClass testClass) {
        process(archive, testClass.getJavaClass().getClassLoader());
    }

    void process(Archive<?> archive, ClassLoader loader) {
        ExtensionSettings now = settings();
        if (now.libraries() && (archive instanceof WebArchive || archive instanceof EnterpriseArchive)) {
            LibraryContainer<?> container = (LibraryContainer<?>) archive;
            AthanorLibraries.archives().forEach(container::addAsLibrary);
        }
        if (complete(archive) == 0 && !(archive instanceof EnterpriseArchive)) {
            String root = archive instanceof WebArchive ? WEB_CLASSES : "/";
            List<String> classes = ManagedClassNames.in(archive, root, loader);
            archive.add(new StringAsset(PersistenceDescriptor.write(now, classes)), root + DESCRIPTOR);
        }
    }

    private ExtensionSettings settings() {
        ExtensionSettings present = settings;
        if (present == null) {
            present = ExtensionSettings.of(descriptor == null ? null : descriptor.get());
            settings = present;
        }
        return present;
    }

    /** Names the provider in every unit of the archive and those inside it; returns how many files with units there are. */
    private static int complete(Archive<?> archive) {
        int found = 0;
        for (Map.Entry<ArchivePath, Node> entry :
                List.copyOf(archive.getContent().entrySet())) {
            if (entry.getValue().getAsset() instanceof ArchiveAsset inner) {
                found += complete(inner.getArchive());
            } else if (entry.getKey().get().endsWith("/" + DESCRIPTOR)) {
                InputStream written = entry.getValue().getAsset().openStream();
                archive.delete(entry.getKey());
                archive.add(new StringAsset(PersistenceDescriptor.complete(written)), entry.getKey());
                found++;
            }
        }
        return found;
    }
}
