package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dynamic collection is never in memory: what is added and removed is queued, and whoever looks asks the database, after an automatic
 * flush. The same whether an annotation says so, a property, a hint of the query or call, or the program that asks for it; whatever the
 * attribute is declared as; and in both profiles.
 */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class DynamicCollectionTest {
    /** Who says that the collection is dynamic. */
    enum Who {
        ANNOTATION,
        PROPERTY,
        HINT_OF_QUERY,
        HINT_OF_FIND,
        SESSION
    }

    /** What the attribute is declared as. */
    enum Declared {
        LIST("list"),
        SET("set"),
        COLLECTION("bag");

        final String attribute;

        Declared(String attribute) {
            this.attribute = attribute;
        }

        Collection<Coin> of(Chest chest) {
            return switch (this) {
                case LIST -> chest.list();
                case SET -> chest.set();
                case COLLECTION -> chest.bag();
            };
        }
    }

    /** One combination, with a session and a chest of three coins that are worth 10, 20 and 30. */
    private static final class Case {
        final ManagerUnit unit;
        final EntityManager em;
        final Who who;
        final Declared declared;
        Chest chest;

        Case(ManagerUnit unit, EntityManager em, Who who, Declared declared) {
            this.unit = unit;
            this.em = em;
            this.who = who;
            this.declared = declared;
            chest = read();
            unit.log.clear();
        }

        Chest read() {
            Map<String, Object> hint = Map.of(property(PlainChest.class, declared), "dynamic");
            return switch (who) {
                case ANNOTATION -> em.find(MarkedChest.class, 1);
                case PROPERTY, SESSION -> em.find(PlainChest.class, 1);
                case HINT_OF_FIND -> em.find(PlainChest.class, 1, hint);
                case HINT_OF_QUERY ->
                    em.createQuery("SELECT c FROM PlainChest c", PlainChest.class)
                            .setHint(property(PlainChest.class, declared), LoadingStrategy.DYNAMIC)
                            .getSingleResult();
            };
        }

        @SuppressWarnings("unchecked") // what a dynamic attribute holds
        DynamicCollection<Coin> coins() {
            return who == Who.SESSION
                    ? em.unwrap(AthanorSession.class).dynamic(chest, declared.attribute)
                    : (DynamicCollection<Coin>) declared.of(chest);
        }

        boolean isLoaded() {
            return em.unwrap(AthanorSession.class).inspect(chest).loaded().contains(declared.attribute);
        }

        int statements() {
            return unit.log.statements().size();
        }
    }

    private interface Work {
        void on(Case one);
    }

    private static String property(Class<?> owner, Declared declared) {
        return "athanor.attribute." + owner.getName() + "." + declared.attribute + ".lazy";
    }

    private static void inEachCase(TestDatabase database, Work work) {
        for (String profile : List.of("standard", "sqlalchemy")) {
            for (boolean byProperty : List.of(false, true)) {
                Map<String, String> properties = new HashMap<>(Map.of("athanor.semantics", profile));
                if (byProperty) {
                    for (Declared declared : Declared.values()) {
                        properties.put(property(PlainChest.class, declared), "dynamic");
                    }
                }
                try (ManagerUnit unit =
                        new ManagerUnit(database, properties, PlainChest.class, MarkedChest.class, Coin.class)) {
                    for (Who who : Who.values()) {
                        if ((who == Who.PROPERTY) == byProperty) {
                            inEachCase(unit, who, work);
                        }
                    }
                }
            }
        }
    }

    private static void inEachCase(ManagerUnit unit, Who who, Work work) {
        for (Declared declared : Declared.values()) {
            unit.inTransaction(DynamicCollectionTest::fill);
            unit.inTransaction(em -> work.on(new Case(unit, em, who, declared)));
        }
    }

    private static void fill(EntityManager em) {
        for (String table : List.of("PlainChest_Coin", "MarkedChest_Coin", "Coin", "PlainChest", "MarkedChest")) {
            em.createNativeQuery("DELETE FROM " + table).executeUpdate();
        }
        em.createNativeQuery("INSERT INTO PlainChest (id) VALUES (1)").executeUpdate();
        em.createNativeQuery("INSERT INTO MarkedChest (id) VALUES (1)").executeUpdate();
        for (int i = 1; i <= 3; i++) {
            em.createNativeQuery("INSERT INTO Coin (id, worth, plain_list, plain_set, marked_list, marked_set)"
                            + " VALUES (" + i + ", " + i * 10 + ", 1, 1, 1, 1)")
                    .executeUpdate();
            em.createNativeQuery("INSERT INTO PlainChest_Coin (PlainChest_id, bag_id) VALUES (1, " + i + ")")
                    .executeUpdate();
            em.createNativeQuery("INSERT INTO MarkedChest_Coin (MarkedChest_id, bag_id) VALUES (1, " + i + ")")
                    .executeUpdate();
        }
    }

    @OnEachDatabase
    void keepsTheDeclaredType(TestDatabase database) {
        inEachCase(database, one -> {
            if (one.who != Who.SESSION) {
                assertThat(one.declared.of(one.chest)).isInstanceOf(DynamicCollection.class);
                assertThat(one.statements()).isZero();
            }
        });
    }

    @OnEachDatabase
    void narrowsOrdersAndSlices(TestDatabase database) {
        inEachCase(database, one -> {
            DynamicCollection<Coin> coins = one.coins();
            assertThat(coins.where("worth", 20).list())
                    .extracting(coin -> coin.id)
                    .containsExactly(2);
            assertThat(coins.matching("e.worth > ?1", 10).count()).isEqualTo(2);
            assertThat(coins.orderBy("worth desc").limit(2).list())
                    .extracting(coin -> coin.worth)
                    .containsExactly(30, 20);
            assertThat(coins.orderBy("worth").offset(1).limit(1).list())
                    .extracting(coin -> coin.worth)
                    .containsExactly(20);
            assertThat(coins.stream().mapToInt(coin -> coin.worth).sum()).isEqualTo(60);
            assertThat(coins.count()).isEqualTo(3);
            assertThat(coins).hasSize(3).isNotEmpty();
            assertThat(coins.contains(one.em.find(Coin.class, 1))).isTrue();
            assertThat(one.isLoaded()).isFalse();
        });
    }

    @OnEachDatabase
    void asksEachTime(TestDatabase database) {
        inEachCase(database, one -> {
            DynamicCollection<Coin> coins = one.coins();
            assertThat(coins).hasSize(3);
            one.em
                    .createNativeQuery("UPDATE Coin SET plain_list = NULL, plain_set = NULL, marked_list = NULL,"
                            + " marked_set = NULL WHERE id = 3")
                    .executeUpdate();
            one.em
                    .createNativeQuery("DELETE FROM PlainChest_Coin WHERE bag_id = 3")
                    .executeUpdate();
            one.em
                    .createNativeQuery("DELETE FROM MarkedChest_Coin WHERE bag_id = 3")
                    .executeUpdate();
            assertThat(coins).hasSize(2);
        });
    }

    @OnEachDatabase
    void changesWithoutLoading(TestDatabase database) {
        inEachCase(database, one -> {
            Coin first = one.em.find(Coin.class, 1);
            DynamicCollection<Coin> coins = one.coins();
            one.unit.log.clear();

            assertThat(coins.add(new Coin(4, 40))).isTrue();
            assertThat(coins.remove(first)).isTrue();
            assertThat(one.statements()).isZero();

            assertThat(coins.orderBy("id").list()).extracting(coin -> coin.id).containsExactly(2, 3, 4);
            assertThat(one.unit.log.statements("SELECT")).hasSize(1);
            assertThat(one.isLoaded()).isFalse();

            one.em.flush();
            one.em.clear();
            one.chest = one.read();
            assertThat(one.coins().orderBy("id").list())
                    .extracting(coin -> coin.id)
                    .containsExactly(2, 3, 4);
        });
    }

    @OnEachDatabase
    void seesWhatIsPendingOnlyAfterAFlush(TestDatabase database) {
        inEachCase(database, one -> {
            DynamicCollection<Coin> coins = one.coins();
            one.em.setProperty("athanor.autoflush", "off");
            one.em.setFlushMode(FlushModeType.COMMIT);
            coins.add(new Coin(4, 40));
            assertThat(coins.count()).isEqualTo(3);
            one.em.flush();
            assertThat(coins.count()).isEqualTo(4);
            one.em.setFlushMode(FlushModeType.AUTO);
        });
    }

    @OnEachDatabase
    void whatIsAddedAndRemovedAgainIsNotWritten(TestDatabase database) {
        inEachCase(database, one -> {
            DynamicCollection<Coin> coins = one.coins();
            Coin fourth = new Coin(4, 40);
            one.em.persist(fourth);
            one.em.flush();
            one.unit.log.clear();
            coins.add(fourth);
            coins.remove(fourth);
            one.em.flush();
            assertThat(one.unit.log.statements("INSERT")).isEmpty();
            assertThat(coins).hasSize(3);
        });
    }

    @OnEachDatabase
    void replacingItIsADifference(TestDatabase database) {
        inEachCase(database, one -> {
            if (one.who == Who.SESSION) {
                return;
            }
            Coin third = one.em.find(Coin.class, 3);
            Chest chest = one.chest;
            List<Coin> wanted = List.of(third, new Coin(4, 40));
            switch (one.declared) {
                case LIST -> chest.setList(new ArrayList<>(wanted));
                case SET -> chest.setSet(new HashSet<>(wanted));
                case COLLECTION -> chest.setBag(new ArrayList<>(wanted));
            }
            assertThat(one.declared.of(chest)).isInstanceOf(DynamicCollection.class);
            one.em.flush();
            assertThat(one.coins().orderBy("id").list())
                    .extracting(coin -> coin.id)
                    .containsExactly(3, 4);
        });
    }

    @OnEachDatabase
    void anElementByItsIndexNeedsAnOrder(TestDatabase database) {
        inEachCase(database, one -> {
            if (one.who == Who.SESSION || one.declared == Declared.SET) {
                return;
            }
            List<Coin> coins = (List<Coin>) one.declared.of(one.chest);
            if (one.declared == Declared.LIST) {
                assertThat(coins.get(1).id).isEqualTo(2);
                assertThat(one.statements()).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> coins.get(1)).hasMessageContaining("ATH2175");
            }
        });
    }

    /** Has three collections of coins. */
    interface Chest {
        List<Coin> list();

        Set<Coin> set();

        Collection<Coin> bag();

        void setList(List<Coin> coins);

        void setSet(Set<Coin> coins);

        void setBag(Collection<Coin> coins);
    }

    @Entity(name = "PlainChest")
    static class PlainChest implements Chest {
        @Id
        int id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "plain_list")
        @OrderBy("id")
        List<Coin> list = new ArrayList<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "plain_set")
        Set<Coin> set = new HashSet<>();

        @ManyToMany(cascade = CascadeType.PERSIST)
        Collection<Coin> bag = new ArrayList<>();

        @Override
        public List<Coin> list() {
            return list;
        }

        @Override
        public Set<Coin> set() {
            return set;
        }

        @Override
        public Collection<Coin> bag() {
            return bag;
        }

        @Override
        public void setList(List<Coin> coins) {
            list = coins;
        }

        @Override
        public void setSet(Set<Coin> coins) {
            set = coins;
        }

        @Override
        public void setBag(Collection<Coin> coins) {
            bag = coins;
        }
    }

    @Entity(name = "MarkedChest")
    static class MarkedChest implements Chest {
        @Id
        int id;

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "marked_list")
        @OrderBy("id")
        @Loading(LoadingStrategy.DYNAMIC)
        List<Coin> list = new ArrayList<>();

        @OneToMany(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "marked_set")
        @Loading(LoadingStrategy.DYNAMIC)
        Set<Coin> set = new HashSet<>();

        @ManyToMany(cascade = CascadeType.PERSIST)
        @Loading(LoadingStrategy.DYNAMIC)
        Collection<Coin> bag = new ArrayList<>();

        @Override
        public List<Coin> list() {
            return list;
        }

        @Override
        public Set<Coin> set() {
            return set;
        }

        @Override
        public Collection<Coin> bag() {
            return bag;
        }

        @Override
        public void setList(List<Coin> coins) {
            list = coins;
        }

        @Override
        public void setSet(Set<Coin> coins) {
            set = coins;
        }

        @Override
        public void setBag(Collection<Coin> coins) {
            bag = coins;
        }
    }

    @Entity(name = "Coin")
    static class Coin {
        @Id
        int id;

        int worth;

        Coin() {}

        Coin(int id, int worth) {
            this.id = id;
            this.worth = worth;
        }
    }
}
