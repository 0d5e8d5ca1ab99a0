package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** equals, hashCode and toString read quietly, in whatever way they reach the fields, and leave nothing behind. */
@WovenTest
class QuietMethodsTest {
    /** With getters, as generated methods of this kind have them. */
    @Entity
    static class Person {
        private @Nullable String name;
        private int age;
        private @Nullable Person friend;

        Person(@Nullable String name) {
            this.name = name;
        }

        @Nullable String getName() {
            return name;
        }

        int getAge() {
            return age;
        }

        @Nullable Person getFriend() {
            return friend;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            if (o == this) {
                return true;
            }
            if (!(o instanceof Person)) {
                return false;
            }
            Person other = (Person) o;
            if (this.getAge() != other.getAge()) {
                return false;
            }
            return Objects.equals(this.getName(), other.getName());
        }

        @Override
        public int hashCode() {
            int result = 1;
            for (int i = 0; i < 2; i++) {
                result = result * 59 + (name == null ? 43 : name.hashCode());
            }
            return result;
        }

        @Override
        public String toString() {
            Supplier<@Nullable String> inLambda = () -> name;
            try {
                Person other = getFriend();
                return inLambda.get() + ", friend of " + (other == null ? "nobody" : other.getName());
            } catch (IllegalStateException e) {
                return "unreadable";
            } finally {
                Objects.requireNonNull(inLambda);
            }
        }
    }

    /** Throws by itself. */
    @Entity
    static class Broken {
        private @Nullable String name;

        @Override
        public String toString() {
            if (name == null) {
                throw new UnsupportedOperationException("broken");
            }
            return name;
        }
    }

    @Test
    void readsAreQuiet() {
        Person friend = new Person("Ann");
        Person person = new Person("Bob");
        person.friend = friend;
        RecordingOwner owner = RecordingOwner.attachUnloaded(person);
        RecordingOwner friendsOwner = RecordingOwner.attachUnloaded(friend);
        assertThat(person.toString()).isEqualTo("Bob, friend of Ann");
        assertThat(owner.calls()).containsExactly("quietly friend", "quietly name");
        assertThat(friendsOwner.calls()).containsExactly("quietly name");
        assertThat(person.hashCode()).isNotZero();
        assertThat(owner.calls()).containsExactly("quietly name", "quietly name", "quietly name", "quietly name");
        assertThat(person.equals(friend)).isFalse();
        assertThat(owner.calls()).containsExactly("quietly age", "quietly name");
        assertThat(friendsOwner.calls()).containsExactly("quietly age", "quietly name");
        assertThat(person.equals("no person")).isFalse();
    }

    @Test
    void ordinaryReadsAreNotQuiet() {
        Person person = new Person("Bob");
        RecordingOwner owner = RecordingOwner.attachUnloaded(person);
        assertThat(person.toString()).isNotEmpty();
        assertThat(owner.calls()).isNotEmpty();
        person.getName();
        assertThat(owner.calls()).containsExactly("reading name");
    }

    @Test
    void anExceptionEndsTheQuiet() {
        Broken broken = new Broken();
        RecordingOwner owner = RecordingOwner.attachUnloaded(broken);
        assertThatThrownBy(broken::toString).isInstanceOf(UnsupportedOperationException.class);
        assertThat(owner.calls()).containsExactly("quietly name");
        assertThat(broken.name).isNull();
        assertThat(owner.calls()).containsExactly("reading name");
    }
}
