package dev.athanor.weaving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;

/** The entity classes of the tests are woven by the build plug-in, and so are the tests that touch their fields. */
class WeavingAtBuildTest {
    @Entity
    static class Genre {
        @Id
        long id;
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.WEAVING)
    void entitiesOfTheTestsAreWoven() {
        Genre genre = new Genre();
        genre.id = 7;
        assertThat(genre).isInstanceOf(Instrumented.class);
        Instrumented instrumented = (Instrumented) genre;
        assertThat(instrumented.$athanor$get(0)).isEqualTo(7L);
        assertThat(instrumented.$athanor$state().isLoaded(0)).isTrue();
    }
}
