package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A copy made by clone() is a new instance with a state of its own. */
@WovenTest
class CloneTest {
    @Entity
    static class Template implements Cloneable {
        @Nullable String name;

        @Nullable String unset;

        @Override
        public Template clone() {
            try {
                return (Template) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Entity
    static class SpecialTemplate extends Template {
        @Override
        public SpecialTemplate clone() {
            SpecialTemplate copy = (SpecialTemplate) super.clone();
            copy.unset = "special";
            return copy;
        }
    }

    @Test
    void hasItsOwnState() {
        for (Template original : new Template[] {new Template(), new SpecialTemplate()}) {
            original.name = "original";
            Instrumented attached = (Instrumented) original;
            attached.$athanor$state().key = 1L;
            RecordingOwner owner = new RecordingOwner();
            attached.$athanor$state().setOwner(owner);
            Template copy = original.clone();
            Instrumented cloned = (Instrumented) copy;
            assertThat(cloned.$athanor$state()).isNotSameAs(attached.$athanor$state());
            assertThat(cloned.$athanor$state().owner()).isNull();
            assertThat(cloned.$athanor$state().key).isNull();
            assertThat(cloned.$athanor$state().isLoaded(0)).isTrue();
            assertThat(cloned.$athanor$state().isLoaded(1)).isEqualTo(original instanceof SpecialTemplate);
            copy.name = "copy";
            assertThat(owner.calls()).isEmpty();
            assertThat(attached.$athanor$get(0)).isEqualTo("original");
        }
        assertThat(new Template().clone().name).isNull();
    }
}
