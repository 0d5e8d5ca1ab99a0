package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.MappedModel;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tables of a hierarchy with a table for each concrete class. */
class TablePerClassTest {
    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @Table(
            indexes = @Index(name = "BY_NAME", columnList = "name DESC"),
            check = @CheckConstraint(name = "NAMED", constraint = "name <> ''"))
    @SecondaryTable(name = "MORE")
    abstract static class Animal {
        @Id
        @GeneratedValue
        long id;

        @Column(unique = true)
        String name;

        @Column(table = "MORE")
        String note;

        @ManyToOne
        Keeper keeper;

        @ManyToMany
        Set<Animal> friends;
    }

    @Entity
    static class Dog extends Animal {
        int teeth;
    }

    @Entity
    static class GuideDog extends Dog {
        @ManyToOne
        Dog teacher;
    }

    @Entity
    static class Keeper {
        @Id
        int id;

        @ManyToOne
        Animal darling;

        @ManyToOne
        GuideDog guide;
    }

    @Test
    void eachConcreteClassHasATableWithAllItsColumns() {
        MappedModel model = Models.of(Animal.class, Dog.class, GuideDog.class, Keeper.class);
        assertThat(model.tables())
                .extracting(table -> table.name().toString())
                .containsExactlyInAnyOrder("Dog", "GuideDog", "Keeper", "MORE", "Animal_Animal");
        assertThat(Models.columns(Models.table(model, "GuideDog")))
                .containsExactlyInAnyOrder(
                        "id Long not null",
                        "teacher_id Long",
                        "name String",
                        "keeper_id Integer",
                        "teeth Integer not null");
        assertThat(Models.uniqueKeys(Models.table(model, "GuideDog"))).containsExactly("[name]");
        assertThat(Models.uniqueKeys(Models.table(model, "Dog"))).containsExactly("[name]");
        assertThat(Models.table(model, "GuideDog").primaryKey()).hasSize(1);
        assertThat(Models.table(model, "GuideDog").indexes()).hasSize(1);
        assertThat(Models.table(model, "GuideDog").checks()).hasSize(1);
    }

    @Test
    void foreignKeysAreMadeWhereTheReferencedRowsHaveOneTable() {
        MappedModel model = Models.of(Animal.class, Dog.class, GuideDog.class, Keeper.class);
        assertThat(Models.foreignKeys(Models.table(model, "GuideDog")))
                .containsExactlyInAnyOrder("[teacher_id] -> Dog[id] (not generated)", "[keeper_id] -> Keeper[id]");
        assertThat(Models.foreignKeys(Models.table(model, "Keeper")))
                .containsExactlyInAnyOrder("[darling_id] -> Animal[id] (not generated)", "[guide_id] -> GuideDog[id]");
        assertThat(Models.foreignKeys(Models.table(model, "MORE")))
                .containsExactly("[id] -> Animal[id] (not generated)");
        assertThat(Models.foreignKeys(Models.table(model, "Animal_Animal")))
                .allMatch(key -> key.endsWith("(not generated)"));
    }

    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    @DiscriminatorColumn
    static class Counted {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        String name;
    }

    @Entity
    @DiscriminatorValue("M")
    static class More extends Counted {
        @Column(name = "name")
        String other;
    }

    @Test
    void whatNeedsOneTableIsRefused() {
        assertThat(Models.problems(Counted.class, More.class))
                .containsExactly(
                        "ATH1013 TablePerClassTest$Counted: @DiscriminatorColumn does not belong on a class whose table"
                                + " tells what its rows are -> Remove the annotation",
                        "ATH1053 TablePerClassTest$Counted.id: each table of the hierarchy would count its identity column"
                                + " for itself, and keys are unique in the whole hierarchy -> Generate the key by SEQUENCE,"
                                + " TABLE or UUID, or use JOINED or SINGLE_TABLE",
                        "ATH1013 TablePerClassTest$More: @DiscriminatorValue does not belong on a class whose table tells"
                                + " what its rows are -> Remove the annotation",
                        "ATH1060 TablePerClassTest$More: the column More.name is already written by other -> Give one of"
                                + " them another column (@Column, @AttributeOverride), or add insertable = false and"
                                + " updatable = false");
    }
}
