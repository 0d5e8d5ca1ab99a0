package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import org.junit.jupiter.api.Test;

/** What comes with a later release is refused by name, and nothing else is said of it. */
class UnsupportedTest {
    @Entity
    @NamedEntityGraph
    @NamedNativeQuery(name = "n", query = "SELECT 1", resultSetMapping = "m", columns = @ColumnResult(name = "c"))
    static class Everything {
        @Id
        int key;
    }

    @Entity
    static class Derived {
        @Id
        int id;

        @ManyToOne
        Everything key;
    }

    private static final String YET = " is not supported yet -> Remove it, or map the data in another way until it is";

    @Test
    void theRefusalNamesTheAnnotation() {
        assertThat(Models.problems(Everything.class, Derived.class))
                .containsExactly(
                        "ATH1010 UnsupportedTest$Everything: @NamedEntityGraph" + YET,
                        "ATH1011 UnsupportedTest$Everything: the member columns of @NamedNativeQuery is not supported yet"
                                + " -> Remove the member",
                        "ATH1011 UnsupportedTest$Everything: the member resultSetMapping of @NamedNativeQuery is not"
                                + " supported yet -> Remove the member");
    }
}
