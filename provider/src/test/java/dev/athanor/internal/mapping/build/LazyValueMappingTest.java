package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.InsertDefault;
import dev.athanor.LoadGroup;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What annotations say of single values: with which others they are loaded, and what they are if nobody sets them. */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
class LazyValueMappingTest {
    enum Colour {
        RED,
        GREEN
    }

    @Entity
    static class Film {
        @Id
        int id;

        @Basic(fetch = FetchType.LAZY)
        String plot;

        @Basic(fetch = FetchType.LAZY)
        String notes;

        @LoadGroup("media")
        @Basic(fetch = FetchType.LAZY)
        byte[] poster;

        @LoadGroup("media")
        @Basic(fetch = FetchType.LAZY)
        byte[] trailer;

        @InsertDefault("7")
        int rating;

        @InsertDefault("GREEN")
        Colour colour;

        @InsertDefault("9.50")
        BigDecimal price;

        @InsertDefault("2024-02-29")
        LocalDate released;

        @InsertDefault("untitled")
        String title;

        @InsertDefault("true")
        Boolean shown;
    }

    @Test
    void whatIsInAGroupKnowsIt() {
        assertThat(value(Models.of(Film.class), "poster").loadGroup()).isEqualTo("media");
        assertThat(value(Models.of(Film.class), "plot").loadGroup()).isNull();
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void groupsAreLoadedByThemselves() {
        MappedModel model = Models.of(Film.class);
        Mapper mapper = model.mapper(Film.class);

        assertThat(names(mapper.lazyValues(value(model, "poster"), true))).containsExactly("poster", "trailer");
        assertThat(names(mapper.lazyValues(value(model, "poster"), false))).containsExactly("poster", "trailer");
        assertThat(names(mapper.lazyValues(value(model, "plot"), true))).containsExactly("plot", "notes");
        assertThat(names(mapper.lazyValues(value(model, "plot"), false))).containsExactly("plot");
    }

    @Test
    void defaultsAreValuesOfTheAttribute() {
        MappedModel model = Models.of(Film.class);

        assertThat(Stream.of("rating", "colour", "price", "released", "title", "shown", "plot")
                        .map(name -> value(model, name).insertDefault()))
                .containsExactly(
                        7, Colour.GREEN, new BigDecimal("9.50"), LocalDate.of(2024, 2, 29), "untitled", true, null);
    }

    @Entity
    static class Wrong {
        @Id
        @InsertDefault("1")
        int id;

        @InsertDefault("1")
        @Version
        int version;

        @InsertDefault("seven")
        Integer number;

        @InsertDefault("BLUE")
        Colour colour;

        @InsertDefault("x")
        byte[] bytes;

        @InsertDefault("x")
        @Column(insertable = false)
        String never;

        @LoadGroup("g")
        String eager;

        @LoadGroup("g")
        @InsertDefault("x")
        @ManyToOne
        Wrong reference;
    }

    @Test
    void whatCannotBeSaidIsRefused() {
        assertThat(Models.problems(Wrong.class))
                .containsExactly(
                        "ATH1013 LazyValueMappingTest$Wrong.bytes: @InsertDefault does not belong on a byte[], which has no"
                                + " text -> Remove the annotation",
                        "ATH1138 LazyValueMappingTest$Wrong.colour: @InsertDefault(\"BLUE\") is no value of the type"
                                + " LazyValueMappingTest$Colour: no constant of that"
                                + " name -> Write the value as the type's valueOf or parse method takes it; an enum"
                                + " constant by its name",
                        "ATH1137 LazyValueMappingTest$Wrong.eager: @LoadGroup(\"g\") on an attribute that is loaded with"
                                + " its owner -> Add @Basic(fetch = FetchType.LAZY), or remove the annotation",
                        "ATH1013 LazyValueMappingTest$Wrong.id: @InsertDefault does not belong on an id -> Remove the"
                                + " annotation",
                        "ATH1014 LazyValueMappingTest$Wrong.never: @InsertDefault and insertable = false exclude each"
                                + " other -> Remove one of the two",
                        "ATH1138 LazyValueMappingTest$Wrong.number: @InsertDefault(\"seven\") is no value of the type"
                                + " java.lang.Integer: For input string: \"seven\" -> Write the value as the type's"
                                + " valueOf or parse method takes it; an enum constant by its name",
                        "ATH1013 LazyValueMappingTest$Wrong.reference: @InsertDefault does not belong on an association"
                                + " -> Remove the annotation",
                        "ATH1013 LazyValueMappingTest$Wrong.reference: @LoadGroup does not belong on an association ->"
                                + " Remove the annotation",
                        "ATH1013 LazyValueMappingTest$Wrong.version: @InsertDefault does not belong on a version ->"
                                + " Remove the annotation");
    }

    private static List<String> names(List<BasicAttribute> attributes) {
        return attributes.stream().map(BasicAttribute::name).toList();
    }

    private static BasicAttribute value(MappedModel model, String name) {
        return (BasicAttribute) model.mapper(Film.class).attribute(name);
    }
}
