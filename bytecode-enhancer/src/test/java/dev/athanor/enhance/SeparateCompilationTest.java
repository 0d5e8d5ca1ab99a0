package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of a woven class stay right when its woven superclass gains a field. */
class SeparateCompilationTest {
    private static Sources base(String fields) {
        return Sources.release(17)
                .with(
                        "fixture.Base",
                        "package fixture; @jakarta.persistence.MappedSuperclass public class Base {" + fields + "}");
    }

    private static final String SUB = """
            package fixture;
            @jakarta.persistence.Entity
            public class Sub extends Base implements Runnable {
                private int mine;
                public void run() { mine++; inherited++; }
            }
            """;

    @Test
    void numbersMoveWithTheSuperclass() throws ReflectiveOperationException {
        Map<String, byte[]> first =
                base("protected int inherited;").with("fixture.Sub", SUB).compile();
        Map<String, byte[]> second = base("private String added; protected int inherited; private long more;")
                .compile();
        byte[] wovenSub = TestEnhancers.forFiles(first).enhance(first.get("fixture.Sub"));
        byte[] wovenBase = TestEnhancers.forFiles(second).enhance(second.get("fixture.Base"));
        Map<String, byte[]> mixed = new HashMap<>(Map.of("fixture.Sub", wovenSub, "fixture.Base", wovenBase));

        Object sub = WeavingLoader.plain(mixed)
                .loadClass("fixture.Sub")
                .getConstructor()
                .newInstance();
        Instrumented instance = (Instrumented) sub;
        assertThat(instance.$athanor$index().names()).isEqualTo(List.of("added", "inherited", "more", "mine"));
        RecordingOwner owner = RecordingOwner.attachUnloaded(sub);
        ((Runnable) sub).run();
        assertThat(owner.calls())
                .containsExactly(
                        "reading mine", "changing mine from 0", "reading inherited", "changing inherited from 0");
        assertThat(instance.$athanor$get(3)).isEqualTo(1);
        assertThat(instance.$athanor$get(1)).isEqualTo(1);
    }

    @Test
    void wovenClassFilesServeAsSurroundings() {
        Map<String, byte[]> classes =
                base("protected int inherited;").with("fixture.Sub", SUB).compile();
        byte[] againstUnwoven = TestEnhancers.forFiles(classes).enhance(classes.get("fixture.Sub"));
        Map<String, byte[]> half = new HashMap<>(classes);
        half.put("fixture.Base", TestEnhancers.forFiles(classes).enhance(classes.get("fixture.Base")));
        assertThat(TestEnhancers.forFiles(half).enhance(classes.get("fixture.Sub")))
                .isEqualTo(againstUnwoven);
    }
}
