package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.AttributeIndex;
import dev.athanor.instrument.Enhanced;
import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reads and writes of the fields of a woven class reach the session exactly when they must. */
@WovenTest
class FieldAccessTest {
    @Entity
    static class Track {
        private @Nullable String name;
        private boolean b;
        private byte y;
        private short s;
        private char c;
        private int i;
        private long l;
        private float f;
        private double d;
        private @Nullable List<String> tags;

        @Nullable String getName() {
            return name;
        }

        void setName(@Nullable String name) {
            this.name = name;
        }

        void setPrimitives(int value) {
            b = value != 0;
            y = (byte) value;
            s = (short) value;
            c = (char) value;
            i = value;
            l = value;
            f = value;
            d = value;
        }

        double sum() {
            return (b ? 1 : 0) + y + s + c + i + l + f + d;
        }
    }

    private static Instrumented instrumented(Object entity) {
        return (Instrumented) entity;
    }

    @Test
    void isStampedAndNumbered() {
        Track track = new Track();
        assertThat(Track.class.getAnnotation(Enhanced.class).contract()).isEqualTo(Instrumented.CONTRACT);
        AttributeIndex index = instrumented(track).$athanor$index();
        assertThat(index.names()).containsExactly("name", "b", "y", "s", "c", "i", "l", "f", "d", "tags");
        assertThat(AttributeIndex.of(Track.class)).isSameAs(index);
    }

    @Test
    void directReadsMakeNoCall() {
        Track track = new Track();
        RecordingOwner owner = RecordingOwner.attach(track);
        assertThat(track.getName()).isNull();
        assertThat(track.sum()).isZero();
        assertThat(track.tags).isNull();
        assertThat(owner.calls()).isEmpty();
    }

    @Test
    void firstReadOfAnUnloadedAttributeAsksTheSession() {
        Track track = new Track();
        RecordingOwner owner = RecordingOwner.attachUnloaded(track);
        track.getName();
        track.getName();
        track.sum();
        track.sum();
        assertThat(owner.calls())
                .containsExactly(
                        "reading name",
                        "reading b",
                        "reading y",
                        "reading s",
                        "reading c",
                        "reading i",
                        "reading l",
                        "reading f",
                        "reading d");
    }

    @Test
    void eachAttributeReportsItsFirstWriteOnly() {
        Track track = new Track();
        RecordingOwner owner = RecordingOwner.attach(track);
        track.setPrimitives(3);
        assertThat(owner.calls())
                .containsExactly(
                        "changing b from false",
                        "changing y from 0",
                        "changing s from 0",
                        "changing c from \0",
                        "changing i from 0",
                        "changing l from 0",
                        "changing f from 0.0",
                        "changing d from 0.0");
        track.setPrimitives(4);
        assertThat(owner.calls()).isEmpty();
        assertThat(track.sum()).isEqualTo(1 + 7 * 4);
        assertThat(instrumented(track).$athanor$state().committed(5)).isEqualTo(0);
    }

    @Test
    void referenceWritesKeepTheValueBefore() {
        Track track = new Track();
        track.setName("one");
        RecordingOwner owner = RecordingOwner.attach(track);
        track.setName("two");
        track.setName("three");
        assertThat(owner.calls()).containsExactly("changing name from one");
        assertThat(instrumented(track).$athanor$state().committed(0)).isEqualTo("one");
        assertThat(track.getName()).isEqualTo("three");
    }

    @Test
    void compoundAssignmentsReadAndWrite() {
        Track track = new Track();
        RecordingOwner owner = RecordingOwner.attachUnloaded(track);
        track.l++;
        track.d *= 2;
        track.name += "x";
        assertThat(owner.calls())
                .containsExactly(
                        "reading l",
                        "changing l from 0",
                        "reading d",
                        "changing d from 0.0",
                        "reading name",
                        "changing name from null");
        assertThat(track.l).isOne();
        assertThat(track.name).isEqualTo("nullx");
    }

    @Test
    void indexedAccessIsRaw() {
        Track track = new Track();
        RecordingOwner owner = RecordingOwner.attachUnloaded(track);
        Object[] values = {"n", true, (byte) 1, (short) 2, 'c', 3, 4L, 5f, 6d, new ArrayList<>()};
        for (int n = 0; n < values.length; n++) {
            instrumented(track).$athanor$set(n, values[n]);
            assertThat(instrumented(track).$athanor$get(n)).isEqualTo(values[n]);
        }
        assertThat(owner.calls()).isEmpty();
        assertThatThrownBy(() -> instrumented(track).$athanor$get(10)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> instrumented(track).$athanor$set(-1, null))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aReadThatCanBeAnEventMakesTheState() throws ReflectiveOperationException {
        Track track = new Track();
        assertThat(Track.class.getDeclaredField("$athanor$state").get(track)).isNull();
        assertThat(track.getName()).isNull();
        assertThat(Track.class.getDeclaredField("$athanor$state").get(track)).isNull();
        assertThat(track.tags).isNull();
        assertThat(Track.class.getDeclaredField("$athanor$state").get(track)).isNotNull();
    }
}
