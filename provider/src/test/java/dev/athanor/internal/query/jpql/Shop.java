package dev.athanor.internal.query.jpql;

import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.mapping.build.MappingBuilder;
import dev.athanor.internal.query.model.QueryModel;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.dynamic.ClassFileLocator;

/** The entities that the queries of these tests are about. */
final class Shop {
    private static final JpqlReader READER = new JpqlReader(model(), Shop.class.getClassLoader());

    private Shop() {}

    static QueryModel read(String query) {
        return READER.read(query);
    }

    private static MappedModel model() {
        ClassLoader loader = Shop.class.getClassLoader();
        return new MappingBuilder(
                        loader, ClassFileLocator.ForClassLoader.of(loader), new ReflectiveCompanions(), Callbacks::new)
                .build(Stream.of(
                                Customer.class,
                                Order.class,
                                LineItem.class,
                                Product.class,
                                Book.class,
                                Toy.class,
                                Passport.class,
                                Address.class,
                                YesNo.class)
                        .map(Class::getName)
                        .toList());
    }

    enum Status {
        OPEN,
        PAID
    }

    @Converter
    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public String convertToDatabaseColumn(Boolean value) {
            return value == null ? null : value ? "Y" : "N";
        }

        @Override
        public Boolean convertToEntityAttribute(String column) {
            return column == null ? null : column.equals("Y");
        }
    }

    @Embeddable
    static class Address {
        String street;
        String city;

        @ManyToOne
        Product favourite;
    }

    @Entity
    static class Customer {
        @Id
        Long id;

        @Version
        int version;

        String name;
        char grade;
        boolean active;

        @Convert(converter = YesNo.class)
        Boolean vip;

        Address address;

        @OneToMany(mappedBy = "customer")
        Set<Order> orders;

        @OneToOne(mappedBy = "owner")
        Passport passport;
    }

    @Entity
    static class Passport {
        @Id
        int number;

        @OneToOne
        Customer owner;
    }

    @Entity(name = "Order")
    static class Order {
        @Id
        int id;

        BigDecimal total;
        double weight;
        short priority;
        LocalDate day;

        @Enumerated(EnumType.ORDINAL)
        Status status;

        @ManyToOne
        Customer customer;

        @OneToMany(mappedBy = "order")
        List<LineItem> lines;

        @OneToMany(mappedBy = "giftOf")
        @MapKey(name = "quantity")
        Map<Integer, LineItem> gifts;
    }

    @Entity
    static class LineItem {
        @Id
        long id;

        int quantity;
        Float price;

        @ManyToOne
        Order order;

        @ManyToOne
        Order giftOf;

        @ManyToOne
        Product product;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Product {
        @Id
        String code;

        String title;

        @ManyToMany
        List<Product> related;
    }

    @Entity
    static class Book extends Product {
        int pages;
    }

    @Entity
    static class Toy extends Product {
        int age;
    }

    /** Made by constructor expressions. */
    static class Line {
        Line(String text, long number) {}

        Line(String text, Integer number) {}

        Line(Order order) {}
    }
}
