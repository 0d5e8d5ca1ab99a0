package dev.athanor.semantics;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** People with all kinds of collections of values. */
final class People {
    private People() {}

    enum Colour {
        RED,
        BLUE
    }

    record Weight(int grams) {}

    @Converter
    static class WeightInGrams implements AttributeConverter<Weight, Integer> {
        @Override
        public Integer convertToDatabaseColumn(Weight weight) {
            return weight == null ? null : weight.grams();
        }

        @Override
        public Weight convertToEntityAttribute(Integer grams) {
            return grams == null ? null : new Weight(grams);
        }
    }

    @Entity
    static class City {
        @Id
        int id;

        String name;

        City() {}

        City(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Embeddable
    static class Line {
        String kind;
        int extension;

        Line() {}

        Line(String kind, int extension) {
            this.kind = kind;
            this.extension = extension;
        }
    }

    @Embeddable
    static class Phone {
        String number;

        @Embedded
        Line line;

        @ManyToOne
        City city;

        Phone() {}

        Phone(String number, Line line, City city) {
            this.number = number;
            this.line = line;
            this.city = city;
        }
    }

    @Embeddable
    static class Title {
        String text;

        Title() {}

        Title(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Title title && Objects.equals(text, title.text);
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(text);
        }
    }

    @Entity(name = "Person")
    static class Person {
        @Id
        int id;

        @Version
        int version;

        String name;

        @ElementCollection
        Set<String> nicknames = new HashSet<>();

        @ElementCollection
        @Column(name = "amount", precision = 10, scale = 2)
        Collection<BigDecimal> payments = new ArrayList<>();

        @ElementCollection
        @CollectionTable(name = "likes", joinColumns = @JoinColumn(name = "who"))
        @Enumerated(EnumType.STRING)
        @Column(name = "colour", nullable = false)
        Set<Colour> colours = new HashSet<>();

        @ElementCollection(fetch = FetchType.EAGER)
        @Convert(converter = WeightInGrams.class)
        @OrderBy("DESC")
        List<Weight> weights = new ArrayList<>();

        @ElementCollection
        @AttributeOverride(name = "number", column = @Column(name = "digits"))
        @AttributeOverride(name = "line.kind", column = @Column(name = "sort"))
        @OrderBy("number, line.extension DESC")
        List<Phone> phones = new ArrayList<>();

        @ElementCollection
        Set<Title> titles = new HashSet<>();

        Person() {}

        Person(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    static final Class<?>[] CLASSES = {
        City.class, Line.class, Phone.class, Title.class, Person.class, WeightInGrams.class
    };
}
