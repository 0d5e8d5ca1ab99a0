package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An embeddable tells each of its holders that it changes, however many there are. */
@WovenTest
class SharedEmbeddableTest {
    @Embeddable
    static class Address {
        private @Nullable String city;

        void setCity(@Nullable String city) {
            this.city = city;
        }
    }

    @Entity
    static class Person {
        private @Nullable Address home;
        private @Nullable Address work;
    }

    private static Instrumented instrumented(Object entity) {
        return (Instrumented) entity;
    }

    @Test
    void everyHolderHears() {
        Address address = new Address();
        Person one = new Person();
        Person two = new Person();
        one.home = address;
        one.work = address;
        two.home = address;
        instrumented(address).$athanor$state().addParent(instrumented(one), 0);
        instrumented(address).$athanor$state().addParent(instrumented(one), 0);
        instrumented(address).$athanor$state().addParent(instrumented(one), 1);
        instrumented(address).$athanor$state().addParent(instrumented(two), 0);
        RecordingOwner ownerOfOne = RecordingOwner.attach(one);
        RecordingOwner ownerOfTwo = RecordingOwner.attach(two);
        address.setCity("Bern");
        assertThat(ownerOfOne.calls())
                .containsExactly("changing home from " + address, "changing work from " + address);
        assertThat(ownerOfTwo.calls()).containsExactly("changing home from " + address);
        address.setCity("Basel");
        assertThat(ownerOfOne.calls()).isEmpty();
        instrumented(one).$athanor$state().clearAllChanged();
        address.setCity("Chur");
        assertThat(ownerOfOne.calls()).hasSize(2);
    }
}
