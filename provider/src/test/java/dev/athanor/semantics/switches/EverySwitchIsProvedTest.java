package dev.athanor.semantics.switches;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.semantics.Switch;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.ReflectionSupport;

/** No switch without a test for each of its values: a new one fails here until it has them. */
class EverySwitchIsProvedTest {
    @Test
    void everyValueOfEverySwitchHasAProgram() {
        Set<String> demanded = new TreeSet<>();
        for (Switch<?> choice : Switch.all()) {
            SwitchValues.of(choice).forEach(value -> demanded.add(choice + "=" + value));
        }

        assertThat(proved()).containsExactlyElementsOf(demanded);
    }

    @Test
    void whatCanBeChosenForARelationshipIsChosenForOne() {
        assertThat(tests())
                .filteredOn(test -> Place.ATTRIBUTE.takes(
                        SwitchValues.named(annotation(test).value())))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(annotation(test).attribute()).isNotEmpty());
    }

    private static Set<String> proved() {
        Set<String> proved = new TreeSet<>();
        for (Class<?> test : tests()) {
            for (Method method : test.getDeclaredMethods()) {
                SetTo set = method.getAnnotation(SetTo.class);
                if (set != null) {
                    proved.add(annotation(test).value() + "=" + set.value());
                }
            }
        }
        return proved;
    }

    private static List<Class<?>> tests() {
        return ReflectionSupport.findAllClassesInPackage(
                SwitchTest.class.getPackageName(), type -> type.isAnnotationPresent(SwitchTest.class), name -> true);
    }

    private static SwitchTest annotation(Class<?> test) {
        return test.getAnnotation(SwitchTest.class);
    }
}
