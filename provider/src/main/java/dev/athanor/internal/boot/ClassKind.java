package dev.athanor.internal.boot;

import dev.athanor.message.BootMessage;
import dev.athanor.message.ConfigurationException;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** What a class is to a persistence unit, told from its annotations in the class file. */
enum ClassKind {
    ENTITY(Entity.class),
    MAPPED_SUPERCLASS(MappedSuperclass.class),
    EMBEDDABLE(Embeddable.class),
    CONVERTER(Converter.class);

    /** Every class file that uses one of the annotations contains this. */
    private static final byte[] TRACE = "Ljakarta/persistence/".getBytes(StandardCharsets.US_ASCII);

    /** The annotation types, shared because they are the same for each unit; no application class is in here. */
    private static final TypePool ANNOTATIONS = annotations();

    private final Class<? extends Annotation> annotation;

    ClassKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /**
     * The kinds of a class; none for most classes.
     *
     * @param content the class file
     */
    static EnumSet<ClassKind> of(String name, byte[] content) {
        EnumSet<ClassKind> kinds = EnumSet.noneOf(ClassKind.class);
        if (!contains(content, TRACE)) {
            return kinds;
        }
        try {
            for (AnnotationDescription present :
                    pool(name, content).describe(name).resolve().getDeclaredAnnotations()) {
                for (ClassKind kind : values()) {
                    if (present.getAnnotationType().represents(kind.annotation)) {
                        kinds.add(kind);
                    }
                }
            }
            return kinds;
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new ConfigurationException(e, BootMessage.CLASS_FILE_UNREADABLE, name, BootMessage.reason(e));
        }
    }

    /** A pool that knows this class and the annotations, so that nothing else is looked for. */
    private static TypePool pool(String name, byte[] content) {
        return new TypePool.Default(
                TypePool.CacheProvider.NoOp.INSTANCE,
                ClassFileLocator.Simple.of(name, content),
                TypePool.Default.ReaderMode.FAST,
                ANNOTATIONS);
    }

    private static TypePool annotations() {
        Map<String, byte[]> files = new HashMap<>();
        for (ClassKind kind : values()) {
            files.put(kind.annotation.getName(), ClassFileLocator.ForClassLoader.read(kind.annotation));
        }
        return TypePool.Default.of(new ClassFileLocator.Simple(files));
    }

    private static boolean contains(byte[] content, byte[] trace) {
        outer:
        for (int start = 0; start <= content.length - trace.length; start++) {
            for (int i = 0; i < trace.length; i++) {
                if (content[start + i] != trace[i]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
