package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;

/** Which methods do no more than a field; here of a class that is not woven, in {@link AccessTest} of woven ones. */
class AccessorsTest {
    static class Plain {
        private int number;
        private static int shared;
        private Plain other;

        int getTrivial() {
            return number;
        }

        void setTrivial(int value) {
            number = value;
        }

        int getComputed() {
            return number + 1;
        }

        int getGuarded() {
            return other == null ? 0 : number;
        }

        int getShared() {
            return shared;
        }

        int getOfOther() {
            return other.number;
        }

        void setTwice(int value) {
            number = value;
            shared = value;
        }

        void setCast(Object value) {
            other = (Plain) value;
        }

        void setConstant(int value) {
            number = 7;
        }
    }

    @Test
    void onlyAPlainReadOrWriteIsTrivial() throws IOException {
        Accessors accessors =
                Accessors.read(Plain.class.getName(), ClassFileLocator.ForClassLoader.of(Plain.class.getClassLoader()));
        assertThat(accessors.field("getTrivial", "()I")).isEqualTo("number");
        assertThat(accessors.field("setTrivial", "(I)V")).isEqualTo("number");
        assertThat(accessors.field("getComputed", "()I")).isNull();
        assertThat(accessors.field("getGuarded", "()I")).isNull();
        assertThat(accessors.field("getShared", "()I")).isNull();
        assertThat(accessors.field("getOfOther", "()I")).isNull();
        assertThat(accessors.field("setTwice", "(I)V")).isNull();
        assertThat(accessors.field("setCast", "(Ljava/lang/Object;)V")).isNull();
        assertThat(accessors.field("setConstant", "(I)V")).isNull();
    }
}
