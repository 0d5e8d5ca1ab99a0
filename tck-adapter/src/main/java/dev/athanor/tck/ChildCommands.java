package dev.athanor.tck;

import dev.athanor.enhance.EnhancerAgent;
import dev.athanor.jpa.AthanorPersistenceProvider;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How child JVMs are started: class path, agent, and the system properties that the suite asks for. */
final class ChildCommands {
    /** Many short runs: the second compiler would not pay. */
    private static final List<String> JVM_ARGUMENTS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Options options;
    private final Path work;
    private final Path logs;
    private int started;

    /**
     * A child JVM that is ready to run.
     *
     * @param number of children started so far
     * @param folder its working directory
     * @param log where what it prints goes
     * @param jvm the JVM, without the properties of the suite
     * @param agent whether classes are woven as they are loaded
     */
    record Child(int number, Path folder, Path log, ChildJvm jvm, boolean agent) {}

    /** With working directories below one folder, and logs in the other one. */
    ChildCommands(Options options, Path work, Path logs) {
        this.options = options;
        this.work = work;
        this.logs = logs;
    }

    Child next(boolean agent) throws IOException {
        started++;
        Path folder = Files.createDirectories(work.resolve("child-" + started));
        Files.createDirectories(folder.resolve("tmp"));
        Path log = logs.resolve("child-" + started + ".log");
        return new Child(started, folder, log, jvm(folder, log, agent, Map.of()), agent);
    }

    /** The same child with what the suite reads. */
    ChildJvm withProperties(Child child, SuiteDatabase database) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("platform.mode", "standalone");
        properties.put("vehicle", "standalone");
        properties.put("persistence.unit.name", "JPATCK");
        properties.put("persistence.unit.name.2", "JPATCK2");
        properties.put("jakarta.persistence.provider", AthanorPersistenceProvider.class.getName());
        properties.put("jakarta.persistence.jdbc.driver", options.product().driver());
        properties.put("jakarta.persistence.jdbc.url", database.url());
        properties.put("jakarta.persistence.jdbc.user", database.user());
        properties.put("jakarta.persistence.jdbc.password", database.password());
        properties.put("jpa.provider.implementation.specific.properties", "");
        // Not what the provider has: with false the suite no longer clears its EntityManagers, and many tests fail.
        properties.put("persistence.second.level.caching.supported", "true");
        properties.put("db.supports.sequence", "true");
        properties.put("jdbc.db", options.product().label());
        properties.put(
                "Insert_Jpa_Purchase_Order", "INSERT INTO PURCHASE_ORDER(ID, TOTAL, DESCRIPTION) VALUES(?, ?, null)");
        properties.put("Select_Jpa_Purchase_Order", "SELECT ID, TOTAL FROM PURCHASE_ORDER WHERE ID=?");
        properties.put("log.file.location", child.folder().toString());
        properties.putAll(options.properties());
        return jvm(child.folder(), child.log(), child.agent(), properties);
    }

    private ChildJvm jvm(Path folder, Path log, boolean agent, Map<String, String> properties) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_ARGUMENTS);
        command.addAll(options.jvmArguments());
        // The folder is the child's user.dir as well: the suite writes scripts there.
        command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        if (agent) {
            command.add("-javaagent:" + enhancer());
        }
        command.add("-cp");
        command.add(classPath());
        command.add(ChildMain.class.getName());
        return new ChildJvm(command, folder, log, options.timeout());
    }

    /** This program's own first: the launcher and the engine must be of one version. */
    private String classPath() {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        options.tests().forEach(entry -> entries.add(entry.toString()));
        options.libs().forEach(entry -> entries.add(entry.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private static Path enhancer() {
        try {
            Path jar = Path.of(EnhancerAgent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!Files.isRegularFile(jar)) {
                throw new UsageException("--agent needs the enhancer as a jar, and it is loaded from " + jar);
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where the enhancer was loaded from is no URI", e);
        }
    }
}
