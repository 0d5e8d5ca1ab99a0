package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import dev.athanor.instrument.States;
import dev.athanor.internal.session.Session;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields or properties: the persistent value is what the field holds, or what getter and setter say. */
class AccessTypeTest {
    @Entity
    @Table(name = "byfield")
    static class ByField {
        @Id
        int id;

        String name = "";

        /** Never called by the provider. */
        String getName() {
            throw new AssertionError("field access calls no getter");
        }

        void setName(String name) {
            throw new AssertionError("field access calls no setter");
        }
    }

    @Entity
    @Table(name = "byproperty")
    static class ByProperty {
        private int number;
        private String theName = "";
        private boolean shut;
        private String uRL = "";
        private int notMapped = 1;

        @Id
        int getId() {
            return number;
        }

        void setId(int id) {
            number = id;
        }

        @Column(name = "full_name")
        String getName() {
            return theName;
        }

        void setName(String name) {
            theName = name;
        }

        boolean isClosed() {
            return shut;
        }

        void setClosed(boolean closed) {
            shut = closed;
        }

        String getURL() {
            return uRL;
        }

        void setURL(String url) {
            uRL = url;
        }

        @Transient
        int getTwice() {
            return notMapped * 2;
        }

        /** No getter of a property: it takes an argument. */
        String getPart(int from) {
            return theName.substring(from);
        }
    }

    /** Trims when written, shouts when read, and counts how often its setter runs. */
    @Entity
    @Table(name = "logic")
    static class WithLogic {
        private int id;
        private String name = "";
        private @Nullable Date since;
        private int cents;
        private String note = "";
        private int version;
        private int setterCalls;
        private List<LogicItem> items = new ArrayList<>();

        @Id
        public int getId() {
            return id;
        }

        public void setId(int id) {
            this.id = id;
        }

        @Version
        public int getVersion() {
            return version;
        }

        public void setVersion(int version) {
            setterCalls++;
            this.version = version;
        }

        public String getName() {
            return name.toUpperCase(Locale.ROOT);
        }

        public void setName(String name) {
            setterCalls++;
            this.name = name.strip();
        }

        /** Hands out a copy, as careful classes do. */
        public @Nullable Date getSince() {
            return since == null ? null : (Date) since.clone();
        }

        public void setSince(@Nullable Date since) {
            setterCalls++;
            this.since = since == null ? null : (Date) since.clone();
        }

        /** Stored in units, kept in cents. */
        public int getUnits() {
            return cents / 100;
        }

        public void setUnits(int units) {
            setterCalls++;
            cents = units * 100;
        }

        /** A getter that reads other attributes, a lazy one included. */
        public String getNote() {
            return note + "/" + items.size();
        }

        public void setNote(String note) {
            setterCalls++;
            // Looks at the others while the row is being read.
            this.note = note.contains("/") ? note.substring(0, note.indexOf('/')) : note;
            if (items != null && since != null && name != null) {
                setterCalls += 100;
            }
        }

        @OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
        @OrderBy("id")
        public List<LogicItem> getItems() {
            return Collections.unmodifiableList(items);
        }

        public void setItems(List<LogicItem> items) {
            this.items = new ArrayList<>(items);
        }

        void pay(int more) {
            cents += more;
        }
    }

    @Entity
    @Table(name = "logicitem")
    static class LogicItem {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable WithLogic owner;

        LogicItem() {}

        LogicItem(int id, WithLogic owner) {
            this.id = id;
            this.owner = owner;
        }
    }

    @Entity
    @Table(name = "mixed")
    static class Mixed {
        @Id
        int id;

        String plain = "";

        @Transient
        private String secret = "";

        @Access(AccessType.PROPERTY)
        @Column(name = "reversed")
        String getSecret() {
            return new StringBuilder(secret).reverse().toString();
        }

        void setSecret(String secret) {
            this.secret = new StringBuilder(secret).reverse().toString();
        }
    }

    @Entity
    @Access(AccessType.PROPERTY)
    @Table(name = "mixedtoo")
    static class MixedToo {
        private int id;

