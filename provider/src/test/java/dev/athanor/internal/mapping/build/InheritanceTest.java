package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.Inheritance;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Version;
import org.junit.jupiter.api.Test;

/** Hierarchies of entities in one table and in joined ones. */
class InheritanceTest {
    @Entity
    abstract static class Vehicle {
        @Id
        long id;

        @Version
        int version;
    }

    @MappedSuperclass
    abstract static class Motorised extends Vehicle {
        int horsepower;
    }

    @Entity
    static class Car extends Motorised {
        @Column(nullable = false)
        String plate;

        @ManyToOne(optional = false)
        Vehicle tows;
    }

    @Entity
    @DiscriminatorValue("B")
    static class Bicycle extends Vehicle {
        String plate;
    }

    @Test
    void oneTableHoldsAllTypesOfAHierarchy() {
        MappedModel model = Models.of(Car.class, Bicycle.class, Vehicle.class);
        assertThat(model.tables()).extracting(Table::toString).containsExactly("Vehicle");
        assertThat(Models.columns(Models.table(model, "Vehicle")))
                .containsExactly(
                        "id Long not null",
                        "DTYPE String not null",
                        "version Integer not null",
                        "plate String",
                        "horsepower Integer",
                        "tows_id Long");
        assertThat(model.tables()
                        .get(0)
                        .column(dev.athanor.schema.Name.of("DTYPE"))
                        .shape()
                        .length())
                .isEqualTo(31);
    }

    @Test
    void rowsTellTheirTypeByTheEntityNameOrAGivenValue() {
        MappedModel model = Models.of(Car.class, Bicycle.class, Vehicle.class);
        Mapper vehicle = model.mapper(Vehicle.class);
        Mapper car = model.mapper(Car.class);
        assertThat(vehicle.inheritance()).isEqualTo(Inheritance.SINGLE_TABLE);
        assertThat(vehicle.discriminatorValue()).isNull();
        assertThat(car.discriminatorValue()).isEqualTo("Car");
        assertThat(car.discriminator()).isSameAs(vehicle.discriminator());
        assertThat(vehicle.discriminator().mapper("B")).isSameAs(model.mapper(Bicycle.class));
        assertThat(vehicle.discriminator().mappers()).hasSize(2);
        assertThat(vehicle.concreteTypes()).containsExactlyInAnyOrder(car, model.mapper(Bicycle.class));
        assertThat(car.parent()).isSameAs(vehicle);
        assertThat(car.ordinal()).isGreaterThan(vehicle.ordinal());
    }

    @Test
    void childrenShareTheAttributesOfTheirParent() {
        MappedModel model = Models.of(Car.class, Bicycle.class, Vehicle.class);
        Mapper vehicle = model.mapper(Vehicle.class);
        Mapper car = model.mapper(Car.class);
        assertThat(car.attribute("version")).isSameAs(vehicle.attribute("version"));
        assertThat(car.version()).isSameAs(vehicle.version());
        assertThat(car.id()).isEqualTo(vehicle.id());
        assertThat(car.attributes())
                .extracting(each -> each.name())
                .containsExactly("id", "version", "horsepower", "plate", "tows");
        assertThat(car.levels())
                .extracting(each -> each.type().getSimpleName())
                .containsExactly("Vehicle", "Motorised", "Car");
        assertThat(car.levels().get(0)).isSameAs(vehicle.levels().get(0));
        assertThat(car.attribute(car.attribute("plate").number())).isSameAs(car.attribute("plate"));
    }

