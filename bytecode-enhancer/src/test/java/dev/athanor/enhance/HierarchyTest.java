package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.enhance.elsewhere.Middle;
import dev.athanor.enhance.elsewhere.Party;
import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hierarchies: numbers, protected fields across packages, hidden fields, generics and bridge methods. */
@WovenTest
class HierarchyTest {
    @Entity
    static class Customer extends Middle implements Visited {
        private @Nullable String name;

        void identify(String value) {
            key = value;
            name = value + "'s name";
        }

        @Nullable String key() {
            return key;
        }

        @Override
        public String describe() {
            return name + "/" + super.describe();
        }

        void arrive() {
            visit("me");
        }

        @Override
        public Customer self() {
            return this;
        }
    }

    /** An interface whose default method reaches a public field. */
    interface Visited {
        Customer self();

        default int twice() {
            return self().visits * 2;
        }
    }

    /** Adds no field. */
    @Entity
    static class GoodCustomer extends Customer {}

    @Test
    void numbersRunThroughTheHierarchy() {
        Instrumented customer = (Instrumented) new Customer();
        assertThat(customer.$athanor$index().names()).isEqualTo(List.of("key", "visits", "name", "name"));
        assertThat(customer.$athanor$index().number(Party.class, "name")).isEqualTo(2);
        assertThat(customer.$athanor$index().number(Customer.class, "name")).isEqualTo(3);
        assertThat(customer.$athanor$index().declaring(2)).isEqualTo(Party.class);
        assertThat(((Instrumented) new GoodCustomer()).$athanor$index().type()).isEqualTo(GoodCustomer.class);
        assertThat(((Instrumented) new GoodCustomer()).$athanor$index().size()).isEqualTo(4);
    }

    @Test
    void theStateIsOnTheTopmostClassOnly() throws NoSuchFieldException {
        assertThat(Party.class.getDeclaredField("$athanor$state")).isNotNull();
        assertThat(Customer.class.getDeclaredFields())
                .extracting(Field::getName)
                .doesNotContain("$athanor$state");
        assertThat(Party.class.getInterfaces()).contains(Instrumented.class);
        assertThat(Party.class.getGenericInterfaces()).contains(Instrumented.class);
        assertThat(Customer.class.getInterfaces()).containsExactly(Visited.class);
    }

    @Test
    void hiddenFieldsAreToldApart() {
        Customer customer = new Customer();
        customer.identify("a");
        customer.rename("other");
        assertThat(customer.describe()).isEqualTo("a's name/other");
        Object described = ((Party<?>) customer).describe();
        assertThat(described).isEqualTo("a's name/other");
        RecordingOwner owner = RecordingOwner.attach(customer);
        customer.rename("another");
        customer.name = "mine";
        assertThat(owner.calls()).containsExactly("changing name from other", "changing name from a's name");
        assertThat(((Instrumented) customer).$athanor$state().isChanged(2)).isTrue();
        assertThat(((Instrumented) customer).$athanor$get(2)).isEqualTo("another");
        assertThat(((Instrumented) customer).$athanor$get(3)).isEqualTo("mine");
    }

    @Test
    void inheritedFieldsAreSeenFromEveryLevel() {
        GoodCustomer customer = new GoodCustomer();
        RecordingOwner owner = RecordingOwner.attachUnloaded(customer);
        customer.identify("a");
        customer.arrive();
        assertThat(customer.visitor()).isEqualTo("me");
        assertThat(customer.twice()).isEqualTo(2);
        // Written, but no open factory has said yet that reading it is no event.
        assertThat(customer.key()).isEqualTo("a");
        assertThat(owner.calls())
                .containsExactly(
                        "changing key from null",
                        "changing name from null",
                        "reading visits",
                        "changing visits from 0",
                        "reading key");
    }

    @Test
    void genericFieldsAndBridgesWork() {
        Customer one = new Customer();
        Customer two = new Customer();
        one.identify("a");
        two.identify("b");
        RecordingOwner owner = RecordingOwner.attachUnloaded(two);
        Comparable<Party<String>> comparable = one;
        assertThat(comparable.compareTo(two)).isNegative();
        assertThat(owner.calls()).containsExactly("reading key");
    }
}
