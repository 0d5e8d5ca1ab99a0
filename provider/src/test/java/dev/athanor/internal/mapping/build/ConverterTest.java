package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.EmbeddedAttribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.type.ColumnTypes;
import dev.athanor.type.ConvertedType;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Converters by name, by themselves, inside embeddables, and switched off. */
class ConverterTest {
    abstract static class TextConverter<T> implements AttributeConverter<T, String> {
        @Override
        public String convertToDatabaseColumn(T attribute) {
            return attribute == null ? null : attribute.toString();
        }
    }

    @Converter(autoApply = true)
    static class UriConverter extends TextConverter<URI> {
        @Override
        public URI convertToEntityAttribute(String column) {
            return column == null ? null : URI.create(column);
        }
    }

    @Converter
    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean attribute) {
            return attribute ? "Y" : "N";
        }

        @Override
        public Boolean convertToEntityAttribute(String column) {
            return "Y".equals(column);
        }
    }

    static class Tags implements AttributeConverter<List<String>, String> {
        @Override
        public String convertToDatabaseColumn(List<String> attribute) {
            return String.join(",", attribute);
        }

        @Override
        public List<String> convertToEntityAttribute(String column) {
            return List.of(column.split(","));
        }
    }

    @Embeddable
    static class Flags {
        boolean small;
        boolean large;
    }

    @MappedSuperclass
    static class Switchable {
        boolean switched;
    }

    @Entity
    @Convert(attributeName = "switched", converter = YesNo.class)
    static class Page extends Switchable {
        @Id
        long id;

        URI address;

        @Convert(disableConversion = true)
        URI raw;

        @Convert(converter = YesNo.class)
        boolean published;

        @Convert(converter = Tags.class)
        List<String> tags;

        @Embedded
        @Convert(attributeName = "large", converter = YesNo.class)
        Flags flags;
    }

    private final MappedModel model = Models.of(Page.class, UriConverter.class, YesNo.class);

    private BasicAttribute attribute(String name) {
        return (BasicAttribute) model.mapper(Page.class).attribute(name);
    }

    @Test
    void aConverterAppliesByItselfUnlessSwitchedOff() {
        assertThat(attribute("address").type()).isInstanceOf(ConvertedType.class);
        assertThat(attribute("address").column().type().javaType()).isEqualTo(URI.class);
        assertThat(((ConvertedType) attribute("address").type()).columnType()).isEqualTo(ColumnTypes.STRING);
        assertThat(attribute("raw").type()).isNotInstanceOf(ConvertedType.class);
    }

    @Test
    void aNamedConverterApplies() {
        assertThat(attribute("published").type()).isInstanceOf(ConvertedType.class);
        assertThat(attribute("tags").type()).isInstanceOf(ConvertedType.class);
        assertThat(attribute("switched").type()).isSameAs(attribute("published").type());
        assertThat(attribute("tags").copy(List.of("a", "b"))).isEqualTo(List.of("a", "b"));
    }

    @Test
    void anOwnerConvertsInsideItsEmbeddable() {
        EmbeddedAttribute flags = (EmbeddedAttribute) model.mapper(Page.class).attribute("flags");
        assertThat(((BasicAttribute) flags.attributes().get(0)).type()).isEqualTo(ColumnTypes.BOOLEAN);
        assertThat(((BasicAttribute) flags.attributes().get(1)).type()).isInstanceOf(ConvertedType.class);
    }

    @Converter(autoApply = true)
    static class SecondUriConverter extends UriConverter {}

    @Converter
    static class NoConverter {}

    static class Failing implements AttributeConverter<String, String> {
        Failing() {
            throw new IllegalStateException("not today");
        }

        @Override
        public String convertToDatabaseColumn(String attribute) {
            return attribute;
        }

        @Override
        public String convertToEntityAttribute(String column) {
            return column;
        }
    }

    @Entity
    static class Wrong {
        @Id
        @Convert(converter = YesNo.class)
        boolean id;

        @Convert(converter = YesNo.class)
        String text;

        @Convert(converter = Failing.class)
        String failing;

        @Convert(attributeName = "nothing", converter = YesNo.class)
        boolean flag;
    }

    @Test
    void wrongConvertersAreRefused() {
        assertThat(Models.problems(Wrong.class, UriConverter.class, SecondUriConverter.class, NoConverter.class))
                .containsExactly(
                        "ATH1035 ConverterTest$Failing: the converter cannot be instantiated:"
                                + " java.lang.IllegalStateException: not today -> Give it a constructor without"
                                + " parameters that does not fail",
                        "ATH1031 ConverterTest$NoConverter: it does not say what it converts -> Implement"
                                + " AttributeConverter with two type arguments",
                        "ATH1032 ConverterTest$UriConverter: ConverterTest$SecondUriConverter applies to every"
                                + " java.net.URI too -> Set autoApply = false on one of them",
                        "ATH1063 ConverterTest$Wrong.flag: an override or @Convert is for the attribute 'nothing', which"
                                + " does not exist there -> Correct the attribute name",
                        "ATH1013 ConverterTest$Wrong.id: @Convert does not belong on this kind of attribute -> Remove the"
                                + " annotation",
                        "ATH1033 ConverterTest$Wrong.text: the converter ConverterTest$YesNo is for java.lang.Boolean,"
                                + " the attribute is of type java.lang.String -> Name a converter for the type of the"
                                + " attribute");
    }
}