        @Access(AccessType.FIELD)
        private String hidden = "";

        @Id
        int getId() {
            return id;
        }

        void setId(int id) {
            this.id = id;
        }

        @Transient
        String getHidden() {
            throw new AssertionError("its field is mapped");
        }

        void setHidden(String hidden) {
            throw new AssertionError("its field is mapped");
        }
    }

    @Embeddable
    @Access(AccessType.PROPERTY)
    static class Temperature {
        private double kelvin;

        Temperature() {}

        Temperature(double celsius) {
            setCelsius(celsius);
        }

        double getCelsius() {
            return kelvin - 273;
        }

        void setCelsius(double celsius) {
            kelvin = celsius + 273;
        }
    }

    @Entity
    @Table(name = "room")
    static class Room {
        @Id
        int id;

        @Embedded
        @Nullable Temperature temperature;
    }

    @OnEachDatabase
    void fieldsAreReadAndWrittenPastTheAccessors(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, ByField.class)) {
            ByField made = new ByField();
            made.id = 1;
            made.name = "Ada";
            unit.persist(made);
            unit.with(ByField.class, 1, loaded -> {
                assertThat(loaded.name).isEqualTo("Ada");
                loaded.name = "Eve";
            });
            assertThat(unit.row("SELECT id, name FROM byfield")).containsExactly(1, "Eve");
        }
    }

    @OnEachDatabase
    void propertiesAreNamedByTheirAccessorsWhateverTheirFieldsAreCalled(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, ByProperty.class)) {
            ByProperty made = new ByProperty();
            made.setId(1);
            made.setName("Ada");
            made.setClosed(true);
            made.setURL("http://example.org");
            unit.persist(made);
            assertThat(unit.row("SELECT id, full_name, closed, URL FROM byproperty"))
                    .containsExactly(1, "Ada", true, "http://example.org");
            unit.with(ByProperty.class, 1, loaded -> {
                assertThat(loaded.getName()).isEqualTo("Ada");
                assertThat(loaded.isClosed()).isTrue();
                assertThat(loaded.getURL()).isEqualTo("http://example.org");
                loaded.setName("Eve");
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE byproperty SET full_name = ? WHERE id = ?");
        }
    }

    private static WithLogic withLogic() {
        WithLogic made = new WithLogic();
        made.setId(1);
        made.setName("  ada ");
        made.setUnits(5);
        made.setNote("n");
        made.setSince(new Date(1000));
        made.setItems(List.of(new LogicItem(1, made), new LogicItem(2, made)));
        return made;
    }

    @OnEachDatabase
    void thePersistentValueIsWhatTheGetterSays(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, WithLogic.class, LogicItem.class)) {
            unit.persist(withLogic());
            assertThat(unit.row("SELECT id, name, units, note FROM logic")).containsExactly(1, "ADA", 5, "n/2");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void loadingThroughSettersIsNoChangeAndLoadsNothingElse(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, WithLogic.class, LogicItem.class)) {
            unit.persist(withLogic());
            unit.database.execute("UPDATE logic SET name = ' Eve '");
            unit.log.clear();
            unit.with(WithLogic.class, 1, loaded -> {
                assertThat(unit.log.statements()).hasSize(1);
                Instrumented woven = (Instrumented) loaded;
                assertThat(woven.$athanor$state().isAnyChanged()).isFalse();
                assertThat(loaded.name).isEqualTo("Eve");
                assertThat(loaded.cents).isEqualTo(500);
                assertThat(loaded.note).isEqualTo("n");
                assertThat(loaded.setterCalls % 100).isEqualTo(5);
                assertThat(loaded.getSince()).isEqualTo(new Date(1000));
                assertThat(unit.log.statements()).hasSize(1);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aChangeOfAnyFieldThatTheGetterReadsIsAChange(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, WithLogic.class, LogicItem.class)) {
            unit.persist(withLogic());
            unit.log.clear();
            unit.with(WithLogic.class, 1, loaded -> loaded.pay(250));
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE logic SET units = ?, version = ? WHERE id = ? AND version = ?");
            assertThat(unit.value("SELECT units FROM logic")).isEqualTo(7);
            unit.log.clear();
            unit.with(WithLogic.class, 1, loaded -> {
                // Less than a unit; a blank that is trimmed; a date of which only a copy changes.
                loaded.pay(50);
                loaded.setName(" ada");
                loaded.getSince().setTime(5000);
            });
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            unit.with(WithLogic.class, 1, loaded -> loaded.setSince(new Date(5000)));
            unit.with(
                    WithLogic.class, 1, loaded -> assertThat(loaded.getSince()).isEqualTo(new Date(5000)));
        }
    }

    @OnEachDatabase
    void aCollectionThatTheAccessorsCopyIsWrittenAndRead(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, WithLogic.class, LogicItem.class)) {
            unit.persist(withLogic());
            unit.with(WithLogic.class, 1, loaded -> {
                assertThat(loaded.getItems()).extracting(item -> item.id).containsExactly(1, 2);
                List<LogicItem> items = new ArrayList<>(loaded.getItems());
                items.remove(0);
                items.add(new LogicItem(3, loaded));
                loaded.setItems(items);
            });
            assertThat(unit.rows("SELECT id FROM logicitem ORDER BY id")).containsExactly(List.of(2), List.of(3));
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void mergeRefreshAndReferencesGoThroughTheAccessors(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, WithLogic.class, LogicItem.class)) {
            WithLogic made = withLogic();
            unit.persist(made);
            made.setName("  eve ");
            made.setUnits(9);
            unit.inTransaction(session -> session.merge(made));
            assertThat(unit.row("SELECT name, units, version FROM logic")).containsExactly("EVE", 9, 2);
            unit.inTransaction((Session session) -> {
                WithLogic reference = (WithLogic) session.reference(WithLogic.class, 1);
                assertThat(reference.getUnits()).isEqualTo(9);
                database.execute("UPDATE logic SET units = 11");
                session.refresh(reference);
                assertThat(reference.getUnits()).isEqualTo(11);
                assertThat(States.of(reference).isAnyChanged()).isFalse();
            });
            unit.with(WithLogic.class, 1, loaded -> loaded.setUnits(12));
            unit.with(
                    WithLogic.class,
                    1,
                    loaded -> assertThat(loaded.getVersion()).isEqualTo(3));
        }
    }

    @OnEachDatabase
    void singleMembersCanSayOtherwise(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Mixed.class, MixedToo.class)) {
            Mixed mixed = new Mixed();
            mixed.id = 1;
            mixed.plain = "p";
            mixed.secret = "abc";
            MixedToo too = new MixedToo();
            too.setId(1);
            too.hidden = "h";
            unit.persist(mixed, too);
            assertThat(unit.row("SELECT id, plain, reversed FROM mixed")).containsExactly(1, "p", "cba");
            assertThat(unit.row("SELECT id, hidden FROM mixedtoo")).containsExactly(1, "h");
            unit.inTransaction(session -> {
                Mixed loaded = MappedUnit.find(session, Mixed.class, 1);
                assertThat(loaded.secret).isEqualTo("abc");
                loaded.secret = "xyz";
                assertThat(MappedUnit.find(session, MixedToo.class, 1).hidden).isEqualTo("h");
            });
            assertThat(unit.value("SELECT reversed FROM mixed")).isEqualTo("zyx");
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_BASIC)
    void embeddablesHaveAccessorsToo(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Room.class)) {
            Room room = new Room();
            room.id = 1;
            room.temperature = new Temperature(20);
            unit.persist(room);
            assertThat(unit.value("SELECT celsius FROM room")).isEqualTo(20.0);
            unit.with(Room.class, 1, loaded -> {
                assertThat(loaded.temperature.kelvin).isEqualTo(293);
                assertThat(States.of(loaded).isAnyChanged()).isFalse();
                loaded.temperature.kelvin = 300;
            });
            assertThat(unit.value("SELECT celsius FROM room")).isEqualTo(27.0);
        }
    }
}
