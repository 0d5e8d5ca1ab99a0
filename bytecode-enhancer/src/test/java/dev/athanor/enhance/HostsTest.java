package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.enhance.elsewhere.Middle;
import dev.athanor.enhance.elsewhere.Party;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.build.EntryPoint;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.inline.MethodNameTransformer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The build plug-in and the agent make the same bytes as the function behind them, for every shape of class. */
class HostsTest {
    /** The classes of the tests with everything that is nested in them, and classes of other releases. */
    private static Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new TreeMap<>();
        Stream.of(
                        FieldAccessTest.class,
                        ConstructorTest.class,
                        HierarchyTest.class,
                        NestTest.class,
                        QuietMethodsTest.class,
                        LombokShapeTest.class,
                        KotlinShapeTest.class,
                        NoArgConstructorTest.class,
                        SharedEmbeddableTest.class,
                        CloneTest.class,
                        StaticInitializationTest.class,
                        Party.class,
                        Middle.class)
                .forEach(type -> addNested(type, classes));
        Sources.release(8)
                .with(
                        "fixture.Old",
                        "package fixture; @jakarta.persistence.Entity @Deprecated public class Old<T extends Number>"
                                + " implements java.io.Serializable { private T x; private transient long y;"
                                + " class Inner { T x() { return x; } } T x() { return new Inner().x(); } }")
                .compile()
                .forEach(classes::put);
        return classes;
    }

    private static void addNested(Class<?> type, Map<String, byte[]> classes) {
        classes.put(type.getName(), TestEnhancers.classFile(type));
        for (Class<?> nested : type.getDeclaredClasses()) {
            addNested(nested, classes);
        }
        for (int i = 1; TestEnhancers.hasClassFile(type.getName() + "$" + i); i++) {
            classes.put(type.getName() + "$" + i, TestEnhancers.classFile(type.getName() + "$" + i));
        }
    }

    private static Map<String, byte[]> enhanced(Map<String, byte[]> classes) {
        EntityEnhancer enhancer = TestEnhancers.forFiles(classes);
        Map<String, byte[]> enhanced = new TreeMap<>();
        classes.forEach((name, bytes) -> enhanced.put(name, enhancer.enhance(bytes)));
        return enhanced;
    }

    @ParameterizedTest
    @EnumSource(EntryPoint.Default.class)
    void theBuildPluginMakesTheSameBytes(EntryPoint.Default entryPoint) throws IOException {
        Map<String, byte[]> classes = classes();
        Map<String, byte[]> files = new HashMap<>();
        classes.forEach((name, bytes) -> files.put(name.replace('.', '/') + ".class", bytes));
        Plugin.Engine.Target.InMemory target = new Plugin.Engine.Target.InMemory();
        Plugin.Engine.Default.of(entryPoint, ClassFileVersion.JAVA_V17, new MethodNameTransformer.Suffixing("original"))
                .with(ClassFileLocator.ForClassLoader.of(HostsTest.class.getClassLoader()))
                .apply(
                        new Plugin.Engine.Source.InMemory(files),
                        target,
                        List.of(new Plugin.Factory.Simple(new AthanorPlugin())));
        Map<String, byte[]> built = new HashMap<>();
        target.getStorage()
                .forEach((name, bytes) -> built.put(name.replace(".class", "").replace('/', '.'), bytes));
        compare(classes, built);
    }

    @Test
    void theAgentMakesTheSameBytes() throws Exception {
        Map<String, byte[]> classes = classes();
        // A loader that has the class files as resources, as an application's loader does.
        ClassLoader loader = new ClassLoader(HostsTest.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                byte[] bytes = classes.get(name.replace(".class", "").replace('/', '.'));
                return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
            }
        };
        EnhancingTransformer transformer = new EnhancingTransformer(name -> true);
        Map<String, byte[]> loaded = new HashMap<>();
        List<String> untouched = new ArrayList<>();
        classes.forEach((name, bytes) -> {
            byte[] result = transformer.transform(loader, name.replace('.', '/'), null, null, bytes);
            if (result == null) {
                untouched.add(name);
            }
            loaded.put(name, result == null ? bytes : result);
        });
        compare(classes, loaded);
        assertThat(untouched).contains(NestTest.Album.Field.class.getName());
    }

    private static void compare(Map<String, byte[]> classes, Map<String, byte[]> made) {
        Map<String, byte[]> expected = enhanced(classes);
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        int changed = 0;
        for (Map.Entry<String, byte[]> entry : expected.entrySet()) {
            assertThat(made.get(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
            changed += entry.getValue() == classes.get(entry.getKey()) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(25);
    }
}
