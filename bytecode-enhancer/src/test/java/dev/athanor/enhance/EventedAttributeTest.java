package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.TypeBinding;
import dev.athanor.instrument.TypeBindings;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While a factory is open, the first read and each write of an evented attribute pass through its binding. */
@WovenTest
class EventedAttributeTest {
    @Entity
    static class Playlist {
        private List<String> tracks = new ArrayList<>();
        private @Nullable String name;

        List<String> getTracks() {
            return tracks;
        }

        void setTracks(List<String> tracks) {
            this.tracks = tracks;
        }
    }

    /** Makes the first attribute evented and its lists synchronised, which is easily recognised. */
    private static final class Binding implements TypeBinding {
        private final String signature;
        private final boolean remembering;

        Binding(String signature) {
            this(signature, false);
        }

        Binding(String signature, boolean remembering) {
            this.signature = signature;
            this.remembering = remembering;
        }

        @Override
        public boolean remembersUnowned() {
            return remembering;
        }

        @Override
        public boolean isEvented(int attribute) {
            return attribute == 0;
        }

        @Override
        public @Nullable Object assigning(
                Object instance, int attribute, @Nullable Object old, @Nullable Object value) {
            return wrap(Objects.requireNonNull(value));
        }

        @Override
        public void readingUnowned(Object instance, int attribute) {
            Instrumented woven = (Instrumented) instance;
            Object present = woven.$athanor$get(attribute);
            woven.$athanor$set(attribute, present == null ? null : wrap(present));
            woven.$athanor$state().markDirect(attribute);
        }

        private static Object wrap(Object list) {
            return Collections.synchronizedList((List<?>) list);
        }

        @Override
        public String signature() {
            return signature;
        }
    }

    private static final Class<?> WRAPPED =
            Collections.synchronizedList(new ArrayList<>()).getClass();

    @Test
    void withoutAFactoryNothingHappens() {
        assertThat(new Playlist().getTracks()).isExactlyInstanceOf(ArrayList.class);
    }

    @Test
    void theFirstReadWraps() {
        Playlist older = new Playlist();
        assertThat(older.getTracks()).isExactlyInstanceOf(ArrayList.class);
        AttributeIndex index = Objects.requireNonNull(AttributeIndex.of(Playlist.class));
        assertThat(TypeBindings.bind(index, new Binding("a"))).isNull();
        Playlist playlist = new Playlist();
        List<String> tracks = playlist.getTracks();
        assertThat(tracks).isExactlyInstanceOf(WRAPPED);
        assertThat(playlist.getTracks()).isSameAs(tracks);
        assertThat(older.getTracks()).isExactlyInstanceOf(WRAPPED);
        TypeBindings.unbind(index);
    }

    @Test
    void eachWriteWraps() {
        AttributeIndex index = Objects.requireNonNull(AttributeIndex.of(Playlist.class));
        TypeBindings.bind(index, new Binding("a"));
        Playlist playlist = new Playlist();
        List<String> raw = new ArrayList<>();
        playlist.setTracks(raw);
        assertThat(playlist.getTracks()).isNotSameAs(raw).isExactlyInstanceOf(WRAPPED);
        playlist.name = "plain";
        assertThat(((Instrumented) playlist).$athanor$state().isDirect(1)).isTrue();
        TypeBindings.unbind(index);
        assertThat(new Playlist().getTracks()).isExactlyInstanceOf(ArrayList.class);
    }

    @Test
    void changesAreRememberedIfAnyFactoryAsksForIt() {
        AttributeIndex index = Objects.requireNonNull(AttributeIndex.of(Playlist.class));
        TypeBindings.bind(index, new Binding("a"));
        Playlist playlist = new Playlist();
        playlist.name = "forgotten";
        assertThat(((Instrumented) playlist).$athanor$state().isChanged(1)).isFalse();
        TypeBindings.bind(index, new Binding("a", true));
        TypeBindings.bind(index, new Binding("a"));
        playlist.name = "remembered";
        assertThat(((Instrumented) playlist).$athanor$state().isChanged(1)).isTrue();
        for (int i = 0; i < 3; i++) {
            TypeBindings.unbind(index);
        }
        assertThat(index.binding()).isNull();
    }

    @Test
    void factoriesMustAgree() {
        AttributeIndex index = Objects.requireNonNull(AttributeIndex.of(Playlist.class));
        assertThat(TypeBindings.bind(index, new Binding("a"))).isNull();
        assertThat(TypeBindings.bind(index, new Binding("a"))).isNull();
        assertThat(TypeBindings.bind(index, new Binding("b"))).isEqualTo("a");
        TypeBindings.unbind(index);
        assertThat(TypeBindings.bind(index, new Binding("b"))).isEqualTo("a");
        TypeBindings.unbind(index);
        assertThat(TypeBindings.bind(index, new Binding("b"))).isNull();
        TypeBindings.unbind(index);
    }
}
