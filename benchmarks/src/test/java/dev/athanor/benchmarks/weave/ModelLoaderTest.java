package dev.athanor.benchmarks.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.benchmarks.model.Order;
import dev.athanor.instrument.Instrumented;
import java.util.List;
import org.eclipse.persistence.internal.weaving.PersistenceWeaved;
import org.eclipse.persistence.internal.weaving.PersistenceWeavedChangeTracking;
import org.eclipse.persistence.internal.weaving.PersistenceWeavedLazy;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.junit.jupiter.api.Test;

/** Each provider gets what its own tool makes of the one model; without this nobody would notice that it was left out. */
class ModelLoaderTest {
    @Test
    void theClassPathHasTheModelAsItWasCompiled() {
        assertThat(Order.class.getInterfaces()).isEmpty();
        assertThat(order("hibernate", Weaver.none())).isNotEqualTo(Order.class);
        assertThat(order("hibernate", Weaver.none()).getInterfaces()).isEmpty();
    }

    @Test
    void athanorWeaves() {
        assertThat(order("athanor", Weaver.athanor())).isAssignableTo(Instrumented.class);
    }

    @Test
    void hibernateEnhances() {
        assertThat(order("hibernate", new HibernateWeaver()))
                .isAssignableTo(SelfDirtinessTracker.class)
                .isAssignableTo(PersistentAttributeInterceptable.class);
    }

    @Test
    void eclipseLinkWeaves() {
        Weaver weaver = new EclipseLinkWeaver(
                List.of(
                        "dev.athanor.benchmarks.model.Customer",
                        "dev.athanor.benchmarks.model.Order",
                        "dev.athanor.benchmarks.model.OrderLine",
                        "dev.athanor.benchmarks.model.TreeNode",
                        "dev.athanor.benchmarks.model.WideRow"),
                ModelLoader.persistenceXml("eclipselink"));

        assertThat(order("eclipselink", weaver))
                .isAssignableTo(PersistenceWeaved.class)
                .isAssignableTo(PersistenceWeavedLazy.class)
                .isAssignableTo(PersistenceWeavedChangeTracking.class);
    }

    private static Class<?> order(String unit, Weaver weaver) {
        try {
            return new ModelLoader(unit, weaver).loadClass(Order.class.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
