package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.instrument.EnhancementMismatchError;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.junit.jupiter.api.Test;

/** A woven class is not woven twice; one that is woven for another version of the contract is refused. */
class IdempotenceTest {
    private static final Map<String, byte[]> CLASSES = Sources.release(17)
            .with(
                    "fixture.Thing",
                    "package fixture; @jakarta.persistence.Entity public class Thing { public int x; static Object o = \"\"; }")
            .with("fixture.Sub", "package fixture; @jakarta.persistence.Entity public class Sub extends Thing {}")
            .with("fixture.User", "package fixture; public class User { int x(Thing t) { return t.x; } }")
            .compile();

    private static Map<String, byte[]> woven() {
        Map<String, byte[]> woven = new TreeMap<>();
        CLASSES.forEach(
                (name, bytes) -> woven.put(name, TestEnhancers.forFiles(CLASSES).enhance(bytes)));
        return woven;
    }

    @Test
    void secondTimeNothingHappens() {
        Map<String, byte[]> woven = woven();
        woven.forEach((name, bytes) -> {
            assertThat(bytes).isNotEqualTo(CLASSES.get(name));
            assertThat(TestEnhancers.forFiles(woven).enhance(bytes)).isSameAs(bytes);
        });
    }

    @Test
    void theBytesAreAlwaysTheSame() {
        assertThat(woven()).usingRecursiveComparison().isEqualTo(woven());
    }

    /** As an enhancer with contract 99 would have left it. */
    private static byte[] withOtherContract(byte[] woven) {
        ClassWriter writer = new ClassWriter(0);
        OpenedClassReader.of(woven)
                .accept(
                        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
                            @Override
                            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                                AnnotationVisitor annotation = super.visitAnnotation(descriptor, visible);
                                if (!descriptor.endsWith("/Enhanced;")) {
                                    return annotation;
                                }
                                return new AnnotationVisitor(OpenedClassReader.ASM_API, annotation) {
                                    @Override
                                    public void visit(String name, Object value) {
                                        super.visit(name, 99);
                                    }
                                };
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor method =
                                        super.visitMethod(access, name, descriptor, signature, exceptions);
                                if (!name.equals("<clinit>")) {
                                    return method;
                                }
                                return new MethodVisitor(OpenedClassReader.ASM_API, method) {
                                    private boolean first = true;

                                    @Override
                                    public void visitInsn(int opcode) {
                                        if (first && opcode == Opcodes.ICONST_1) {
                                            super.visitIntInsn(Opcodes.BIPUSH, 99);
                                        } else {
                                            super.visitInsn(opcode);
                                        }
                                        first = false;
                                    }
                                };
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    @Test
    void anotherContractIsRefusedByTheEnhancer() {
        Map<String, byte[]> woven = woven();
        woven.put("fixture.Thing", withOtherContract(woven.get("fixture.Thing")));
        EntityEnhancer enhancer = TestEnhancers.forFiles(woven);
        for (byte[] refused :
                new byte[][] {woven.get("fixture.Thing"), CLASSES.get("fixture.Sub"), CLASSES.get("fixture.User")}) {
            assertThatThrownBy(() -> enhancer.enhance(refused))
                    .isInstanceOf(EnhancementException.class)
                    .hasMessage("ATH5001 fixture.Thing was enhanced for version 99 of the instrumentation contract, but"
                            + " version 1 is at work -> enhance the class again with the athanor-bytecode-enhancer of"
                            + " this release");
        }
    }

    @Test
    void anotherContractIsRefusedAtRunTime() {
        Map<String, byte[]> woven = woven();
        woven.put("fixture.Thing", withOtherContract(woven.get("fixture.Thing")));
        WeavingLoader loader = WeavingLoader.plain(woven);
        assertThatThrownBy(() -> Class.forName("fixture.Thing", true, loader))
                .isInstanceOf(EnhancementMismatchError.class)
                .hasMessageContaining("ATH5001 fixture.Thing")
                .hasMessageContaining("99")
                .hasMessageContaining("version 1");
    }
}
