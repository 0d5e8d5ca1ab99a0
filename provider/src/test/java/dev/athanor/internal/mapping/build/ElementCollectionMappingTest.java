package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.CollectionRows;
import dev.athanor.internal.mapping.ElementCollection;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.schema.Column;
import dev.athanor.schema.Table;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables of collections of values: names, keys, and what is refused. */
class ElementCollectionMappingTest {
    @Embeddable
    static class Part {
        String name;
        int size;
    }

    @MappedSuperclass
    static class Base {
        @Id
        long id;

        @jakarta.persistence.ElementCollection
        Set<String> tags;
    }

    @Entity(name = "Thing")
    static class Thing extends Base {
        @jakarta.persistence.ElementCollection
        @CollectionTable(
                name = "pieces",
                schema = "S",
                joinColumns = @JoinColumn(name = "thing"),
                uniqueConstraints = @UniqueConstraint(columnNames = {"thing", "title"}))
        @AttributeOverride(name = "name", column = @jakarta.persistence.Column(name = "title"))
        @OrderColumn
        List<Part> parts;

        // @Basic says nothing here, but is no reason to refuse the class.
        @jakarta.persistence.Basic
        @jakarta.persistence.ElementCollection
        @jakarta.persistence.Column(nullable = false)
        Set<String> marks;

        @jakarta.persistence.ElementCollection
        @MapKeyColumn(name = "k")
        Map<String, Part> byName;
    }

    @Embeddable
    static class Nested {
        @jakarta.persistence.ElementCollection
        Set<String> inner;
    }

    @Entity
    static class Wrong {
        @jakarta.persistence.ElementCollection
        List<Nested> nested;

        @Id
        long id;

        @jakarta.persistence.ElementCollection
        List<String> byOther;

        @jakarta.persistence.ElementCollection
        @Version
        List<String> version;

        @jakarta.persistence.ElementCollection
        List untyped;

        @jakarta.persistence.ElementCollection
        List<Thing> entities;

        @jakarta.persistence.ElementCollection
        @JoinTable
        List<String> joined;

        @jakarta.persistence.ElementCollection
        @MapKey
        Map<String, String> keyed;

        @jakarta.persistence.ElementCollection
        @OrderColumn
        Set<String> ordered;

        @jakarta.persistence.ElementCollection
        @OrderColumn
        @OrderBy
        List<String> both;

        @jakarta.persistence.ElementCollection
        @OrderBy("name")
        List<String> byName;

        @jakarta.persistence.ElementCollection
        @OrderBy
        List<Part> byNothing;

        @jakarta.persistence.ElementCollection
        @AttributeOverride(name = "colour", column = @jakarta.persistence.Column(name = "c"))
        List<Part> overridden;

        @jakarta.persistence.ElementCollection
        @MapKeyColumn
        List<String> noMap;

        @OneToMany
        @CollectionTable
        List<Thing> things;

        @CollectionTable
        String single;
    }

    private final MappedModel model = Models.of(Base.class, Thing.class, Part.class);

    private ElementCollection attribute(String name) {
        return (ElementCollection) model.mapper(Thing.class).attribute(name);
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(column -> column.name().text()).toList();
    }

    @Test
    void defaultNamesAreThoseOfTheStandard() {
        CollectionRows tags = attribute("tags").rows();
        assertThat(tags.table().name().text()).isEqualTo("Thing_tags");
        assertThat(names(tags.table().columns())).containsExactly("Thing_id", "tags");
        CollectionRows byName = attribute("byName").rows();
        assertThat(names(byName.table().columns())).containsExactly("Thing_id", "name", "size", "k");
    }

    @Test
    void givenNamesAreTaken() {
        Table pieces = attribute("parts").rows().table();
        assertThat(pieces.name().text()).isEqualTo("pieces");
        assertThat(names(pieces.columns())).containsExactly("thing", "title", "size", "parts_ORDER");
        assertThat(pieces.uniqueKeys()).hasSize(1);
        assertThat(pieces.foreignKeys()).hasSize(1);
    }

    @Test
    void whatMakesRowsDifferIsThePrimaryKey() {
        assertThat(names(attribute("parts").rows().table().primaryKey())).containsExactly("thing", "parts_ORDER");
        assertThat(names(attribute("marks").rows().table().primaryKey())).containsExactly("Thing_id", "marks");
        assertThat(names(attribute("byName").rows().table().primaryKey())).containsExactly("Thing_id", "k");
        // Its elements may be null.
        assertThat(attribute("tags").rows().table().primaryKey()).isEmpty();
    }

    @Test
    void anElementIsAnAttributeOfItsRow() {
        assertThat(attribute("parts").element()).isInstanceOf(EmbeddedAttribute.class);
        assertThat(attribute("parts").isOrdered()).isTrue();
        assertThat(attribute("tags").element().javaType()).isEqualTo(String.class);
        assertThat(attribute("tags").isLazy()).isTrue();
    }

    @Test
    void wrongCollectionsAreRefused() {
        assertThat(Models.problems(Wrong.class, Thing.class, Base.class, Part.class, Nested.class))
                .containsExactly(
                        "ATH1038 ElementCollectionMappingTest$Nested.inner: an embeddable in a collection cannot have a"
                                + " collection itself -> Make the embeddable an entity",
                        "ATH1014 ElementCollectionMappingTest$Wrong.both: @OrderBy and @OrderColumn"
                                + " exclude each other -> Remove one of the two",
                        "ATH1085 ElementCollectionMappingTest$Wrong.byName: @OrderBy('name') names"
                                + " attributes, but the elements are basic values -> Give ASC, DESC or nothing",
                        "ATH1080 ElementCollectionMappingTest$Wrong.byNothing: @OrderBy cannot be read"
                                + " at '' -> Give basic attributes of ElementCollectionMappingTest$Part, each with ASC or DESC after it if need be, separated by commas",
                        "ATH1025 ElementCollectionMappingTest$Wrong.entities:"
                                + " ElementCollectionMappingTest$Thing is an entity, and the attribute has no association annotation -> Add @ManyToOne or @OneToOne",
                        "ATH1013 ElementCollectionMappingTest$Wrong.joined: @JoinTable does not belong"
                                + " on a collection of values -> Remove the annotation",
                        "ATH1013 ElementCollectionMappingTest$Wrong.keyed: @MapKey does not belong on a"
                                + " collection of values -> Remove the annotation",
                        "ATH1013 ElementCollectionMappingTest$Wrong.noMap: @MapKeyColumn does not belong"
                                + " on a java.util.List -> Remove the annotation",
                        "ATH1013 ElementCollectionMappingTest$Wrong.ordered: @OrderColumn does not"
                                + " belong on a java.util.Set -> Remove the annotation",
                        "ATH1063 ElementCollectionMappingTest$Wrong.overridden: an override or @Convert"
                                + " is for the attribute 'colour', which does not exist there -> Correct the attribute name",
                        "ATH1013 ElementCollectionMappingTest$Wrong.single: @CollectionTable does not"
                                + " belong on a value -> Remove the annotation",
                        "ATH1013 ElementCollectionMappingTest$Wrong.things: @CollectionTable does not"
                                + " belong on an association -> Remove the annotation",
                        "ATH1070 ElementCollectionMappingTest$Wrong.untyped: the type of the elements is"
                                + " unknown -> Declare it as a type argument, or as targetEntity or targetClass",
                        "ATH1013 ElementCollectionMappingTest$Wrong.version: @Version does not belong on"
                                + " a collection of values -> Remove the annotation");
    }
}
