package dev.athanor.internal.query;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entities that queries of the tests are about. */
final class Store {
    static final List<Class<?>> ENTITIES = List.of(
            Customer.class,
            Passport.class,
            Order.class,
            Line.class,
            Product.class,
            Book.class,
            Toy.class,
            Tag.class,
            Payment.class,
            CardPayment.class,
            CashPayment.class,
            Shelf.class,
            Box.class,
            Address.class,
            YesNo.class);

    private Store() {}

    enum Status {
        OPEN,
        PAID,
        LOST
    }

    @Converter
    static class YesNo implements AttributeConverter<Boolean, String> {
        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable Boolean value) {
            return value == null ? null : value ? "Y" : "N";
        }

        @Override
        public @Nullable Boolean convertToEntityAttribute(@Nullable String column) {
            return column == null ? null : column.equals("Y");
        }
    }

    @Embeddable
    static class Address {
        String street;
        String city;

        Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }
    }

    @Entity
    static class Customer {
        @Id
        Long id;

        @Version
        int version;

        String name;
        char grade = 'D';
        boolean active;

        @Convert(converter = YesNo.class)
        Boolean vip;

        @Embedded
        Address address;

        @OneToMany(mappedBy = "customer")
        Set<Order> orders = new HashSet<>();

        @OneToOne(mappedBy = "owner", fetch = FetchType.LAZY)
        Passport passport;

        Customer() {}

        Customer(long id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    static class Passport {
        @Id
        int number;

        @OneToOne(fetch = FetchType.LAZY)
        Customer owner;
    }

    @Entity(name = "Order")
    @Table(name = "orders")
    static class Order {
        @Id
        int id;

        BigDecimal total;
        double weight;
        short priority;
        LocalDate day;

        @Enumerated(EnumType.ORDINAL)
        Status status;

        @Enumerated(EnumType.STRING)
        Status before;

        @ManyToOne(fetch = FetchType.LAZY)
        Customer customer;

        @OneToMany(mappedBy = "order")
        @OrderBy("quantity desc")
        List<Line> lines = new ArrayList<>();

        @OneToMany(mappedBy = "giftOf")
        @MapKey(name = "quantity")
        Map<Integer, Line> gifts = new HashMap<>();
    }

    @Entity
    static class Line {
        @Id
        long id;

        int quantity;
        Float price;

        @ManyToOne(fetch = FetchType.LAZY)
        Order order;

        @ManyToOne(fetch = FetchType.LAZY)
        Order giftOf;

        @ManyToOne(fetch = FetchType.LAZY)
        Product product;
    }

    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    static class Product {
        @Id
        String code;

        String title;

        @ManyToMany
        Set<Tag> tags = new HashSet<>();
    }

    @Entity
    static class Book extends Product {
        Integer pages;
    }

    @Entity
    static class Toy extends Product {
        Integer age;
    }

    @Entity
    static class Tag {
        @Id
        String name;

        @ManyToMany(mappedBy = "tags")
        Set<Product> products = new HashSet<>();
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Payment {
        @Id
        int id;

        BigDecimal amount;

        @ManyToOne(fetch = FetchType.LAZY)
        Order order;
    }

    @Entity
    static class CardPayment extends Payment {
        String card;
    }

    @Entity
    static class CashPayment extends Payment {
        String currency;
    }

    @Entity
    static class Shelf {
        @Id
        String label;

        @OneToMany(mappedBy = "shelf")
        List<Box> boxes = new ArrayList<>();
    }

    @Entity
    static class Box {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Shelf shelf;
    }

    /** Made by constructor expressions. */
    static class Sale {
        final String text;
        final long number;

        Sale(String text, long number) {
            this.text = text;
            this.number = number;
        }

        Sale(Order order) {
            this("order " + order.id, order.id);
        }

        @Override
        public String toString() {
            return text + "=" + number;
        }
    }

    /** Made by constructor expressions, where it can be made at all. */
    record Strict(int pages) {
        Strict {
            if (pages < 0) {
                throw new IllegalStateException("pages " + pages);
            }
        }
    }
}
