package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.Instrumented;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.dynamic.ClassFileLocator;
import org.junit.jupiter.api.Test;

/** What is woven and what is not: records, interfaces, enums, strangers; classes that a mapping file names. */
class LeftAloneTest {
    private static final Map<String, byte[]> CLASSES = Sources.release(17)
            .with(
                    "fixture.Point",
                    "package fixture; @jakarta.persistence.Embeddable public record Point(int x, int y) {}")
            .with(
                    "fixture.Contract",
                    "package fixture; @jakarta.persistence.Entity public interface Contract { int x(); }")
            .with("fixture.Choice", "package fixture; @jakarta.persistence.Embeddable public enum Choice { A; int x; }")
            .with("fixture.Plain", "package fixture; public class Plain { int x; int y() { return x; } }")
            .with("fixture.User", "package fixture; class User { int x(Plain p) { return p.x; } }")
            .compile();

    @Test
    void theyStayAsTheyAre() {
        EntityEnhancer enhancer = TestEnhancers.forFiles(CLASSES);
        CLASSES.forEach(
                (name, bytes) -> assertThat(enhancer.enhance(bytes)).as(name).isSameAs(bytes));
    }

    private static EntityEnhancer named(Predicate<String> isWovenHere) {
        return EntityEnhancer.of(
                new ClassFileLocator.Simple(CLASSES),
                PersistentTypes.annotatedAnd(List.of("fixture.Plain")),
                isWovenHere);
    }

    @Test
    void aClassNamedInAMappingFileIsWoven() throws ReflectiveOperationException {
        byte[] woven = named(name -> true).enhance(CLASSES.get("fixture.Plain"));
        Object plain = WeavingLoader.plain(Map.of("fixture.Plain", woven))
                .loadClass("fixture.Plain")
                .getConstructor()
                .newInstance();
        assertThat(plain).isInstanceOf(Instrumented.class);
    }

    @Test
    void fieldsOfAClassThatNobodyWeavesAreLeftAlone() {
        byte[] user = CLASSES.get("fixture.User");
        assertThat(named(name -> true).enhance(user)).isNotEqualTo(user);
        assertThat(named(name -> !name.equals("fixture.Plain")).enhance(user)).isSameAs(user);
    }

    @Test
    void whatIsNoClassFileIsRefused() {
        EntityEnhancer enhancer = TestEnhancers.forFiles(CLASSES);
        assertThatThrownBy(() -> enhancer.enhance(new byte[] {1, 2, 3}))
                .isInstanceOf(EnhancementException.class)
                .hasMessageStartingWith("ATH5003 a file of 3 bytes cannot be read as a class file");
        byte[] cut = Arrays.copyOf(CLASSES.get("fixture.Plain"), 60);
        assertThatThrownBy(() -> enhancer.enhance(cut))
                .isInstanceOf(EnhancementException.class)
                .hasMessageStartingWith("ATH5003");
    }

    @Test
    void aClassFileOfTheFutureIsRefusedByName() {
        byte[] future = CLASSES.get("fixture.Plain").clone();
        future[6] = 0x01;
        future[7] = 0x00;
        assertThatThrownBy(() -> TestEnhancers.forFiles(CLASSES).enhance(future))
                .isInstanceOf(EnhancementException.class)
                .hasMessageStartingWith("ATH5002 fixture.Plain is compiled for class file version 256, which")
                .hasMessageContaining("net.bytebuddy.experimental=true");
    }
}
