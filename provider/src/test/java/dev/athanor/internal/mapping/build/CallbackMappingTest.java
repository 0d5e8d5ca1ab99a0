package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import org.junit.jupiter.api.Test;

/** Callbacks of another form than the specification prescribes are refused, all at once. */
class CallbackMappingTest {
    @Entity
    @EntityListeners({Watcher.class, Unmakeable.class, Failing.class})
    static class Wrong {
        @Id
        int id;

        @PrePersist
        static void isStatic() {}

        @PostPersist
        int returns() {
            return 1;
        }

        @PreUpdate
        void takes(Object entity) {}

        @PreRemove
        void one() {}

        @PreRemove
        void two() {}
    }

    static class Watcher {
        @PostLoad
        void nothing() {}

        @PostUpdate
        void much(Object entity, Object more) {}

        @PostRemove
        void stranger(Runnable entity) {}
    }

    static class Unmakeable {
        Unmakeable(int needed) {
            assertThat(needed).isPositive();
        }
    }

    static class Failing {
        Failing() {
            throw new IllegalStateException("no licence");
        }
    }

    @Embeddable
    @EntityListeners(Watcher.class)
    static class Part {
        String name;

        @PostLoad
        void loaded() {}
    }

    @Test
    void everythingWrongIsListed() {
        assertThat(Models.problems(Wrong.class, Part.class))
                .containsExactly(
                        "ATH1018 CallbackMappingTest$Failing: the entity listener cannot be instantiated:"
                                + " java.lang.IllegalStateException: no licence -> Give it a public constructor without"
                                + " parameters that does not fail",
                        "ATH1013 CallbackMappingTest$Part: @EntityListeners does not belong on an embeddable -> Remove"
                                + " the annotation",
                        "ATH1013 CallbackMappingTest$Part.loaded: @PostLoad does not belong on a method of an embeddable"
                                + " -> Remove the annotation",
                        "ATH1006 CallbackMappingTest$Unmakeable: it has no constructor without parameters -> Add one; it"
                                + " may be protected",
                        "ATH1012 CallbackMappingTest$Watcher.much: a @PostUpdate method of a listener must take the"
                                + " instance and nothing else -> Declare it as void much(Object)",
                        "ATH1012 CallbackMappingTest$Watcher.nothing: a @PostLoad method of a listener must take the"
                                + " instance and nothing else -> Declare it as void nothing(Object)",
                        "ATH1017 CallbackMappingTest$Watcher.stranger: the listener takes a java.lang.Runnable, but is"
                                + " called for CallbackMappingTest$Wrong -> Declare the parameter as a type that all its"
                                + " entities have in common, or as Object",
                        "ATH1012 CallbackMappingTest$Wrong.isStatic: a @PrePersist method must not be static -> Declare"
                                + " it as void isStatic()",
                        "ATH1012 CallbackMappingTest$Wrong.returns: a @PostPersist method must not return a value ->"
                                + " Declare it as void returns()",
                        "ATH1012 CallbackMappingTest$Wrong.takes: a @PreUpdate method of the entity itself must not take"
                                + " anything -> Declare it as void takes()",
                        "ATH1016 CallbackMappingTest$Wrong.two: one() is a @PreRemove method too -> Keep one of the two,"
                                + " and call the other one from there");
    }
}
