package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Embeddables: nested, used twice, overridden, inherited, null, with references. */
class EmbeddableTest {
    @MappedSuperclass
    static class Dated {
        @Nullable Date since;
    }

    @Embeddable
    static class Point {
        int x;

        @Nullable Integer y;

        Point() {}

        Point(int x, @Nullable Integer y) {
            this.x = x;
            this.y = y;
        }
    }

    @Embeddable
    static class Place extends Dated {
        @Nullable String name;

        @Embedded
        @Nullable Point point;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        @Nullable Country country;

        Place() {}

        Place(@Nullable String name, @Nullable Point point, @Nullable Country country) {
            this.name = name;
            this.point = point;
            this.country = country;
        }
    }

    @Entity
    @Table(name = "country")
    static class Country {
        @Id
        String code = "";

        String name = "";

        Country() {}

        Country(String code) {
            this.code = code;
            this.name = "Country " + code;
        }
    }

    @Entity
    @Table(name = "journey")
    static class Journey {
        @Id
        int id;

        @Embedded
        @Nullable Place start;

        @AttributeOverrides({
            @AttributeOverride(name = "name", column = @Column(name = "goal_name", length = 10)),
            @AttributeOverride(name = "since", column = @Column(name = "goal_since")),
            @AttributeOverride(name = "point.x", column = @Column(name = "goal_x")),
            @AttributeOverride(name = "point.y", column = @Column(name = "goal_y"))
        })
        @AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "goal_country"))
        @Nullable Place goal;

        Journey() {}

        Journey(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "shape")
    @AttributeOverride(name = "centre.x", column = @Column(name = "cx"))
    static class Shape {
        @Id
        int id;

        @AttributeOverride(name = "y", column = @Column(name = "cy"))
        Point centre = new Point(1, 1);
    }

    private static MappedUnit unit(TestDatabase database) {
        return new MappedUnit(database, Journey.class, Place.class, Point.class, Country.class, Dated.class);
    }

    private static Journey journey() {
        Journey made = new Journey(1);
        made.start = new Place("here", new Point(1, 2), new Country("DE"));
        made.start.since = new Date(1000);
        made.goal = new Place("there", new Point(3, 4), new Country("FR"));
        return made;
    }

    @OnEachDatabase
    void oneTypeTwiceWithItsOwnColumnsEach(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(journey());
            assertThat(unit.row("SELECT name, x, y, country_code, goal_name, goal_x, goal_y, goal_country, goal_since"
                            + " FROM journey"))
                    .containsExactly("here", 1, 2, "DE", "there", 3, 4, "FR", null);
            unit.with(Journey.class, 1, loaded -> {
                assertThat(loaded.start.name).isEqualTo("here");
                assertThat(loaded.start.since).isEqualTo(new Date(1000));
                assertThat(loaded.start.point.y).isEqualTo(2);
                assertThat(loaded.goal.name).isEqualTo("there");
                assertThat(loaded.goal.since).isNull();
                assertThat(loaded.goal.point.x).isEqualTo(3);
                assertThat(loaded.start.country.name).isEqualTo("Country DE");
                assertThat(loaded.goal.country.name).isEqualTo("Country FR");
            });
        }
    }

    @OnEachDatabase
    void onlyTheColumnsThatChangedAreWritten(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(journey());
            unit.log.clear();
            unit.with(Journey.class, 1, loaded -> loaded.goal.point.y = 9);
            unit.with(Journey.class, 1, loaded -> loaded.start.since.setTime(2000));
            unit.with(
                    Journey.class,
                    1,
                    loaded -> loaded.start = new Place("here", new Point(1, 7), loaded.start.country));
            unit.with(Journey.class, 1, loaded -> loaded.goal.point = new Point(5, 9));
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE journey SET goal_y = ? WHERE id = ?",
                            "UPDATE journey SET since = ? WHERE id = ?",
                            "UPDATE journey SET since = ?, y = ? WHERE id = ?",
                            "UPDATE journey SET goal_x = ? WHERE id = ?");
            assertThat(unit.row("SELECT name, x, y, goal_name, goal_x, goal_y FROM journey"))
                    .containsExactly("here", 1, 7, "there", 5, 9);
        }
    }

    @OnEachDatabase
    void nullIsNullInEveryColumnAndBack(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(new Journey(1));
            assertThat(unit.row("SELECT name, x, y, country_code, goal_x FROM journey"))
                    .containsExactly(null, null, null, null, null);
            unit.with(Journey.class, 1, loaded -> {
                assertThat(loaded.start).isNull();
                assertThat(loaded.goal).isNull();
                loaded.start = new Place("here", null, null);
            });
            unit.with(Journey.class, 1, loaded -> {
                assertThat(loaded.start.name).isEqualTo("here");
                assertThat(loaded.start.point).isNull();
                assertThat(loaded.start.country).isNull();
                loaded.start.point = new Point(0, null);
            });
            unit.with(Journey.class, 1, loaded -> {
                assertThat(loaded.start.point.x).isZero();
                assertThat(loaded.start.point.y).isNull();
                loaded.start = null;
            });
            assertThat(unit.row("SELECT name, x, y FROM journey")).containsExactly(null, null, null);
        }
    }

    @OnEachDatabase
    void aReferenceInsideCanChangeInPlace(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(journey());
            unit.log.clear();
            unit.inTransaction(session -> {
                Journey loaded = MappedUnit.find(session, Journey.class, 1);
                loaded.goal.country = MappedUnit.find(session, Country.class, "DE");
                loaded.start.country = new Country("IT");
            });
            assertThat(unit.row("SELECT country_code, goal_country FROM journey"))
                    .containsExactly("IT", "DE");
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE journey SET country_code = ?, goal_country = ? WHERE id = ?");
            unit.with(Journey.class, 1, loaded -> loaded.goal.country = null);
            assertThat(unit.row("SELECT country_code, goal_country FROM journey"))
                    .containsExactly("IT", null);
        }
    }

    @OnEachDatabase
    void overridesOfTheEntityReachInto(TestDatabase database) {
        try (MappedUnit unit = new MappedUnit(database, Shape.class, Point.class)) {
            Shape made = new Shape();
            made.id = 1;
            made.centre.x = 3;
            unit.persist(made);
            assertThat(unit.row("SELECT id, cx, cy FROM shape")).containsExactly(1, 3, 1);
            unit.with(Shape.class, 1, loaded -> assertThat(loaded.centre.x).isEqualTo(3));
        }
    }

    @OnEachDatabase
    void oneObjectInTwoEntitiesIsAChangeOfBoth(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(new Journey(1), new Journey(2));
            unit.inTransaction(session -> {
                Point shared = new Point(1, 1);
                Journey one = MappedUnit.find(session, Journey.class, 1);
                Journey two = MappedUnit.find(session, Journey.class, 2);
                one.start = new Place("one", shared, null);
                two.start = new Place("two", shared, null);
                session.flush();
                shared.x = 8;
            });
            assertThat(unit.rows("SELECT x FROM journey ORDER BY id"))
                    .containsExactly(java.util.List.of(8), java.util.List.of(8));
        }
    }

    @OnEachDatabase
    void aMutableValueInsideThatTheProgramKeepsCanChangeAfterTheFlush(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            unit.persist(journey());
            unit.inTransaction(session -> {
                Journey loaded = MappedUnit.find(session, Journey.class, 1);
                Date since = loaded.start.since;
                since.setTime(2000);
                session.flush();
                since.setTime(3000);
                session.flush();
                unit.log.clear();
                session.flush();
                assertThat(unit.log.statements()).isEmpty();
                since.setTime(4000);
            });
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE journey SET since = ? WHERE id = ?");
            unit.with(Journey.class, 1, loaded -> assertThat(loaded.start.since).isEqualTo(new Date(4000)));
        }
    }

    @OnEachDatabase
    void mergeCopiesValuesNotObjects(TestDatabase database) {
        try (MappedUnit unit = unit(database)) {
            Journey detached = journey();
            unit.persist(detached);
            detached.start.name = "elsewhere";
            detached.goal = null;
            unit.inTransaction(session -> {
                Journey managed = (Journey) session.merge(detached);
                assertThat(managed.start).isNotSameAs(detached.start);
                assertThat(managed.start.country).isNotSameAs(detached.start.country);
                detached.start.name = "not managed";
            });
            assertThat(unit.row("SELECT name, x, country_code, goal_name, goal_country FROM journey"))
                    .containsExactly("elsewhere", 1, "DE", null, null);
        }
    }
}
