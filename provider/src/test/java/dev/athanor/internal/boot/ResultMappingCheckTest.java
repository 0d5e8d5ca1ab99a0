package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MappingException;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SqlResultSetMapping;
import org.junit.jupiter.api.Test;

/** Result mappings that do not fit the model or their classes are refused at the start, all together. */
class ResultMappingCheckTest {
    static final class Two {
        Two(int number) {}

        Two(String text) {}
    }

    @Entity
    @SqlResultSetMapping(name = "entity", entities = @EntityResult(entityClass = String.class))
    @SqlResultSetMapping(
            name = "field",
            entities = @EntityResult(entityClass = Thing.class, fields = @FieldResult(name = "colour", column = "c")))
    @SqlResultSetMapping(
            name = "none",
            classes =
                    @ConstructorResult(
                            targetClass = Two.class,
                            columns = {}))
    @SqlResultSetMapping(
            name = "several",
            classes = @ConstructorResult(targetClass = Two.class, columns = @ColumnResult(name = "c")))
    @SqlResultSetMapping(name = "empty")
    static class Thing {
        @Id
        int id;
    }

    @Test
    void allProblemsAreToldTogether() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
            PersistenceConfiguration unit = new PersistenceConfiguration("wrong")
                    .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
                    .managedClass(Thing.class);
            assertThatThrownBy(() -> unit.createEntityManagerFactory().close())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContainingAll(
                            "problems: 5",
                            "ATH1192",
                            "the result mapping entity is wrong: ATH3105",
                            "the result mapping field is wrong: ATH3128",
                            "the result mapping none is wrong: ATH3129",
                            "the result mapping several is wrong: ATH3130",
                            "the result mapping empty is wrong: ATH3131");
        }
    }
}
