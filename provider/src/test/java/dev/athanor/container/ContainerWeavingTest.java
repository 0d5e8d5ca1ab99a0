package dev.athanor.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.enhance.AthanorPlugin;
import dev.athanor.enhance.EnhancerAgent;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.ClassTransformer;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A container weaves classes as it loads them, through the transformer that it is given: with the same result as a build or
 * the agent, and before any class of the unit is loaded. Jakarta Persistence 3.2, section 9.6.
 */
class ContainerWeavingTest {
    private static final Map<String, String> SOURCES = Map.of(
            "Vessel",
            "package fixture; @jakarta.persistence.MappedSuperclass public class Vessel {"
                    + " @jakarta.persistence.Id public int id; public String name; }",
            "Boat",
            "package fixture; @jakarta.persistence.Entity public class Boat extends Vessel {"
                    + " @jakarta.persistence.ManyToOne(fetch = jakarta.persistence.FetchType.LAZY) public Boat tug; }",
            "Harbour",
            "package fixture; public class Harbour implements java.util.function.IntFunction<Object> {"
                    + " public Object apply(int id) { Boat boat = new Boat(); boat.id = id; boat.name = \"boat \" + id;"
                    + " return boat; } }",
            "Quay",
            "package fixture; public class Quay { int length; }");

    private static final List<String> WOVEN = List.of("fixture.Boat", "fixture.Harbour", "fixture.Vessel");

    @TempDir
    Path folder;

    @BeforeEach
    void compile() {
        ContainerLoader.compile(folder, SOURCES);
    }

    private ContainerUnit boats() {
        ContainerUnit unit = new ContainerUnit();
        unit.managedClasses.addAll(List.of("fixture.Boat", "fixture.Vessel"));
        return unit.creatingTables();
    }

    @Test
    void everyHostMakesTheSameBytes() throws Exception {
        Map<String, byte[]> original = new TreeMap<>();
        for (String name : SOURCES.keySet()) {
            original.put("fixture." + name, Files.readAllBytes(folder.resolve("fixture/" + name + ".class")));
        }
        Map<String, byte[]> built = byPlugin(original);
        Map<String, byte[]> loaded = byAgent(original);
        Map<String, byte[]> contained = byContainer();

        List<String> changed = new ArrayList<>();
        original.forEach((name, bytes) -> {
            assertThat(loaded.get(name)).as("agent: " + name).isEqualTo(built.get(name));
            assertThat(contained.get(name)).as("container: " + name).isEqualTo(built.get(name));
            if (!Arrays.equals(bytes, built.get(name))) {
                changed.add(name);
            }
        });
        assertThat(changed).containsExactlyElementsOf(WOVEN);
    }

    private static Map<String, byte[]> byPlugin(Map<String, byte[]> original) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        original.forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
        Plugin.Engine.Target.InMemory target = new Plugin.Engine.Target.InMemory();
        Plugin.Engine.Default.of(
                        EntryPoint.Default.REDEFINE,
                        ClassFileVersion.JAVA_V17,
                        new MethodNameTransformer.Suffixing("original"))
                .with(ClassFileLocator.ForClassLoader.of(ContainerWeavingTest.class.getClassLoader()))
                .apply(
                        new Plugin.Engine.Source.InMemory(files),
                        target,
                        List.of(new Plugin.Factory.Simple(new AthanorPlugin())));
        Map<String, byte[]> built = new HashMap<>();
        target.getStorage()
                .forEach((name, bytes) -> built.put(name.replace(".class", "").replace('/', '.'), bytes));
        return built;
    }

    /** What the JVM gets from the transformer that the agent installs in it. */
    private Map<String, byte[]> byAgent(Map<String, byte[]> original) throws Exception {
        List<ClassFileTransformer> installed = new ArrayList<>();
        Instrumentation jvm = (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("addTransformer")) {
                        installed.add((ClassFileTransformer) arguments[0]);
                        return null;
                    }
                    return new Class<?>[0];
                });
        EnhancerAgent.premain("", jvm);
        ClassLoader loader = new ContainerLoader(folder, List.of());
        Map<String, byte[]> loaded = new HashMap<>();
        for (Map.Entry<String, byte[]> entry : original.entrySet()) {
            byte[] bytes =
                    installed.get(0).transform(loader, entry.getKey().replace('.', '/'), null, null, entry.getValue());
            loaded.put(entry.getKey(), bytes == null ? entry.getValue() : bytes);
        }
        return loaded;
    }

    private Map<String, byte[]> byContainer() throws Exception {
        ContainerUnit unit = boats();
        ContainerLoader loader = new ContainerLoader(folder, unit.transformers);
        unit.loader = loader;
        unit.open().close();
        for (String name : SOURCES.keySet()) {
            Class.forName("fixture." + name, false, loader);
        }
        return loader.defined;
    }

    @Test
    void noClassIsLoadedBeforeTheTransformerIsThere() {
        List<String> tooEarly = new ArrayList<>();
        List<ClassTransformer> registered = new ArrayList<>();
        ContainerLoader application = new ContainerLoader(folder, registered);
        ContainerUnit unit = new ContainerUnit() {
            @Override
            public void addTransformer(ClassTransformer transformer) {
                tooEarly.addAll(application.defined.keySet());
                registered.add(transformer);
            }
        };
        unit.managedClasses.addAll(List.of("fixture.Boat", "fixture.Vessel"));
        unit.loader = application;
        unit.open().close();

        assertThat(registered).hasSize(1);
        assertThat(tooEarly).isEmpty();
        assertThat(application.defined.keySet()).containsExactlyInAnyOrder("fixture.Boat", "fixture.Vessel");
    }

    @Test
    void theApplicationWorksWithWovenClasses() throws Exception {
        ContainerUnit unit = boats();
        ContainerLoader loader = new ContainerLoader(folder, unit.transformers);
        unit.loader = loader;
        try (EntityManagerFactory factory = unit.open()) {
            Class<?> boat = loader.loadClass("fixture.Boat");
            @SuppressWarnings("unchecked")
            var harbour = (java.util.function.IntFunction<Object>)
                    loader.loadClass("fixture.Harbour").getDeclaredConstructor().newInstance();
            factory.runInTransaction(manager -> {
                Object tug = harbour.apply(1);
                Object towed = harbour.apply(2);
                set(towed, "tug", tug);
                manager.persist(tug);
                manager.persist(towed);
            });
            factory.runInTransaction(manager -> {
                Object towed = manager.find(boat, 2);
                assertThat(factory.getPersistenceUnitUtil().isLoaded(towed, "tug"))
                        .isFalse();
            });
            assertThat(loader.defined.get("fixture.Boat"))
                    .isNotEqualTo(Files.readAllBytes(folder.resolve("fixture/Boat.class")));
        }
    }

    private static void set(Object owner, String field, Object value) {
        try {
            owner.getClass().getField(field).set(owner, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
