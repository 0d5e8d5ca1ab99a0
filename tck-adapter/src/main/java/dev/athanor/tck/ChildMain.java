package dev.athanor.tck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The main program of a child JVM: finds tests or runs them, as its parent orders. Ends when its parent does. */
final class ChildMain {
    private static final int FRAMES = 3;

    private final ChildChannel channel;
    private final PrintStream log;
    private final ChildOrders orders;

    private ChildMain(ChildChannel channel, PrintStream log, ChildOrders orders) {
        this.channel = channel;
        this.log = log;
        this.orders = orders;
    }

    /**
     * Called by the JVM.
     *
     * @param arguments none; orders come from the standard input
     * @throws IOException if there are no orders, or files cannot be read
     * @throws SQLException if there is no database
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        PrintStream events = System.out;
        // What tests print is for the log; the standard output belongs to the events.
        PrintStream log = System.err;
        System.setOut(log);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        ChildChannel channel = new ChildChannel(new PrintStream(events, false, StandardCharsets.UTF_8));
        ChildMain child = new ChildMain(channel, log, ChildOrders.read(in));
        child.watch(in, Thread.currentThread());
        switch (child.orders.action()) {
            case DISCOVER -> child.discover();
            case RUN -> child.run();
        }
        // Threads that tests left behind must not keep the JVM.
        System.exit(0);
    }

    private void watch(BufferedReader in, Thread tests) {
        Thread watch = new Thread(
                () -> {
                    try {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            if (line.equals(ChildOrders.STACK)) {
                                channel.send(ChildEvent.Kind.STACK, stack(tests));
                            }
                        }
                    } catch (IOException e) {
                        log.println("the parent is gone: " + e);
                    }
                    // Without exit hooks: nobody is left to wait for them.
                    Runtime.getRuntime().halt(1);
                },
                "athanor-tck-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** Where the thread is, innermost first; all of it goes to the log. */
    private String stack(Thread thread) {
        StackTraceElement[] trace = thread.getStackTrace();
        log.println("=== time is up, the tests are at");
        List<String> inside = new ArrayList<>();
        for (StackTraceElement element : trace) {
            log.println("\tat " + element);
            if (inside.size() < FRAMES && !isOfTheJdk(element)) {
                inside.add(element.getClassName() + "." + element.getMethodName());
            }
        }
        log.flush();
        return String.join(" < ", inside);
    }

    private static boolean isOfTheJdk(StackTraceElement element) {
        String module = element.getModuleName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }

    private void discover() {
        Set<Path> roots = new LinkedHashSet<>();
        for (String root : orders.roots()) {
            roots.add(Path.of(root));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(roots))
                .build();
        TestPlan plan = LauncherFactory.create().discover(request);
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier below : plan.getDescendants(root)) {
                if (below.isTest()) {
                    TestName name = ReportingListener.name(below);
                    channel.send(ChildEvent.Kind.FOUND, below.getUniqueId(), name.testClass(), name.method());
                }
            }
        }
    }

    private void run() throws IOException, SQLException {
        LoggedFailures logged = LoggedFailures.install();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (SuiteTables tables = tables()) {
            for (String refused : tables.failures()) {
                log.println("refused: " + refused);
            }
            if (!tables.failures().isEmpty()) {
                channel.send(
                        ChildEvent.Kind.NOTE,
                        "The database refused " + tables.failures().size() + " statements of the scripts, such as "
                                + tables.failures().get(0));
            }
            for (String name : orders.classes()) {
                channel.send(ChildEvent.Kind.CLASS_STARTED, name);
                tables.reset();
                runClass(name, new ReportingListener(channel, logged, log));
                Thread.currentThread().setContextClassLoader(loader);
                channel.send(ChildEvent.Kind.CLASS_ENDED, name);
            }
        }
    }

    private SuiteTables tables() throws IOException, SQLException {
        List<Path> scripts = new ArrayList<>();
        for (String script : Fields.split(orders.setting(ChildOrders.SCRIPTS))) {
            if (!script.isEmpty()) {
                scripts.add(Path.of(script));
            }
        }
        return SuiteTables.create(
                Product.ofLabel(orders.setting(ChildOrders.PRODUCT)),
                orders.setting(ChildOrders.URL),
                orders.setting(ChildOrders.USER),
                orders.setting(ChildOrders.PASSWORD),
                scripts,
                log);
    }

    private void runClass(String name, ReportingListener listener) {
        PostDiscoveryFilter notDone = test -> FilterResult.includedIf(
                !orders.done().contains(test.getUniqueId().toString()));
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(name))
                    .filters(notDone)
                    .build();
            Launcher launcher = LauncherFactory.create();
            launcher.execute(request, listener);
        } catch (RuntimeException | LinkageError e) {
            // JUnit itself could do nothing with the class; the parent counts its tests as errored.
            e.printStackTrace(log);
            channel.send(ChildEvent.Kind.CLASS_FAILED, name, Reasons.of(e, List.of()));
        }
    }
}
