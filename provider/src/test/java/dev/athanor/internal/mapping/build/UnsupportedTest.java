package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.ColumnResult;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.OneToOne;
import jakarta.persistence.TableGenerator;
import org.junit.jupiter.api.Test;

/** What comes with a later release is refused by name, and nothing else is said of it. */
class UnsupportedTest {
    @Embeddable
    static class Key {
        int a;
    }

    @Entity
    @NamedEntityGraph
    @NamedNativeQuery(name = "n", query = "SELECT 1", resultSetMapping = "m", columns = @ColumnResult(name = "c"))
    @TableGenerator(name = "t")
    static class Everything {
        @EmbeddedId
        Key key;

        @OneToOne
        @MapsId
        Derived shared;
    }

    @Entity
    static class Derived {
        @Id
        @ManyToOne
        Everything key;
    }

    @Entity
    @IdClass(Key.class)
    static class Composite {
        @Id
        int a;

        @Id
        int b;
    }

    private static final String YET = " is not supported yet -> Remove it, or map the data in another way until it is";

    @Test
    void theRefusalNamesTheAnnotation() {
        assertThat(Models.problems(Everything.class, Derived.class, Composite.class, Key.class))
                .containsExactly(
                        "ATH1010 UnsupportedTest$Composite: @IdClass" + YET,
                        "ATH1010 UnsupportedTest$Derived.key: @Id on an association" + YET,
                        "ATH1010 UnsupportedTest$Everything: @NamedEntityGraph" + YET,
                        "ATH1010 UnsupportedTest$Everything: @TableGenerator" + YET,
                        "ATH1011 UnsupportedTest$Everything: the member columns of @NamedNativeQuery is not supported yet"
                                + " -> Remove the member",
                        "ATH1011 UnsupportedTest$Everything: the member resultSetMapping of @NamedNativeQuery is not"
                                + " supported yet -> Remove the member",
                        "ATH1010 UnsupportedTest$Everything.key: @EmbeddedId" + YET,
                        "ATH1010 UnsupportedTest$Everything.shared: @MapsId" + YET);
    }
}