    @Entity
    @jakarta.persistence.Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "KIND", discriminatorType = DiscriminatorType.INTEGER)
    static class Document {
        @Id
        long id;

        String title;
    }

    @Entity
    @PrimaryKeyJoinColumn(name = "DOCUMENT_ID", foreignKey = @ForeignKey(name = "FK_DOCUMENT"))
    static class Letter extends Document {
        @Column(nullable = false)
        String recipient;

        @ManyToOne
        Memo reply;
    }

    @Entity
    @DiscriminatorValue("17")
    static class Memo extends Letter {
        int urgency;
    }

    @Test
    void joinedTypesHaveATableForWhatTheyAdd() {
        MappedModel model = Models.of(Document.class, Letter.class, Memo.class);
        assertThat(Models.columns(Models.table(model, "Document")))
                .containsExactly("id Long not null", "KIND Integer not null", "title String");
        assertThat(Models.columns(Models.table(model, "Letter")))
                .containsExactly("DOCUMENT_ID Long not null", "recipient String not null", "reply_DOCUMENT_ID Long");
        assertThat(Models.columns(Models.table(model, "Memo")))
                .containsExactly("DOCUMENT_ID Long not null", "urgency Integer not null");
        assertThat(Models.foreignKeys(Models.table(model, "Letter")))
                .containsExactly(
                        "FK_DOCUMENT: [DOCUMENT_ID] -> Document[id]", "[reply_DOCUMENT_ID] -> Memo[DOCUMENT_ID]");
        assertThat(Models.foreignKeys(Models.table(model, "Memo")))
                .containsExactly("[DOCUMENT_ID] -> Letter[DOCUMENT_ID]");
        Mapper memo = model.mapper(Memo.class);
        assertThat(memo.tables()).extracting(Table::toString).containsExactly("Document", "Letter", "Memo");
        assertThat(memo.tables())
                .allSatisfy(each -> assertThat(memo.keyColumns(each)).isEqualTo(each.primaryKey()));
        assertThat(memo.inheritance()).isEqualTo(Inheritance.JOINED);
    }

    @Test
    void integersWithoutAValueDependOnTheEntityNameAlone() {
        MappedModel model = Models.of(Document.class, Letter.class, Memo.class);
        assertThat(model.mapper(Document.class).discriminatorValue()).isEqualTo(926364987);
        assertThat(model.mapper(Letter.class).discriminatorValue()).isEqualTo("Letter".hashCode());
        assertThat(model.mapper(Memo.class).discriminatorValue()).isEqualTo(17);
    }

    @Entity
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR)
    static class Animal {
        @Id
        long id;
    }

    @Entity
    static class Ant extends Animal {}

    @Entity
    @DiscriminatorValue("DOG")
    static class Dog extends Animal {
        @Id
        long dogId;

        @Column(name = "dtype")
        String kind;
    }

    @Entity
    @jakarta.persistence.Table(name = "CATS")
    @PrimaryKeyJoinColumn(name = "X")
    @jakarta.persistence.Inheritance
    static class Cat extends Animal {}

    @Entity
    static class Unlisted {
        @Id
        long id;
    }

    @Entity
    static class Orphan extends Unlisted {}

    @Test
    void wrongHierarchiesAreRefused() {
        assertThat(Models.problems(Animal.class, Ant.class, Dog.class, Cat.class, Orphan.class))
                .containsExactly(
                        "ATH1090 InheritanceTest$Ant: the discriminator value A belongs to InheritanceTest$Animal too ->"
                                + " Give each class of the hierarchy its own @DiscriminatorValue",
                        "ATH1013 InheritanceTest$Cat: @Inheritance does not belong on a class below the top of its"
                                + " hierarchy -> Remove the annotation",
                        "ATH1013 InheritanceTest$Cat: @PrimaryKeyJoinColumn does not belong on a class that has no joined"
                                + " table of its own -> Remove the annotation",
                        "ATH1013 InheritanceTest$Cat: @Table does not belong on a class whose rows are in the table of"
                                + " its hierarchy -> Remove the annotation",
                        "ATH1091 InheritanceTest$Dog: the discriminator value 'DOG' is not one character -> Correct"
                                + " @DiscriminatorValue, or the type in @DiscriminatorColumn",
                        "ATH1042 InheritanceTest$Dog.dogId: @Id belongs in the top class of the hierarchy,"
                                + " InheritanceTest$Animal -> Move the attribute there",
                        "ATH1060 InheritanceTest$Dog.kind: the column Animal.dtype is already written by the"
                                + " discriminator -> Give one of them another column (@Column, @AttributeOverride), or add"
                                + " insertable = false and updatable = false",
                        "ATH1009 InheritanceTest$Orphan: its superclass InheritanceTest$Unlisted is an entity outside the"
                                + " persistence unit -> Add the superclass to the persistence unit");
    }
}
