package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ToOneAttribute;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Embeddables: nested, with superclasses, with references, and with the columns that their owner gives them. */
class EmbeddableTest {
    @Entity
    static class Country {
        @Id
        String code;
    }

    @MappedSuperclass
    static class Noted {
        String note;
    }

    @Embeddable
    static class Zip {
        int digits;

        @Column(length = 4)
        String suffix;
    }

    @Embeddable
    static class Address extends Noted {
        @Column(nullable = false)
        String street;

        Zip zip;

        @ManyToOne
        Country country;
    }

    @Entity
    static class Customer {
        @Id
        long id;

        @Embedded
        Address home;

        @AttributeOverride(name = "street", column = @Column(name = "WORK_STREET"))
        @AttributeOverride(name = "note", column = @Column(name = "WORK_NOTE"))
        @AttributeOverride(name = "zip.digits", column = @Column(name = "WORK_DIGITS"))
        @AttributeOverride(name = "zip.suffix", column = @Column(name = "WORK_SUFFIX"))
        @AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "WORK_COUNTRY"))
        Address work;
    }

    private final MappedModel model = Models.of(Customer.class, Country.class, Address.class, Zip.class);

    private EmbeddedAttribute embedded(String name) {
        return (EmbeddedAttribute) model.mapper(Customer.class).attribute(name);
    }

    @Test
    void columnsLieInTheTableOfTheOwner() {
        assertThat(Models.columns(Models.table(model, "Customer")))
                .containsExactly(
                        "id Long not null",
                        "note String",
                        "street String not null",
                        "digits Integer",
                        "suffix String",
                        "country_code String",
                        "WORK_NOTE String",
                        "WORK_STREET String",
                        "WORK_DIGITS Integer",
                        "WORK_SUFFIX String",
                        "WORK_COUNTRY String");
        assertThat(Models.foreignKeys(Models.table(model, "Customer")))
                .containsExactly("[country_code] -> Country[code]", "[WORK_COUNTRY] -> Country[code]");
    }

    @Test
    void nestedAttributesAreNumberedInTheirOwnClass() {
        assertThat(embedded("home").levels())
                .extracting(each -> each.type().getSimpleName())
                .containsExactly("Noted", "Address");
        assertThat(embedded("home").attributes())
                .extracting(Attribute::name)
                .containsExactly("note", "street", "zip", "country");
        assertThat(embedded("home").attributes()).extracting(Attribute::number).containsExactly(0, 1, 2, 3);
        assertThat(embedded("home").levels().get(1))
                .isSameAs(embedded("work").levels().get(1));
        assertThat(embedded("home").attributes().get(1))
                .isNotSameAs(embedded("work").attributes().get(1));
    }

    @Test
    void referencesInsideHoldNoKeys() {
        ToOneAttribute country = (ToOneAttribute) embedded("home").attributes().get(3);
        assertThat(country.target()).isSameAs(model.mapper(Country.class));
        assertThat(country.heldIndex()).isEqualTo(-1);
        assertThat(model.mapper(Customer.class).heldCount()).isZero();
    }

    @Test
    void theModelKnowsTheEmbeddables() {
        assertThat(model.embeddables()).containsExactly(Address.class, Zip.class);
    }

    @Test
    void anEmbeddableNeedNotBeListed() {
        assertThat(Models.of(Customer.class, Country.class).embeddables()).containsExactly(Address.class, Zip.class);
    }

    @Embeddable
    static class Loop {
        Loop again;
    }

    @Embeddable
    static class WithCollection {
        @OneToMany
        List<Country> countries;
    }

    @Embeddable
    record Point(int x, int y) {}

    static class NotEmbeddable {}

    @Entity
    static class Wrong {
        @Id
        long id;

        Loop loop;
        WithCollection withCollection;
        Point point;

        @Embedded
        NotEmbeddable other;

        @AttributeOverride(name = "sreet", column = @Column(name = "X"))
        Address address;

        Address second;
    }

    @Test
    void wrongEmbeddablesAreRefused() {
        assertThat(Models.problems(Wrong.class, Country.class))
                .containsExactly(
                        "ATH1028 EmbeddableTest$Loop.again: the embeddable EmbeddableTest$Loop contains itself -> Refer"
                                + " to an entity instead",
                        "ATH1007 EmbeddableTest$Point: a record cannot be mapped -> Make it a plain class,"
                                + " top-level or static nested",
                        "ATH1029 EmbeddableTest$WithCollection.countries: only values, embeddables and owning references"
                                + " are supported inside an embeddable -> Move the attribute to the entity",
                        "ATH1063 EmbeddableTest$Wrong.address: an override or @Convert is for the attribute 'sreet',"
                                + " which does not exist there -> Correct the attribute name",
                        "ATH1027 EmbeddableTest$Wrong.other: EmbeddableTest$NotEmbeddable is not an embeddable -> Add"
                                + " @Embeddable to that class",
                        "ATH1060 EmbeddableTest$Wrong.second.country: the column Wrong.country_code is already"
                                + " written by address.country -> Give one of them another column (@Column,"
                                + " @AttributeOverride), or add insertable = false and updatable = false",
                        "ATH1060 EmbeddableTest$Wrong.second.note: the column Wrong.note is already written by"
                                + " address.note -> Give one of them another column (@Column, @AttributeOverride), or add"
                                + " insertable = false and updatable = false",
                        "ATH1060 EmbeddableTest$Wrong.second.street: the column Wrong.street is already written"
                                + " by address.street -> Give one of them another column (@Column, @AttributeOverride), or"
                                + " add insertable = false and updatable = false",
                        "ATH1060 EmbeddableTest$Wrong.second.zip.digits: the column Wrong.digits is already"
                                + " written by address.zip.digits -> Give one of them another column (@Column,"
                                + " @AttributeOverride), or add insertable = false and updatable = false",
                        "ATH1060 EmbeddableTest$Wrong.second.zip.suffix: the column Wrong.suffix is already"
                                + " written by address.zip.suffix -> Give one of them another column (@Column,"
                                + " @AttributeOverride), or add insertable = false and updatable = false");
    }
}
