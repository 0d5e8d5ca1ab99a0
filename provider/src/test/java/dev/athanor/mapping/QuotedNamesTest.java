package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names in quotes keep their case and their blanks; reserved words need none. */
class QuotedNamesTest {
    @Entity
    @Table(
            name = "\"Line Items\"",
            uniqueConstraints = @UniqueConstraint(name = "\"Unique Text\"", columnNames = "\"the Text\""))
    static class Quoted {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "quoted")
        @SequenceGenerator(name = "quoted", sequenceName = "\"Item Numbers\"", allocationSize = 1)
        @Column(name = "\"Id\"")
        int id;

        @Column(name = "\"the Text\"")
        @Nullable String text;

        @Column(name = "`select`")
        @Nullable String selected;

        @ManyToOne
        @JoinColumn(name = "\"Parent Id\"")
        @Nullable Quoted parent;

        @ManyToMany(cascade = CascadeType.PERSIST)
        @JoinTable(
                name = "\"Items of Users\"",
                joinColumns = @JoinColumn(name = "\"Item\""),
                inverseJoinColumns = @JoinColumn(name = "\"USER\""))
        Set<User> users = new HashSet<>();

        Quoted() {}

        Quoted(@Nullable String text) {
            this.text = text;
        }
    }

    /** Every name is a reserved word somewhere, and none is quoted in the mapping. */
    @Entity
    static class User {
        @Id
        int key;

        @Version
        int check;

        @Nullable String user;

        @Nullable String value;

        boolean end;

        @Nullable Integer limit;

        @ManyToOne
        @Nullable Group group;

        @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Order> order = new ArrayList<>();

        User() {}

        User(int key) {
            this.key = key;
        }
    }

    @Entity
    static class Group {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long table;

        @Nullable String column;

        @ManyToMany
        Set<Order> where = new HashSet<>();
    }

    @Entity
    static class Order {
        @Id
        @GeneratedValue
        long select;

        @ManyToOne
        @Nullable User user;

        @Column(name = "ORDER", length = 7, unique = true)
        @Nullable String by;

        Order() {}

        Order(User user) {
            this.user = user;
            user.order.add(this);
        }
    }

    @OnEachDatabase
    void quotedNamesKeepTheirCaseAndTheirBlanks(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Quoted.class, User.class, Group.class, Order.class)) {
            Quoted parent = new Quoted("p");
            Quoted child = new Quoted("c");
            child.selected = "s";
            child.parent = parent;
            child.users.add(new User(5));
            unit.persist(parent, child);
            assertThat(unit.rows(database.quotes(
                            "SELECT \"Id\", \"the Text\", \"select\", \"Parent Id\" FROM \"Line Items\" ORDER BY 1")))
                    .containsExactly(
                            java.util.Arrays.asList(1, "p", null, null), java.util.Arrays.asList(2, "c", "s", 1));
            assertThat(unit.rows(database.quotes("SELECT \"Item\", \"USER\" FROM \"Items of Users\"")))
                    .containsExactly(List.of(2, 5));
            unit.with(Quoted.class, 2, loaded -> {
                assertThat(loaded.parent.text).isEqualTo("p");
                assertThat(loaded.users).hasSize(1);
                loaded.selected = "t";
                loaded.users.clear();
            });
            assertThat(unit.value(database.quotes("SELECT \"select\" FROM \"Line Items\" WHERE \"Id\" = 2")))
                    .isEqualTo("t");
            assertThat(unit.rows(database.quotes("SELECT * FROM \"Items of Users\"")))
                    .isEmpty();
        }
    }

    @OnEachDatabase
    void reservedWordsAreNamesLikeOthers(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, User.class, Group.class, Order.class)) {
            User user = new User(1);
            user.user = "u";
            user.value = "v";
            user.end = true;
            user.limit = 3;
            Order order = new Order(user);
            order.by = "b";
            Group group = new Group();
            group.column = "c";
            group.where.add(order);
            user.group = group;
            unit.persist(group, user);
            unit.inTransaction(session -> {
                User loaded = MappedUnit.find(session, User.class, 1);
                assertThat(loaded.user).isEqualTo("u");
                assertThat(loaded.end).isTrue();
                assertThat(loaded.limit).isEqualTo(3);
                assertThat(loaded.group.column).isEqualTo("c");
                assertThat(loaded.group.where).containsExactlyElementsOf(loaded.order);
                assertThat(loaded.order.get(0).by).isEqualTo("b");
                loaded.end = false;
                loaded.group.where.clear();
                loaded.order.clear();
            });
            unit.inTransaction(session -> {
                User loaded = MappedUnit.find(session, User.class, 1);
                assertThat(loaded.end).isFalse();
                assertThat(loaded.order).isEmpty();
                session.remove(loaded);
                session.remove(loaded.group);
            });
        }
    }

    @OnEachDatabase
    void theSchemaOfSuchNamesCanBeMadeAgain(TestDatabase database) {
        for (int i = 0; i < 2; i++) {
            try (MappedUnit unit = new MappedUnit(database, Quoted.class, User.class, Group.class, Order.class)) {
                unit.persist(new Quoted("x"));
            }
        }
    }
}
