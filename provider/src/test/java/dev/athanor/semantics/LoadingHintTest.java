package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.LoadingStrategy;
import dev.athanor.WriteOnlyCollection;
import dev.athanor.message.RaiseLoadException;
import dev.athanor.semantics.Fleet.Ship;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.QueryHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A hint chooses for one query or call how a relationship is loaded, in the words of the property. It goes along wherever the query leads
 * and stays with the instances that it brings: what they lack is loaded in that way later too.
 */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class LoadingHintTest {
    private static final String SHIPS = Fleet.lazy(Fleet.class, "ships");
    private static final String FOLLOWERS = Fleet.lazy(Fleet.class, "followers");
    private static final String SAILORS = Fleet.lazy(Ship.class, "sailors");
    private static final String HOME = Fleet.lazy(Ship.class, "home");

    private record Scene(ManagerUnit unit, EntityManager em) {
        AthanorSession session() {
            return em.unwrap(AthanorSession.class);
        }

        boolean isLoaded(Object entity, String attribute) {
            return session().inspect(entity).loaded().contains(attribute);
        }

        List<String> statements() {
            return unit.log.statements();
        }
    }

    private static void inBothProfiles(TestDatabase database, Consumer<Scene> work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            try (ManagerUnit unit = Fleet.unit(database, Map.of("athanor.semantics", profile));
                    EntityManager em = unit.factory.createEntityManager()) {
                em.getTransaction().begin();
                work.accept(new Scene(unit, em));
                // What was refused may have marked it.
                em.getTransaction().rollback();
            }
        }
    }

    // ---- where it is given ------------------------------------------------------------

    @OnEachDatabase
    void ofFind(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SHIPS, "joined", HOME, "select"));
            assertThat(scene.isLoaded(fleet, "ships")).isTrue();
            assertThat(scene.statements()).singleElement().asString().contains("LEFT JOIN Ship");
        });
    }

    @OnEachDatabase
    void ofFindForAnInstanceThatIsThere(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1);
            scene.em().find(Fleet.class, 1, Map.of(SHIPS, LoadingStrategy.SELECTIN, HOME, "select"));
            assertThat(scene.isLoaded(fleet, "ships")).isTrue();
            assertThat(scene.statements()).hasSize(2);
        });
    }

    @OnEachDatabase
    void ofRefresh(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1);
            scene.unit().log.clear();
            scene.em().refresh(fleet, Map.of(SHIPS, "joined", HOME, "select"));
            assertThat(scene.isLoaded(fleet, "ships")).isTrue();
            assertThat(scene.statements()).singleElement().asString().contains("LEFT JOIN Ship");
        });
    }

    @OnEachDatabase
    void ofANamedQuery(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Drawer.class, Card.class)) {
            unit.inTransaction(em -> {
                Drawer drawer = new Drawer();
                drawer.id = 1;
                drawer.cards.add(new Card());
                em.persist(drawer);
            });
            unit.inTransaction(em -> {
                Drawer drawer = em.createNamedQuery("Drawer.all", Drawer.class).getSingleResult();
                assertThat(drawer.cards).isInstanceOf(DynamicCollection.class).hasSize(1);
            });
        }
    }

    @OnEachDatabase
    void ofAQueryInSql(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = (Fleet) scene.em()
                    .createNativeQuery("SELECT * FROM Fleet WHERE id = 1", Fleet.class)
                    .setHint(SHIPS, "selectin")
                    .setHint(HOME, "select")
                    .getSingleResult();
            assertThat(scene.isLoaded(fleet, "ships")).isTrue();
            assertThat(scene.statements()).hasSize(2);
        });
    }

    // ---- what it means ------------------------------------------------------------

    @OnEachDatabase
    void isAboutOneQueryOnly(TestDatabase database) {
        inBothProfiles(database, scene -> {
            scene.em()
                    .createQuery("SELECT f FROM Fleet f WHERE f.id = 1", Fleet.class)
                    .setHint(SHIPS, "raise")
                    .getSingleResult();
            Fleet other = scene.em().find(Fleet.class, 2);
            assertThat(other.ships).hasSize(2);
        });
    }

    @OnEachDatabase
    void staysWithTheInstance(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SHIPS, "raise"));
            assertThatThrownBy(() -> fleet.ships.size()).isInstanceOf(RaiseLoadException.class);
            scene.session().expire(fleet);
            assertThat(fleet.name).isEqualTo("First");
            scene.em().createQuery("SELECT f FROM Fleet f").getResultList();
            assertThatThrownBy(() -> fleet.ships.size()).isInstanceOf(RaiseLoadException.class);
        });
    }

    @OnEachDatabase
    void anotherOneTakesItsPlace(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SHIPS, "raise"));
            assertThatThrownBy(() -> fleet.ships.size()).isInstanceOf(RaiseLoadException.class);
            scene.em().find(Fleet.class, 1, Map.of(SHIPS, "select"));
            assertThat(fleet.ships).hasSize(2);
        });
    }

    @OnEachDatabase
    void goesAlongWithWhatIsLoadedLater(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SAILORS, "joined", HOME, "noload"));
            scene.unit().log.clear();
            assertThat(fleet.ships).hasSize(2);
            assertThat(scene.statements()).singleElement().asString().contains("LEFT JOIN Sailor");
            Ship ship = fleet.ships.get(0);
            assertThat(ship.home).isNull();
            assertThat(scene.isLoaded(ship, "sailors")).isTrue();
        });
    }

    @OnEachDatabase
    void isReadAgainInThatWayByARefresh(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SHIPS, "joined", HOME, "select"));
            scene.unit().log.clear();
            scene.em().refresh(fleet);
            assertThat(scene.isLoaded(fleet, "ships")).isTrue();
            assertThat(scene.statements()).singleElement().asString().contains("LEFT JOIN Ship");
        });
    }

    @OnEachDatabase
    void leadsAlongARelationshipToTheOwnTypeOnce(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet third = new Fleet();
            third.id = 3;
            third.flagship = scene.em().find(Fleet.class, 2);
            scene.em().persist(third);
            scene.em().flush();
            scene.em().clear();
            scene.unit().log.clear();
            Fleet first = scene.em().find(Fleet.class, 1, Map.of(FOLLOWERS, "selectin"));
            assertThat(scene.statements()).hasSize(2);
            assertThat(first.followers).singleElement().satisfies(second -> {
                assertThat(scene.isLoaded(second, "followers")).isFalse();
                assertThat(second.followers).hasSize(1);
            });
        });
    }

    @OnEachDatabase
    void leavesWhatIsLoadedUnlessTheRowReplacesIt(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1);
            assertThat(fleet.ships).hasSize(2);
            scene.em().find(Fleet.class, 1, Map.of(SHIPS, "dynamic"));
            assertThat(fleet.ships).isNotInstanceOf(DynamicCollection.class).hasSize(2);
            scene.em().find(Fleet.class, 1, Map.of(SHIPS, "dynamic", "athanor.populate-existing", true));
            assertThat(fleet.ships).isInstanceOf(DynamicCollection.class).hasSize(2);
        });
    }

    @OnEachDatabase
    void makesAnUntouchedCollectionOfAnInstanceThatIsThereDynamic(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1);
            assertThat(fleet).isNotNull();
            scene.em().find(Fleet.class, 1, Map.of(SHIPS, "dynamic"));
            assertThat(fleet.ships).isInstanceOf(DynamicCollection.class);
        });
    }

    @OnEachDatabase
    void writeOnly(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em().find(Fleet.class, 1, Map.of(SHIPS, "write-only"));
            assertThat(fleet.ships).isInstanceOf(WriteOnlyCollection.class);
            Ship ship = new Ship();
            ship.id = 5;
            ship.fleet = fleet;
            scene.em().persist(ship);
            fleet.ships.add(ship);
            scene.em().flush();
            assertThat(scene.session().dynamic(fleet, "ships").count()).isEqualTo(3);
        });
    }

    @OnEachDatabase
    void withoutARelationshipIsAboutAllThatCanBeLoadedSo(TestDatabase database) {
        inBothProfiles(database, scene -> {
            Fleet fleet = scene.em()
                    .createQuery("SELECT f FROM Fleet f WHERE f.id = 2", Fleet.class)
                    .setHint("athanor.lazy", "raise")
                    .setHint(SHIPS, "select")
                    .getSingleResult();
            assertThatThrownBy(() -> fleet.flagship.name.length()).isInstanceOf(RaiseLoadException.class);
            assertThatThrownBy(() -> fleet.followers.size()).isInstanceOf(RaiseLoadException.class);
            assertThat(fleet.ships).hasSize(2);
            assertThatThrownBy(() -> fleet.ships.get(0).sailors.size()).isInstanceOf(RaiseLoadException.class);
        });
    }

    @OnEachDatabase
    void ofAClassIsAboutItsSubclassesAndGivesWayToWhatIsSaidOfThem(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Oak.class, Elm.class, Leaf.class)) {
            unit.inTransaction(em -> {
                em.persist(new Oak());
                em.persist(new Elm());
            });
            unit.inTransaction(em -> {
                Map<String, Object> hints = Map.of(
                        Fleet.lazy(Tree.class, "leaves"), "dynamic", Fleet.lazy(Elm.class, "leaves"), "write-only");
                assertThat(em.find(Oak.class, 0, hints).leaves).isInstanceOf(DynamicCollection.class);
                assertThat(em.find(Elm.class, 0, hints).leaves).isInstanceOf(WriteOnlyCollection.class);
            });
        }
    }

    @OnEachDatabase
    void goesAlongWithAPageOfAFetchJoin(TestDatabase database) {
        inBothProfiles(database, scene -> {
            List<Fleet> page = scene.em()
                    .createQuery("SELECT f FROM Fleet f JOIN FETCH f.ships ORDER BY f.id", Fleet.class)
                    .setHint(SAILORS, "raise")
                    .setMaxResults(1)
                    .getResultList();
            assertThat(page.get(0).ships).hasSize(2);
            assertThatThrownBy(() -> page.get(0).ships.get(0).sailors.size()).isInstanceOf(RaiseLoadException.class);
        });
    }

    @OnEachDatabase
    void aCollectionThatItMakesDynamicTakesPartInAFlushLikeAnyOther(TestDatabase database) {
        try (ManagerUnit unit = Fleet.unit(database, Map.of("athanor.semantics", "sqlalchemy"))) {
            unit.inTransaction(em -> {
                Fleet second = em.find(Fleet.class, 2, Map.of(SHIPS, "dynamic"));
                Ship first = em.find(Ship.class, 1);
                first.fleet = second;
                assertThat(second.ships).hasSize(3);
                second.ships.remove(first);
                assertThat(first.fleet).isNull();
                em.remove(second);
            });
            unit.inTransaction(em -> assertThat(em.createQuery("SELECT COUNT(s) FROM Ship s WHERE s.fleet IS NULL")
                            .getSingleResult())
                    .isEqualTo(3L));
        }
    }

    // ---- what is wrong ------------------------------------------------------------

    @OnEachDatabase(TestDatabase.Kind.H2)
    void refusesWhatItDoesNotKnow(TestDatabase database) {
        inBothProfiles(database, scene -> {
            var query = scene.em().createQuery("SELECT f FROM Fleet f", Fleet.class);
            assertThatThrownBy(() -> query.setHint(SHIPS, "eager"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("athanor.lazy", "select, joined, selectin, subquery, dynamic, write-only");
            assertThatThrownBy(() -> query.setHint("athanor.attribute.org.example.Boat.ships.lazy", "select"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("ATH3144", "org.example.Boat", Fleet.class.getName());
            assertThatThrownBy(() -> query.setHint(Fleet.lazy(Fleet.class, "boats"), "select"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("ATH3145", "Fleet", "flagship, followers, ships");
            assertThatThrownBy(() -> query.setHint(Fleet.lazy(Fleet.class, "name"), "select"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH3145");
            assertThatThrownBy(() ->
                            scene.em().find(Fleet.class, 1, Map.of(Fleet.lazy(Fleet.class, "boats"), "select")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH3145");
        });
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void refusesWhatARelationshipCannotBe(TestDatabase database) {
        inBothProfiles(database, scene -> {
            var query = scene.em().createQuery("SELECT f FROM Fleet f", Fleet.class);
            assertThatThrownBy(() -> query.setHint(Fleet.lazy(Fleet.class, "flagship"), "dynamic"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("ATH3146", "Fleet.flagship is a reference", "select, joined, selectin");
        });
        try (ManagerUnit unit = new ManagerUnit(database, Drawer.class, Card.class)) {
            try (EntityManager em = unit.factory.createEntityManager()) {
                assertThatThrownBy(() -> em.createQuery("SELECT d FROM Drawer d")
                                .setHint(Fleet.lazy(Drawer.class, "places"), "write-only"))
                        .hasMessageContainingAll("ATH3146", "Drawer.places has an @OrderColumn");
            }
        }
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void ofANamedQueryIsCheckedAtTheStart(TestDatabase database) {
        assertThatThrownBy(() -> new ManagerUnit(database, Wrong.class))
                .hasMessageContainingAll("ATH3145", "Wrong.all");
    }

    @Entity(name = "Drawer")
    @NamedQuery(
            name = "Drawer.all",
            query = "SELECT d FROM Drawer d",
            hints =
                    @QueryHint(
                            name = "athanor.attribute.dev.athanor.semantics.LoadingHintTest$Drawer.cards.lazy",
                            value = "dynamic"))
    static class Drawer {
        @Id
        int id;

        @OneToMany(cascade = CascadeType.PERSIST)
        List<Card> cards = new ArrayList<>();

        @OneToMany
        @JoinColumn
        @OrderColumn
        List<Card> places = new ArrayList<>();
    }

    @MappedSuperclass
    abstract static class Tree {
        @Id
        int id;

        @OneToMany
        List<Leaf> leaves = new ArrayList<>();
    }

    @Entity(name = "Oak")
    static class Oak extends Tree {}

    @Entity(name = "Elm")
    static class Elm extends Tree {}

    @Entity(name = "Leaf")
    static class Leaf {
        @Id
        int id;
    }

    @Entity(name = "Card")
    static class Card {
        @Id
        int id;
    }

    @Entity(name = "Wrong")
    @NamedQuery(
            name = "Wrong.all",
            query = "SELECT w FROM Wrong w",
            hints =
                    @QueryHint(
                            name = "athanor.attribute.dev.athanor.semantics.LoadingHintTest$Wrong.others.lazy",
                            value = "joined"))
    static class Wrong {
        @Id
        int id;
    }
}
