package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** State that entities inherit from classes that are no entities: keys, versions, associations, with type arguments. */
class MappedSuperclassTest {
    @MappedSuperclass
    abstract static class BaseEntity<K extends Serializable> {
        @Id
        private @Nullable K id;

        @Version
        private int version;

        @Nullable K getId() {
            return id;
        }

        void setId(@Nullable K id) {
            this.id = id;
        }

        int getVersion() {
            return version;
        }
    }

    /** Another level, with associations, and an argument passed on. */
    @MappedSuperclass
    abstract static class Audited<K extends Serializable, O> extends BaseEntity<K> {
        @Nullable Instant changed;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        @Nullable User changedBy;

        @ManyToMany(cascade = CascadeType.PERSIST)
        Set<User> watchers = new HashSet<>();

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable O parent;
    }

    /** Between the two there may be classes that are not mapped at all. */
    abstract static class NotMapped<K extends Serializable, O> extends Audited<K, O> {
        String ignored = "not persistent";
    }

    @Entity
    @Table(name = "users")
    static class User extends BaseEntity<String> {
        @Nullable String name;

        User() {}

        User(String id) {
            setId(id);
        }
    }

    @Entity
    @Table(name = "ticket")
    static class Ticket extends NotMapped<Long, Ticket> {
        @Nullable String title;

        Ticket() {}

        Ticket(long id, String title) {
            setId(id);
            this.title = title;
        }
    }

    @Entity
    @Table(name = "wiki_page")
    @AttributeOverride(name = "id", column = @Column(name = "page_id"))
    @AttributeOverride(name = "changed", column = @Column(name = "edited"))
    @AssociationOverride(name = "changedBy", joinColumns = @JoinColumn(name = "editor"))
    @AssociationOverride(
            name = "watchers",
            joinTable =
                    @JoinTable(
                            name = "page_watcher",
                            joinColumns = @JoinColumn(name = "page"),
                            inverseJoinColumns = @JoinColumn(name = "watcher")))
    static class Page extends Audited<UUID, Ticket> {
        @Nullable String text;
    }

    /** The key is generated for some of the subclasses' types only. */
    @MappedSuperclass
    abstract static class Numbered<N extends Number> {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable N number;
    }

    @Entity
    @Table(name = "numbered_int")
    static class NumberedInt extends Numbered<Integer> {}

    @Entity
    @Table(name = "numbered_long")
    static class NumberedLong extends Numbered<Long> {}

    private static MappedUnit unit(TestDatabase database) {
        return new MappedUnit(database, User.class, Ticket.class, Page.class);
    }

    @OnEachDatabase
    void keysAndVersionsAreInherited(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Ticket ticket = new Ticket(7, "first");
            unit.persist(ticket, new User("ada"));
            int before = ticket.getVersion();
            unit.log.clear();
            unit.with(Ticket.class, 7L, loaded -> {
                assertThat(loaded.getId()).isEqualTo(7L);
                loaded.title = "second";
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE ticket SET version = ?, title = ? WHERE id = ? AND version = ?");
            assertThat(unit.row("SELECT id, version, title FROM ticket")).containsExactly(7L, before + 1, "second");
            unit.with(User.class, "ada", loaded -> assertThat(loaded.getId()).isEqualTo("ada"));
        }
    }

    @OnEachDatabase
    void associationsAreInheritedWithTheTypesOfTheArguments(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Ticket parent = new Ticket(1, "parent");
            Ticket child = new Ticket(2, "child");
            child.parent = parent;
            child.changedBy = new User("ada");
            child.changed = Instant.EPOCH;
            child.watchers.add(new User("eve"));
            child.watchers.add(child.changedBy);
            Page page = new Page();
            page.setId(new UUID(1, 2));
            page.parent = child;
            page.changedBy = child.changedBy;
            page.watchers.add(child.changedBy);
            unit.persist(parent, child, page);
            assertThat(unit.row("SELECT changedBy_id, parent_id FROM ticket WHERE id = 2"))
                    .containsExactly("ada", 1L);
            assertThat(unit.rows("SELECT watchers_id FROM ticket_users ORDER BY watchers_id"))
                    .containsExactly(List.of("ada"), List.of("eve"));
            assertThat(unit.row("SELECT editor, parent_id FROM wiki_page")).containsExactly("ada", 2L);
            assertThat(unit.row("SELECT page, watcher FROM page_watcher")).containsExactly(new UUID(1, 2), "ada");
            unit.with(Ticket.class, 2L, loaded -> {
                assertThat(loaded.parent.title).isEqualTo("parent");
                assertThat(loaded.changedBy.getId()).isEqualTo("ada");
                assertThat(loaded.watchers).hasSize(2).contains(loaded.changedBy);
                assertThat(loaded.changed).isEqualTo(Instant.EPOCH);
                assertThat(loaded.ignored).isEqualTo("not persistent");
                loaded.watchers.removeIf(each -> each.getId().equals("eve"));
            });
            unit.with(Page.class, new UUID(1, 2), loaded -> {
                assertThat(loaded.parent.watchers).hasSize(1);
                assertThat(loaded.watchers).containsExactly(loaded.changedBy);
            });
        }
    }

    @OnEachDatabase
    void oneFieldInTheSuperclassHasATypeOfItsOwnInEachSubclass(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, NumberedInt.class, NumberedLong.class)) {
            NumberedInt small = new NumberedInt();
            NumberedLong large = new NumberedLong();
            unit.persist(small, large);
            assertThat((Object) small.number).isEqualTo(1);
            assertThat((Object) large.number).isEqualTo(1L);
            unit.with(
                    NumberedInt.class,
                    1,
                    loaded -> assertThat((Object) loaded.number).isEqualTo(1));
            unit.with(
                    NumberedLong.class,
                    1L,
                    loaded -> assertThat((Object) loaded.number).isEqualTo(1L));
            List<String> types = new ArrayList<>();
            unit.texts("SELECT data_type FROM information_schema.columns WHERE table_schema = '" + database.schema()
                            + "' AND lower(column_name) = 'number'"
                            + " ORDER BY lower(table_name)")
                    .forEach(row -> types.add(String.valueOf(row.get(0)).toLowerCase(java.util.Locale.ROOT)));
            assertThat(types)
                    .containsExactly(database.kind() == TestDatabase.Kind.MARIADB ? "int" : "integer", "bigint");
        }
    }
}
