package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes beyond the first word of bits: 65, 129 and more, in one class and across a hierarchy. */
class ManyAttributesTest {
    private static String source(String name, String parent, int from, int to) {
        StringBuilder text = new StringBuilder("package fixture;\n@jakarta.persistence.Entity public class ")
                .append(name)
                .append(parent)
                .append(" {\n");
        for (int i = from; i < to; i++) {
            text.append("String f").append(i).append(";\n");
            text.append("public String get")
                    .append(i)
                    .append("() { return f")
                    .append(i)
                    .append("; }\n");
            text.append("public void set")
                    .append(i)
                    .append("(String v) { f")
                    .append(i)
                    .append(" = v; }\n");
        }
        return text.append("}\n").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 129, 1000})
    void inOneClass(int count) throws ReflectiveOperationException {
        check(Sources.release(17).with("fixture.Wide", source("Wide", "", 0, count)), count);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 129})
    void acrossAHierarchy(int count) throws ReflectiveOperationException {
        check(
                Sources.release(17)
                        .with("fixture.Base", source("Base", "", 0, 40))
                        .with("fixture.Wide", source("Wide", " extends Base", 40, count)),
                count);
    }

    private static void check(Sources sources, int count) throws ReflectiveOperationException {
        Map<String, byte[]> classes = sources.compile();
        Class<?> type = WeavingLoader.weaving(classes).loadClass("fixture.Wide");
        Object entity = type.getConstructor().newInstance();
        Instrumented instance = (Instrumented) entity;
        InstanceState state = instance.$athanor$state();
        assertThat(instance.$athanor$index().size()).isEqualTo(count);
        RecordingOwner owner = RecordingOwner.attachUnloaded(entity);
        for (int i = 0; i < count; i++) {
            assertThat(state.isLoaded(i)).isFalse();
            Method get = type.getMethod("get" + i);
            Method set = type.getMethod("set" + i, String.class);
            get.invoke(entity);
            get.invoke(entity);
            assertThat(owner.calls()).containsExactly("reading f" + i);
            set.invoke(entity, "a" + i);
            set.invoke(entity, "b" + i);
            assertThat(owner.calls()).containsExactly("changing f" + i + " from null");
            assertThat(instance.$athanor$get(i)).isEqualTo("b" + i);
            assertThat(state.isChanged(i)).isTrue();
        }
        state.clearChanged(count - 1);
        assertThat(state.isChanged(count - 1)).isFalse();
        assertThat(state.isAnyChanged()).isEqualTo(count > 1);
        state.clearAllChanged();
        assertThat(state.isAnyChanged()).isFalse();
        assertThat(state.isLoaded(count - 1)).isTrue();
    }
}
