package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.Timeout;
import java.io.Reader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A value can be given as text or as an object. */
class ValueTypeTest {

    @Test
    void truth() {
        assertThat(ValueType.truth().read(true)).contains(true);
        assertThat(ValueType.truth().read(" FALSE ")).contains(false);
        assertThat(ValueType.truth().read("yes")).isEmpty();
    }

    @Test
    void integers() {
        ValueType<Integer> type = ValueType.integer(1, 9);

        assertThat(type.read(1)).contains(1);
        assertThat(type.read(9L)).contains(9);
        assertThat(type.read(" 5 ")).contains(5);
        assertThat(type.read("10")).isEmpty();
        assertThat(type.read("99999999999999999999")).isEmpty();
        assertThat(type.read(5.0)).isEmpty();
        assertThat(ValueType.integer(0, Integer.MAX_VALUE).read(3_000_000_000L)).isEmpty();
    }

    @Test
    void timeSpans() {
        ValueType<Duration> type = ValueType.milliseconds();

        assertThat(type.read(15)).contains(Duration.ofMillis(15));
        assertThat(type.read("15")).contains(Duration.ofMillis(15));
        assertThat(type.read(Timeout.seconds(2))).contains(Duration.ofSeconds(2));
        assertThat(type.read(Duration.ofMinutes(1))).contains(Duration.ofMinutes(1));
        assertThat(type.read(-1)).isEmpty();
        assertThat(type.read(Duration.ofMillis(-1))).isEmpty();
    }

    @Test
    void choices() {
        ValueType<SharedCacheMode> type = ValueType.oneOf(SharedCacheMode.class, Enum::name);

        assertThat(type.read(SharedCacheMode.ALL)).contains(SharedCacheMode.ALL);
        assertThat(type.read("enable-selective")).contains(SharedCacheMode.ENABLE_SELECTIVE);
        assertThat(type.read("ENABLE_SELECTIVE")).contains(SharedCacheMode.ENABLE_SELECTIVE);
        assertThat(type.read("some")).isEmpty();
    }

    @Test
    void classNames() {
        ValueType<List<String>> type = ValueType.classNames();

        assertThat(type.read(String.class)).contains(List.of("java.lang.String"));
        assertThat(type.read(new Class<?>[] {String.class, Integer.class}))
                .contains(List.of("java.lang.String", "java.lang.Integer"));
        assertThat(type.read("a.B, c.D")).contains(List.of("a.B", "c.D"));
        assertThat(type.read("")).contains(List.of());
        assertThat(type.read(5)).isEmpty();
    }

    @Test
    void objects() {
        ValueType<Object> type = ValueType.object("a reader", Reader.class, String.class);
        StringReader reader = new StringReader("");

        assertThat(type.read(reader)).contains(reader);
        assertThat(type.read("file:/x")).contains("file:/x");
        assertThat(type.read(5)).isEmpty();
        assertThat(type.label()).isEqualTo("Reader or String");
    }
}
