package dev.athanor.enhance;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.build.Plugin;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import org.jspecify.annotations.Nullable;

/**
 * Enhances the compiled classes of a build, under Byte Buddy's Maven and Gradle plug-ins, which find it by the file
 * {@code META-INF/net.bytebuddy/build.plugins}. Classes that touch the fields of entities are enhanced as well as the
 * entities. One instance serves one run of the build plug-in, from several threads if need be.
 */
public final class AthanorPlugin implements Plugin.WithPreprocessor {
    private final PersistentTypes types;
    private final Set<String> inThisBuild = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> concerned = new ConcurrentHashMap<>();
    private volatile @Nullable EntityEnhancer enhancer;
    private volatile @Nullable ClassFileLocator classPath;

    /** Created by the build plug-in: classes are recognised by their annotations. */
    public AthanorPlugin() {
        this(PersistentTypes.annotated());
    }

    /**
     * Creates a plug-in for classes that are not recognised by annotations alone.
     *
     * @param types which classes are persistent
     */
    public AthanorPlugin(PersistentTypes types) {
        this.types = types;
    }

    /** Called for each class of the build before any is enhanced: which accesses can be redirected depends on all. */
    @Override
    public void onPreprocess(TypeDescription type, ClassFileLocator locator) {
        inThisBuild.add(type.getName());
        classPath = locator;
    }

    @Override
    public boolean matches(@Nullable TypeDescription type) {
        ClassFileLocator locator = classPath;
        if (type == null || locator == null) {
            return false;
        }
        return concerned.computeIfAbsent(
                type.getName(), name -> enhancer(locator).concerns(classFile(name, locator)));
    }

    @Override
    public DynamicType.Builder<?> apply(
            DynamicType.Builder<?> builder, TypeDescription type, ClassFileLocator locator) {
        return builder.visit(new EnhancingWrapper(enhancer(locator), classFile(type.getName(), locator)));
    }

    private EntityEnhancer enhancer(ClassFileLocator locator) {
        EntityEnhancer present = enhancer;
        if (present == null) {
            present = EntityEnhancer.of(locator, types, inThisBuild::contains);
            enhancer = present;
        }
        return present;
    }

    private static byte[] classFile(String name, ClassFileLocator locator) {
        try {
            return locator.locate(name).resolve();
        } catch (IOException e) {
            throw new EnhancementException(e, EnhanceMessage.UNREADABLE_CLASS, name, e);
        }
    }

    @Override
    public void close() {
        // Nothing is held open: class files are read through the locator of the build plug-in, which closes it itself.
    }
}
