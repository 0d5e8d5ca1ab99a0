package dev.athanor.semantics;

import static dev.athanor.semantics.Facts.assertState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.OnUpdate;
import dev.athanor.PassiveUpdates;
import dev.athanor.ReferentialAction;
import dev.athanor.WritableForeignKey;
import dev.athanor.internal.state.Lifecycle;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A persistent instance gets another primary key: its row does, and whoever refers to it follows, by ON UPDATE CASCADE or by the flush. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class KeySwitchTest {
    private static final Map<String, String> SQLALCHEMY = Map.of("athanor.semantics", "sqlalchemy");
    private static final String RENAME = "UPDATE ks_country SET code = ? WHERE code = ?";

    /** Italy has two cities, a stamp, a guest, and a league that it is in, France has a visitor, Spain nobody. */
    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices) {
        ManagerUnit unit = new ManagerUnit(
                database, choices, Country.class, City.class, Stamp.class, Visitor.class, League.class, Guest.class);
        unit.execute(
                "INSERT INTO ks_country (code) VALUES ('it'), ('fr'), ('es')",
                "INSERT INTO ks_city (id, country_code) VALUES (1, 'it'), (2, 'it')",
                "INSERT INTO ks_stamp (country_code, number) VALUES ('it', 1)",
                "INSERT INTO ks_visitor (id, country_code) VALUES (1, 'fr')",
                "INSERT INTO ks_guest (id, country_code) VALUES (1, 'it')",
                "INSERT INTO ks_league (id) VALUES (1)",
                "INSERT INTO ks_league_country (league_id, country_code) VALUES (1, 'it')");
        return unit;
    }

    @OnEachDatabase
    void theInstanceIsFoundByItsNewKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Country country = manager.find(Country.class, "es");
            country.code = "ib";
            manager.flush();
            assertThat(unit.writes()).containsExactly(RENAME);
            assertState(country, Lifecycle.PERSISTENT);
            assertThat(manager.find(Country.class, "ib")).isSameAs(country);
            assertThat(manager.find(Country.class, "es")).isNull();
        }
    }

    @OnEachDatabase
    void theDatabaseHandsTheKeyOnAndCellsInMemoryFollow(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Country country = manager.find(Country.class, "it");
            City city = country.cities.get(0);
            country.code = "ro";
            manager.flush();
            assertThat(unit.writes()).containsExactly(RENAME);
            assertThat(city.countryCode).isEqualTo("ro");
            assertThat(city.country).isSameAs(country);
            manager.getTransaction().commit();
            unit.log.clear();
            assertThat(manager.find(City.class, 2).country).isSameAs(country);
        }
    }

    @OnEachDatabase
    void aKeyThatContainsTheKeyFollows(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Country country = manager.find(Country.class, "it");
            Stamp stamp = country.stamps.get(0);
            country.code = "ro";
            manager.flush();
            assertThat(unit.writes()).containsExactly(RENAME);
            assertThat(stamp.countryCode).isEqualTo("ro");
            assertThat(manager.find(Stamp.class, new Stamp.Key("ro", 1))).isSameAs(stamp);
        }
    }

    @OnEachDatabase
    void whoIsNotLoadedIsNotLookedAt(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Country country = manager.find(Country.class, "it");
            unit.log.clear();
            country.code = "ro";
            manager.flush();
            // The one relationship that is not passive is read for its rows; the others are left alone.
            assertThat(unit.log.statements("SELECT")).allMatch(sql -> sql.contains("ks_visitor"));
        }
    }

    @OnEachDatabase
    void aFlushThatCannotRelyOnTheDatabaseUpdatesTheRows(TestDatabase database) {
        for (boolean loaded : new boolean[] {true, false}) {
            try (ManagerUnit unit = unit(database, SQLALCHEMY);
                    EntityManager manager = unit.factory.createEntityManager()) {
                Country country = manager.find(Country.class, "fr");
                if (loaded) {
                    assertThat(country.visitors).hasSize(1);
                }
                country.code = "gl";
                manager.getTransaction().commit();
                assertThat(unit.writes())
                        .containsExactly(RENAME, "UPDATE ks_visitor SET country_code = ? WHERE id = ?");
                assertThat(manager.find(Visitor.class, 1).country).isSameAs(country);
            }
        }
    }

    @OnEachDatabase
    void whoRefersWithoutACollectionIsLookedForInTheSession(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            Guest guest = manager.find(Guest.class, 1);
            Country country = guest.country;
            country.code = "ro";
            manager.flush();
            assertThat(unit.writes()).containsExactly(RENAME);
            assertThat(guest.countryCode).isEqualTo("ro");
        }
    }

    @OnEachDatabase
    void associationRowsFollow(TestDatabase database) {
        try (ManagerUnit unit = unit(database, SQLALCHEMY);
                EntityManager manager = unit.factory.createEntityManager()) {
            League league = manager.find(League.class, 1);
            Country country = league.countries.get(0);
            country.code = "ro";
            manager.getTransaction().commit();
            assertThat(unit.writes()).containsExactly(RENAME);
            assertThat(league.countries).containsExactly(country);
        }
    }

    @OnEachDatabase
    void theStandardRefusesIt(TestDatabase database) {
        assertRefused(database, Map.of());
    }

    @OnEachDatabase
    void soDoesTheChoiceOfTheStandardInTheOtherProfile(TestDatabase database) {
        assertRefused(database, Map.of("athanor.semantics", "sqlalchemy", "athanor.mutable-keys", "false"));
    }

    private static void assertRefused(TestDatabase database, Map<String, String> choices) {
        try (ManagerUnit unit = unit(database, choices);
                EntityManager manager = unit.factory.createEntityManager()) {
            if (!manager.getTransaction().isActive()) {
                manager.getTransaction().begin();
            }
            manager.find(Country.class, "it").code = "ro";
            assertThatThrownBy(manager::flush).isInstanceOf(PersistenceException.class);
            assertThat(unit.writes()).isEmpty();
            manager.getTransaction().rollback();
        }
    }

    @OnEachDatabase
    void inTheStandardItCanBeChosen(TestDatabase database) {
        try (ManagerUnit unit = unit(database, Map.of("athanor.mutable-keys", "true"))) {
            unit.inTransaction(manager -> {
                Country country = manager.find(Country.class, "it");
                City city = country.cities.get(0);
                Stamp stamp = country.stamps.get(0);
                country.code = "ro";
                manager.flush();
                assertThat(unit.writes()).containsExactly(RENAME);
                assertThat(city.countryCode).isEqualTo("ro");
                assertThat(manager.find(Country.class, "ro")).isSameAs(country);
                assertThat(manager.find(Stamp.class, new Stamp.Key("ro", 1))).isSameAs(stamp);
                unit.log.clear();
                manager.find(Country.class, "fr").code = "gl";
                manager.flush();
                assertThat(unit.writes())
                        .containsExactly(RENAME, "UPDATE ks_visitor SET country_code = ? WHERE id = ?");
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(City.class, 2).countryCode).isEqualTo("ro");
                assertThat(manager.find(Visitor.class, 1).country.code).isEqualTo("gl");
            });
        }
    }

    @Entity
    @Table(name = "ks_country")
    static class Country {
        @Id
        @Column(length = 2)
        String code;

        @OneToMany(mappedBy = "country")
        @OrderBy("id")
        List<City> cities = new ArrayList<>();

        @OneToMany(mappedBy = "country")
        List<Stamp> stamps = new ArrayList<>();

        @OneToMany(mappedBy = "country")
        @PassiveUpdates(false)
        List<Visitor> visitors = new ArrayList<>();
    }

    @Entity
    @Table(name = "ks_city")
    static class City {
        @Id
        Integer id;

        @WritableForeignKey
        @Column(name = "country_code", length = 2)
        String countryCode;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "country_code")
        @OnUpdate(ReferentialAction.CASCADE)
        Country country;
    }

    @Entity
    @Table(name = "ks_stamp")
    @IdClass(Stamp.Key.class)
    static class Stamp {
        @Id
        @WritableForeignKey
        @Column(name = "country_code", length = 2)
        String countryCode;

        @Id
        Integer number;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "country_code")
        @OnUpdate(ReferentialAction.CASCADE)
        Country country;

        record Key(String countryCode, Integer number) {}
    }

    /** Its foreign key is one for the program alone. */
    @Entity
    @Table(name = "ks_visitor")
    static class Visitor {
        @Id
        Integer id;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "country_code", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @PassiveUpdates(false)
        Country country;
    }

    /** No collection tells of it. */
    @Entity
    @Table(name = "ks_guest")
    static class Guest {
        @Id
        Integer id;

        @WritableForeignKey
        @Column(name = "country_code", length = 2)
        String countryCode;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "country_code")
        @OnUpdate(ReferentialAction.CASCADE)
        Country country;
    }

    @Entity
    @Table(name = "ks_league")
    static class League {
        @Id
        Integer id;

        @ManyToMany
        @JoinTable(
                name = "ks_league_country",
                joinColumns = @JoinColumn(name = "league_id"),
                inverseJoinColumns = @JoinColumn(name = "country_code"))
        @OnUpdate(ReferentialAction.CASCADE)
        List<Country> countries = new ArrayList<>();
    }
}
