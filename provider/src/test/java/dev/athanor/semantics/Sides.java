package dev.athanor.semantics;

import dev.athanor.DeleteOrphan;
import dev.athanor.SingleParent;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Entities with relationships of each kind that have two sides, none of which helps the other: setters only set. */
final class Sides {
    static final List<Class<?>> ENTITIES = List.of(Shelf.class, Book.class, Team.class, Member.class, Tag.class);

    /** The choices of SQLAlchemy. */
    static final Map<String, Object> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");

    private Sides() {}

    static ShopUnit unit(TestDatabase database, Map<String, ?> properties) {
        ShopUnit unit = new ShopUnit(database, properties, ENTITIES);
        unit.execute(
                "INSERT INTO tag (id) VALUES (1), (2)",
                "INSERT INTO shelf (id, name) VALUES (1, 'one'), (2, 'two')",
                "INSERT INTO book (id, shelf_id) VALUES (1, 1), (2, 1), (3, 2)",
                "INSERT INTO book_tag (books_id, tags_id) VALUES (1, 1)",
                "INSERT INTO team (id) VALUES (1), (2)",
                "INSERT INTO member (id, team_id, leads_id) VALUES (1, 1, 1), (2, 1, NULL)");
        unit.log.clear();
        return unit;
    }

    /** One to many, without orphans. */
    @Entity
    @Table(name = "shelf")
    static class Shelf {
        @Id
        Integer id;

        String name;

        @OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        List<Book> books = new ArrayList<>();

        Shelf() {}

        Shelf(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "book")
    static class Book {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        Shelf shelf;

        @ManyToMany(cascade = CascadeType.PERSIST)
        @OrderBy("id")
        List<Tag> tags = new ArrayList<>();

        Book() {}

        Book(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "tag")
    static class Tag {
        @Id
        Integer id;

        @ManyToMany(mappedBy = "tags")
        @OrderBy("id")
        List<Book> books;

        Tag() {}

        Tag(int id) {
            this.id = id;
        }
    }

    /** One to many with orphans, and one to one. */
    @Entity
    @Table(name = "team")
    static class Team {
        @Id
        Integer id;

        @OneToMany(mappedBy = "team", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        List<Member> members = new ArrayList<>();

        @OneToOne(mappedBy = "leads", fetch = FetchType.LAZY)
        Member leader;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        @DeleteOrphan
        @SingleParent
        Tag badge;

        Team() {}

        Team(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "member")
    static class Member {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        Team team;

        @OneToOne(fetch = FetchType.LAZY)
        Team leads;

        Member() {}

        Member(int id) {
            this.id = id;
        }
    }
}
