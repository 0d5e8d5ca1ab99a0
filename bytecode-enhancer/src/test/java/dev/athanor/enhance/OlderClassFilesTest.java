package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files from before nests, records and string concatenation by invokedynamic are woven alike. */
class OlderClassFilesTest {
    private static final String SOURCE = """
            package fixture;
            import java.util.function.Function;
            @jakarta.persistence.Entity
            public class Old implements Function<String, String> {
                private String name = "n";
                private long count;
                private Object[] values = {1, 2};
                public String apply(final String text) {
                    Runnable inner = new Runnable() {
                        public void run() { name = name + text; count++; }
                    };
                    inner.run();
                    try {
                        if (text.isEmpty()) throw new IllegalStateException();
                        synchronized (this) { count += values.length; }
                    } catch (IllegalStateException e) {
                        count = -1;
                    } finally {
                        name += "!";
                    }
                    return name + count;
                }
                public String toString() {
                    for (Object o : values) { if (o == null) return "none"; }
                    try { return name.trim(); } catch (NullPointerException e) { return "null"; }
                }
            }
            """;

    @ParameterizedTest
    @ValueSource(ints = {8, 11, 17})
    void areWoven(int release) throws ReflectiveOperationException {
        Map<String, byte[]> classes =
                Sources.release(release).with("fixture.Old", SOURCE).compile();
        WeavingLoader loader = WeavingLoader.weaving(classes);
        Object old = loader.loadClass("fixture.Old").getConstructor().newInstance();
        @SuppressWarnings("unchecked")
        Function<String, String> function = (Function<String, String>) old;
        assertThat(function.apply("x")).isEqualTo("nx!3");
        RecordingOwner owner = RecordingOwner.attach(old);
        assertThat(function.apply("")).isEqualTo("nx!!-1");
        assertThat(owner.calls()).containsExactly("changing name from nx!", "changing count from 3");
        assertThat(old).hasToString("nx!!");
        assertThat(((Instrumented) old).$athanor$index().names()).isEqualTo(List.of("name", "count", "values"));
    }
}
