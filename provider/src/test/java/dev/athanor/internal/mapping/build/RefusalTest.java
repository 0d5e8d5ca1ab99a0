package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wrong mapping is refused with every problem at once. */
class RefusalTest {
    @Entity
    static class Basket {
        String name;

        @OneToMany(mappedBy = "basket")
        List<String> items;

        Thread owner;
    }

    @Test
    void everyProblemIsListedSortedByClassAndAttribute() {
        assertThat(Models.problems(Basket.class.getName(), "com.example.Missing"))
                .containsExactly(
                        "ATH1001 com.example.Missing: there is no class file of that name -> Correct the name in"
                                + " persistence.xml, or put the class on the class path",
                        "ATH1040 RefusalTest$Basket: the entity has no id -> Mark the attribute that identifies it with"
                                + " @Id",
                        "ATH1071 RefusalTest$Basket.items: java.lang.String is not an entity of this persistence unit"
                                + " -> Add @Entity to it and add it to the persistence unit, or correct the type",
                        "ATH1024 RefusalTest$Basket.owner: the type java.lang.Thread is not a basic type -> Add a"
                                + " converter, make the type @Embeddable or Serializable, or mark the attribute as"
                                + " @Transient");
    }
}
