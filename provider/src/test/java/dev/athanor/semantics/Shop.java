package dev.athanor.semantics;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entities of the tests: customers with orders, orders with lines, articles with tags. */
final class Shop {
    static final List<Class<?>> ENTITIES =
            List.of(Customer.class, Order.class, Line.class, Article.class, Tag.class, Address.class, Person.class);

    private Shop() {}

    @Entity
    @Table(name = "customer")
    static class Customer {
        @Id
        Integer id;

        String name;

        @Embedded
        Address address;

        @Temporal(TemporalType.TIMESTAMP)
        Date since;

        @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        List<Order> orders = new ArrayList<>();

        Customer() {}

        Customer(int id, String name) {
            this.id = id;
            this.name = name;
        }

        Order addOrder(Order order) {
            order.customer = this;
            orders.add(order);
            return order;
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
    @Table(name = "orders")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "order_ids")
        @SequenceGenerator(name = "order_ids", sequenceName = "order_ids", allocationSize = 10)
        Long id;

        @Column(length = 40)
        String title;

        @Version
        int version;

        @ManyToOne(fetch = FetchType.LAZY)
        Customer customer;

        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Line> lines = new HashSet<>();

        Order() {}

        Order(String title) {
            this.title = title;
        }
    }

    @Entity
    @Table(name = "line")
    static class Line {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        int quantity;

        @ManyToOne(fetch = FetchType.LAZY)
        Order order;

        @ManyToOne(fetch = FetchType.LAZY)
        Article article;

        Line() {}

        Line(Order order, Article article, int quantity) {
            this.order = order;
            this.article = article;
            this.quantity = quantity;
            order.lines.add(this);
        }
    }

    @Entity
    @Table(name = "article")
    static class Article {
        @Id
        String code;

        String name;

        @ManyToMany
        Set<Tag> tags = new HashSet<>();

        Article() {}

        Article(String code, String name) {
            this.code = code;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "tag")
    static class Tag {
        @Id
        Integer id;

        String label;

        Tag() {}

        Tag(int id, String label) {
            this.id = id;
            this.label = label;
        }
    }

    /** Refers to its own type. */
    @Entity
    @Table(name = "person")
    static class Person {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        Person boss;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        Person deputy;

        Person() {}

        Person(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }
}
