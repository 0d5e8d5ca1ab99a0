package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Kotlin writes: final classes, no default constructor, lateinit, val, data classes with copy and componentN. */
@WovenTest
class KotlinShapeTest {
    @Entity
    static final class Genre {
        private final long id;
        private String name;
        public String late;

        Genre(long id, String name) {
            Objects.requireNonNull(name, "name");
            this.id = id;
            this.name = name;
        }

        /** The synthetic constructor for default arguments. */
        Genre(long id, @Nullable String name, int mask, @Nullable Object marker) {
            this((mask & 1) != 0 ? 0L : id, (mask & 2) != 0 || name == null ? "" : name);
        }

        public final long getId() {
            return this.id;
        }

        public final String getName() {
            return this.name;
        }

        public final void setName(String name) {
            Objects.requireNonNull(name, "<set-?>");
            this.name = name;
        }

        public final String getLate() {
            String value = this.late;
            if (value != null) {
                return value;
            }
            throw new IllegalStateException("lateinit property late has not been initialized");
        }

        public final long component1() {
            return this.id;
        }

        public final Genre copy(long id, String name) {
            return new Genre(id, name);
        }

        /** Called for copy(name = ...), with a bit per argument that is missing. */
        public static Genre copy$default(
                Genre self, long id, @Nullable String name, int mask, @Nullable Object marker) {
            if ((mask & 1) != 0) {
                id = self.id;
            }
            if ((mask & 2) != 0) {
                name = self.name;
            }
            return self.copy(id, name == null ? "" : name);
        }

        @Override
        public String toString() {
            return "Genre(id=" + this.id + ", name=" + this.name + ")";
        }
    }

    @Test
    void lateinitStaysLate() {
        Genre genre = new Genre(1, "Jazz");
        assertThatThrownBy(genre::getLate).hasMessageContaining("lateinit");
        RecordingOwner owner = RecordingOwner.attach(genre);
        genre.late = "now";
        assertThat(genre.getLate()).isEqualTo("now");
        assertThat(owner.calls()).first().isEqualTo("changing late from null");
    }

    @Test
    void dataClassMembersWork() {
        Genre genre = new Genre(1, null, 2, null);
        assertThat(genre.getName()).isEmpty();
        RecordingOwner owner = RecordingOwner.attachUnloaded(genre);
        Genre copy = Genre.copy$default(genre, 0, "Rock", 1, null);
        assertThat(copy).hasToString("Genre(id=1, name=Rock)");
        assertThat(copy.component1()).isOne();
        assertThat(owner.calls()).isEmpty();
        assertThat(Genre.copy$default(genre, 5, null, 2, null).getId()).isEqualTo(5);
        assertThat(owner.calls()).containsExactly("reading name");
    }

    @Test
    void hasAConstructorForRows() throws ReflectiveOperationException {
        Genre genre = Genre.class.getDeclaredConstructor().newInstance();
        assertThat(genre.getId()).isZero();
        assertThat(genre.getName()).isNull();
    }
}
