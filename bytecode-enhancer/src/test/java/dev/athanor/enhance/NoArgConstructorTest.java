package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A no-argument constructor is added where it is missing and its superclass permits it. */
@WovenTest
class NoArgConstructorTest {
    @MappedSuperclass
    abstract static class Base {
        final int a;

        Base(int a) {
            this.a = a;
        }
    }

    @Entity
    static class Sub extends Base {
        Sub(int a) {
            super(a);
        }
    }

    @Embeddable
    static class Value {
        final String text;

        Value(String text) {
            this.text = text;
        }
    }

    static class Stubborn {
        Stubborn(int a) {}
    }

    @Entity
    static class SubOfStubborn extends Stubborn {
        SubOfStubborn(int a) {
            super(a);
        }
    }

    @Entity
    static class Present {
        private Present() {}
    }

    @Entity
    class Inner {}

    private static boolean hasNoArg(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors()).anyMatch(c -> c.getParameterCount() == 0);
    }

    @Test
    void isAddedThroughTheHierarchy() throws ReflectiveOperationException {
        Sub sub = Sub.class.getDeclaredConstructor().newInstance();
        assertThat(sub.a).isZero();
        assertThat(Modifier.isProtected(Sub.class.getDeclaredConstructor().getModifiers()))
                .isTrue();
        assertThat(Value.class.getDeclaredConstructor().newInstance().text).isNull();
    }

    @Test
    void isLeftAloneWherePresentOrImpossible() throws ReflectiveOperationException {
        assertThat(Modifier.isPrivate(Present.class.getDeclaredConstructor().getModifiers()))
                .isTrue();
        assertThat(hasNoArg(SubOfStubborn.class)).isFalse();
        assertThat(hasNoArg(Inner.class)).isFalse();
    }
}
