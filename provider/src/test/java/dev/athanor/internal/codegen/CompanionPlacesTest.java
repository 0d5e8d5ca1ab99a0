package dev.athanor.internal.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.EntityAccess;
import dev.athanor.instrument.NativeKind;
import dev.athanor.internal.mapping.CompanionSource;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.mapping.Slot;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where companions can be made, for what classes, and what they refuse. */
class CompanionPlacesTest {
    abstract static class Base {
        private int count = 5;
    }

    static class Sub extends Base {
        private int count = 6;
    }

    static class NoDefaultConstructor {
        private final int count;

        NoDefaultConstructor(int count) {
            this.count = count;
        }
    }

    static class Failing {
        private int count;

        Failing() throws IOException {
            throw new IOException("not today");
        }
    }

    static List<CompanionSource> sources() {
        return List.of(new CompanionFactory(), new ReflectiveCompanions());
    }

    private static List<Slot> count(Class<?> type) {
        try {
            return List.of(Slot.of(type.getDeclaredField("count"), NativeKind.INT));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void eachLevelReachesItsOwnField(CompanionSource source) throws InstantiationException {
        EntityAccess base = source.access(Base.class, count(Base.class));
        EntityAccess sub = source.access(Sub.class, count(Sub.class));
        Object target = sub.newInstance();
        assertThat(base.get(target, 0)).isEqualTo(5);
        assertThat(sub.get(target, 0)).isEqualTo(6);
        base.set(target, 0, 7);
        assertThat(sub.get(target, 0)).isEqualTo(6);
        assertThat(base.get(target, 0)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void whatCannotBeCreatedIsNamed(CompanionSource source) {
        assertThatThrownBy(() -> source.access(Base.class, count(Base.class)).newInstance())
                .isInstanceOf(InstantiationException.class)
                .hasMessage(Base.class.getName());
        assertThatThrownBy(() -> source.access(NoDefaultConstructor.class, count(NoDefaultConstructor.class))
                        .newInstance())
                .isInstanceOf(InstantiationException.class)
                .hasMessage(NoDefaultConstructor.class.getName());
    }

    @ParameterizedTest
    @MethodSource("sources")
    void constructorsThrowAsTheyAre(CompanionSource source) {
        EntityAccess access = source.access(Failing.class, count(Failing.class));
        assertThatThrownBy(access::newInstance).isInstanceOf(IOException.class).hasMessage("not today");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void slotsOfOtherClassesAndWrongKindsAreRefused(CompanionSource source) throws NoSuchFieldException {
        assertThatThrownBy(() -> source.access(Sub.class, count(Base.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not declared by");
        Field field = Base.class.getDeclaredField("count");
        assertThatThrownBy(() -> source.binder(Base.class, List.of(Slot.of(field, NativeKind.LONG))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be moved as LONG");
    }

    @Test
    void aClassOfAnotherLoaderHasGeneratedCompanionsThroughABridge() throws Exception {
        ClassLoader other = new Redefining(getClass().getClassLoader(), Base.class, Sub.class, getClass());
        Class<?> sub = other.loadClass(Sub.class.getName());
        assertThat(sub).isNotSameAs(Sub.class);
        EntityAccess access = new CompanionFactory().access(sub, count(sub));
        assertThat(access.getClass().isHidden()).isTrue();
        assertThat(access.get(access.newInstance(), 0)).isEqualTo(6);
        // The next factory finds the bridge in place.
        assertThat(new CompanionFactory().hydrator(sub, count(sub)).getClass().isHidden())
                .isTrue();
    }

    @Test
    void aClassThatDoesNotKnowTheContractHasReflectiveCompanions() throws Exception {
        ClassLoader apart =
                new Redefining(ClassLoader.getPlatformClassLoader(), Base.class, Sub.class, CompanionPlacesTest.class);
        Class<?> sub = apart.loadClass(Sub.class.getName());
        EntityAccess access = new CompanionFactory().access(sub, count(sub));
        assertThat(access.getClass().isHidden()).isFalse();
        assertThat(access.get(access.newInstance(), 0)).isEqualTo(6);
    }

    /** Defines a few classes of the tests again. */
    private static final class Redefining extends ClassLoader {
        private final List<Class<?>> redefined;

        Redefining(ClassLoader parent, Class<?>... redefined) {
            super(parent);
            this.redefined = List.of(redefined);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            for (Class<?> type : redefined) {
                if (type.getName().equals(name) && findLoadedClass(name) == null) {
                    try {
                        byte[] bytes = ClassFileLocator.ForClassLoader.read(type);
                        return defineClass(name, bytes, 0, bytes.length);
                    } catch (RuntimeException e) {
                        throw new ClassNotFoundException(name, e);
                    }
                }
            }
            return super.loadClass(name, resolve);
        }
    }
}
