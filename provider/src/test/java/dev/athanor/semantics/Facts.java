package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.States;
import dev.athanor.internal.state.Lifecycle;

/** What the tests ask of the bookkeeping of an instance. */
final class Facts {
    private Facts() {}

    static InstanceState of(Object entity) {
        return States.of(entity);
    }

    static void assertState(Object entity, Lifecycle expected) {
        assertThat(Lifecycle.of(of(entity)))
                .as("state of " + entity.getClass().getSimpleName())
                .isEqualTo(expected);
    }

    static boolean isMarked(Object entity) {
        return Lifecycle.isMarked(of(entity));
    }

    private static int number(Object entity, String attribute) {
        return of(entity).index().names().indexOf(attribute);
    }

    static boolean isLoaded(Object entity, String attribute) {
        return of(entity).isLoaded(number(entity, attribute));
    }

    static boolean isChanged(Object entity, String attribute) {
        return of(entity).isChanged(number(entity, attribute));
    }
}
