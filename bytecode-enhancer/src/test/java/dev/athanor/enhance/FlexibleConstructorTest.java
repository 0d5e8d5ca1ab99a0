package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.instrument.Instrumented;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Writes before super(), which Java 25 permits, are left alone: there is no instance yet that could be told. */
class FlexibleConstructorTest {
    @Test
    void writesBeforeSuperStay() throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 25, "needs a compiler for Java 25");
        Map<String, byte[]> classes = Sources.release(25)
                .with("fixture.Early", """
                        package fixture;
                        @jakarta.persistence.Entity
                        public class Early extends Base implements java.util.function.Supplier<String> {
                            private String early;
                            private int number;
                            private String late;
                            public Early() {
                                StringBuilder text = new StringBuilder();
                                for (int i = 0; i < 2; i++) {
                                    text.append(new String("x"));
                                }
                                early = text.toString();
                                number = text.length();
                                super(new Object(), text.isEmpty() ? new String("a") : new String("b"));
                                late = "late";
                            }
                            public String get() { return early + number + late + seen; }
                        }
                        """)
                .with("fixture.Base", """
                        package fixture;
                        public abstract class Base {
                            protected String seen;
                            Base(Object any, String text) { seen = text + describe(); }
                            String describe() { return ((java.util.function.Supplier<?>) this).get() + "!"; }
                        }
                        """)
                .compile();
        Object early = WeavingLoader.weaving(classes)
                .loadClass("fixture.Early")
                .getConstructor()
                .newInstance();
        assertThat(((Supplier<?>) early).get()).isEqualTo("xx2latebxx2nullnull!");
        Instrumented instance = (Instrumented) early;
        assertThat(instance.$athanor$state().isLoaded(0)).isFalse();
        assertThat(instance.$athanor$state().isLoaded(2)).isTrue();
    }
}
