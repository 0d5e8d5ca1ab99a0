package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.NativeKind;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.ToOneAttribute;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Mapped superclasses with type variables: each entity below has attributes of its own, of its own types. */
class GenericSuperclassTest {
    @MappedSuperclass
    abstract static class BaseEntity<K, P> {
        @Id
        K id;

        @ManyToOne
        P partner;

        String common;
    }

    @MappedSuperclass
    abstract static class Named<P> extends BaseEntity<Long, P> {
        String name;
    }

    @Embeddable
    static class Range<T> {
        @Column(name = "LOW")
        T low;

        @Column(name = "HIGH")
        T high;
    }

    @Entity
    @AttributeOverride(name = "common", column = @Column(name = "SHARED", length = 10))
    static class Person extends Named<Company> {
        Range<Integer> ages;
    }

    @Entity
    static class Company extends BaseEntity<UUID, Person> {
        @OneToMany(mappedBy = "partner")
        Set<Person> people;
    }

    private final MappedModel model = Models.of(Person.class, Company.class);

    @Test
    void typeVariablesAreReplaced() {
        assertThat(Models.columns(Models.table(model, "Person")))
                .containsExactly(
                        "id Long not null",
                        "partner_id UUID",
                        "SHARED String",
                        "name String",
                        "LOW Integer",
                        "HIGH Integer");
        assertThat(Models.columns(Models.table(model, "Company")))
                .containsExactly("id UUID not null", "partner_id Long", "common String");
    }

    @Test
    void eachEntityHasItsOwnAttributes() {
        Mapper person = model.mapper(Person.class);
        Mapper company = model.mapper(Company.class);
        assertThat(person.attribute("id")).isNotSameAs(company.attribute("id"));
        assertThat(person.attribute("id").javaType()).isEqualTo(Long.class);
        assertThat(company.attribute("id").javaType()).isEqualTo(UUID.class);
        assertThat(((ToOneAttribute) person.attribute("partner")).target()).isSameAs(company);
        assertThat(((ToOneAttribute) company.attribute("partner")).target()).isSameAs(person);
        assertThat(person.attribute("partner").number())
                .isEqualTo(company.attribute("partner").number());
    }

    @Test
    void aSuperclassIsOneLevelForAllWhoReachItAlike() {
        Mapper person = model.mapper(Person.class);
        Mapper company = model.mapper(Company.class);
        assertThat(person.levels())
                .extracting(each -> each.type().getSimpleName())
                .containsExactly("BaseEntity", "Named", "Person");
        assertThat(company.levels())
                .extracting(each -> each.type().getSimpleName())
                .containsExactly("BaseEntity", "Company");
        assertThat(person.levels().get(0)).isSameAs(company.levels().get(0));
        assertThat(person.levels().get(0).slots())
                .extracting(each -> each.kind())
                .contains(NativeKind.STRING);
    }

    interface HasKey<K> {
        K getId();
    }

    @Entity
    static class Bridged implements HasKey<Long> {
        private Long id;

        @Id
        @Override
        public Long getId() {
            return id;
        }

        public void setId(Long id) {
            this.id = id;
        }
    }

    @Test
    void bridgeMethodsAreNoAttributes() {
        assertThat(Models.columns(Models.table(Models.of(Bridged.class), "Bridged")))
                .containsExactly("id Long not null");
    }
}
