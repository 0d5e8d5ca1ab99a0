package dev.athanor.tck.arquillian;

import com.zaxxer.hikari.HikariConfig;
import dev.athanor.enhance.EntityEnhancer;
import dev.athanor.jpa.AthanorPersistenceProvider;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.slf4j.Logger;

/** Athanor and what it stands on, as archives: the jars that this JVM runs with, or the folders of a build. */
final class AthanorLibraries {
    /** One class of each; the API is the server's own. */
    private static final List<Class<?>> MEMBERS = List.of(
            AthanorPersistenceProvider.class, EntityEnhancer.class, ByteBuddy.class, HikariConfig.class, Logger.class);

    private AthanorLibraries() {}

    static List<JavaArchive> archives() {
        return MEMBERS.stream().map(AthanorLibraries::archive).toList();
    }

    private static JavaArchive archive(Class<?> member) {
        Path home = home(member);
        if (Files.isDirectory(home)) {
            return ShrinkWrap.create(ExplodedImporter.class, member.getSimpleName() + ".jar")
                    .importDirectory(home.toFile())
                    .as(JavaArchive.class);
        }
        return ShrinkWrap.createFromZipFile(JavaArchive.class, home.toFile());
    }

    private static Path home(Class<?> member) {
        try {
            return Path.of(
                    member.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where " + member.getName() + " was loaded from is no URI", e);
        }
    }
}
