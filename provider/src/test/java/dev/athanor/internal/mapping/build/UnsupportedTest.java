package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.SqlResultSetMapping;
import org.junit.jupiter.api.Test;

/** What comes with a later release is refused by name, and nothing else is said of it. */
class UnsupportedTest {
    @Entity
    @SqlResultSetMapping(
            name = "locked",
            entities = @EntityResult(entityClass = Everything.class, lockMode = LockModeType.PESSIMISTIC_WRITE))
    static class Everything {
        @Id
        int key;
    }

    @Test
    void theRefusalNamesTheAnnotation() {
        assertThat(Models.problems(Everything.class))
                .containsExactly(
                        "ATH1011 UnsupportedTest$Everything: the member lockMode of @EntityResult is not supported"
                                + " yet -> Remove the member");
    }
}
