package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedStoredProcedureQuery;
import org.junit.jupiter.api.Test;

/** What annotations give names to is checked at the start, as far as it can be without the whole model. */
class NamedElementsTest {
    @Entity
    @NamedStoredProcedureQuery(name = "total", procedureName = "one")
    static class First {
        @Id
        int id;
    }

    @Entity
    @NamedStoredProcedureQuery(name = "total", procedureName = "another")
    static class Second {
        @Id
        int id;
    }

    @Test
    void aNameStandsForOneProcedure() {
        assertThat(Models.problems(First.class, Second.class))
                .containsExactly("ATH1092 NamedElementsTest$Second: the query name total belongs to"
                        + " NamedElementsTest$First too -> Rename one of the queries");
    }
}
