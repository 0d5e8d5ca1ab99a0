package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Everything in the nest of a class reaches its private fields through the accessors. */
@WovenTest
class NestTest {
    @Entity
    static class Album {
        private @Nullable String title;
        private int year;
        private @Nullable List<String> tracks;

        static Builder builder() {
            return new Builder();
        }

        Supplier<@Nullable String> titleInLambda() {
            return () -> title;
        }

        IntSupplier yearInAnonymousClass() {
            return new IntSupplier() {
                @Override
                public int getAsInt() {
                    return ++year;
                }
            };
        }

        Runnable trackInLambdaInLambda() {
            return () -> {
                Runnable inner = () -> tracks = new ArrayList<>(List.of("one"));
                inner.run();
            };
        }

        class Inner {
            @Nullable String title() {
                return title;
            }
        }

        record Summary(@Nullable String title, int year) {
            Summary(Album album) {
                this(album.title, album.year);
            }
        }

        enum Field {
            YEAR {
                @Override
                int of(Album album) {
                    return album.year;
                }
            };

            abstract int of(Album album);
        }

        static final class Builder {
            private @Nullable String title;

            Builder title(String value) {
                title = value;
                return this;
            }

            Album build() {
                Album album = new Album();
                album.title = title;
                return album;
            }

            void applyTo(Album album) {
                album.title = title;
            }
        }
    }

    @Test
    void builders() {
        Album album = Album.builder().title("built").build();
        assertThat(((Instrumented) album).$athanor$state().isLoaded(0)).isTrue();
        RecordingOwner owner = RecordingOwner.attach(album);
        Album.builder().title("again").applyTo(album);
        assertThat(owner.calls()).containsExactly("changing title from built");
        assertThat(album.title).isEqualTo("again");
    }

    @Test
    void lambdasAndInnerClasses() {
        Album album = new Album();
        RecordingOwner owner = RecordingOwner.attachUnloaded(album);
        assertThat(album.titleInLambda().get()).isNull();
        assertThat(album.yearInAnonymousClass().getAsInt()).isOne();
        album.trackInLambdaInLambda().run();
        assertThat(album.new Inner().title()).isNull();
        assertThat(owner.calls())
                .containsExactly("reading title", "reading year", "changing year from 0", "changing tracks from null");
        assertThat(album.tracks).containsExactly("one");
    }

    @Test
    void recordsAndEnums() {
        Album album = new Album();
        RecordingOwner owner = RecordingOwner.attachUnloaded(album);
        assertThat(new Album.Summary(album)).isEqualTo(new Album.Summary(null, 0));
        assertThat(owner.calls()).containsExactly("reading title", "reading year");
        owner = RecordingOwner.attachUnloaded(album);
        assertThat(Album.Field.YEAR.of(album)).isZero();
        assertThat(owner.calls()).containsExactly("reading year");
    }

    @Test
    void theTestItselfIsAMateToo() {
        Album album = new Album();
        RecordingOwner owner = RecordingOwner.attachUnloaded(album);
        album.year += 2;
        assertThat(owner.calls()).containsExactly("reading year", "changing year from 0");
        assertThat(Album.Summary.class).isNotInstanceOf(Instrumented.class);
    }
}
