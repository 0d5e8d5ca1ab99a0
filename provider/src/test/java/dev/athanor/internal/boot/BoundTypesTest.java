package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.ConfigurationException;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.TestCompanions;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An instance without a session follows one mapping: two open factories must agree on it. */
@NeedsWeaving(NeedsWeaving.Reason.WEAVING)
class BoundTypesTest {

    @Entity(name = "Shelf")
    static class Shelf {
        @Id
        long id;

        @OneToMany(mappedBy = "shelf")
        List<Book> books = new ArrayList<>();
    }

    @Entity(name = "Book")
    static class Book {
        @Id
        long id;

        @ManyToOne
        Shelf shelf;
    }

    @Test
    void factoriesThatAgreeCanBeOpenAtOnce() {
        try (SessionFactory first = open("athanor.inverse-sync", "on");
                SessionFactory second = open("athanor.inverse-sync", "on")) {
            assertThat(first.isOpen()).isTrue();
            assertThat(second.isOpen()).isTrue();
        }
    }

    @Test
    void factoriesThatDoNotAgreeAreRefusedWithBothValues() {
        try (SessionFactory first = open("athanor.inverse-sync", "on")) {
            assertThatThrownBy(() -> open("athanor.cascade.default", "persist-merge"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage("ATH0330 The persistence unit 'books' maps the relationships of " + Book.class.getName()
                            + " as [shelf cascades [PERSIST, MERGE] inverse books; ], but another open factory maps them"
                            + " as [shelf cascades [] inverse books inverse-sync=on; ] -> Close the other factory"
                            + " first, or map the class alike in both units: instances without a session follow one"
                            + " mapping.");
            assertThat(first.isOpen()).isTrue();
        }
        open("athanor.cascade.default", "persist-merge").close();
    }

    private static SessionFactory open(String property, String value) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("books")
                .managedClass(Shelf.class)
                .managedClass(Book.class)
                .properties(TestCompanions.properties());
        return SessionFactory.open(PersistenceUnitReader.of(configuration), Map.of(property, value));
    }
}
