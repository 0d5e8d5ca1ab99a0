package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.MappingException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Query;
import jakarta.persistence.QueryHint;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.TypedQueryReference;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Queries that have names: where the names come from, what stays with them, and when wrong ones are told. */
class NamedQueryTest {
    @MappedSuperclass
    @NamedQuery(name = "Named.count", query = "SELECT COUNT(p) FROM Planet p")
    abstract static class Named {
        String name;
    }

    @Entity
    @NamedQuery(
            name = "Planet.heavier",
            query = "SELECT p FROM Planet p WHERE p.mass > :mass ORDER BY p.mass",
            resultClass = Planet.class,
            hints = @QueryHint(name = "jakarta.persistence.query.timeout", value = "5000"))
    @NamedQuery(
            name = "Planet.locked",
            query = "SELECT p FROM Planet p WHERE p.id = ?1",
            lockMode = LockModeType.PESSIMISTIC_WRITE)
    @NamedQuery(name = "Planet.grow", query = "UPDATE Planet p SET p.mass = p.mass + 1")
    @NamedNativeQuery(
            name = "Planet.sql",
            query = "SELECT * FROM Planet WHERE mass > ?1 ORDER BY mass",
            resultClass = Planet.class)
    @NamedNativeQuery(name = "Planet.names", query = "SELECT name FROM Planet ORDER BY name")
    static class Planet extends Named {
        @Id
        Integer id;

        int mass;

        @Version
        int version;

        Planet() {}

        Planet(int id, String name, int mass) {
            this.id = id;
            this.name = name;
            this.mass = mass;
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Planet.class);
        unit.inTransaction(manager -> {
            manager.persist(new Planet(1, "Mars", 1));
            manager.persist(new Planet(2, "Venus", 8));
            manager.persist(new Planet(3, "Terra", 10));
        });
        unit.log.clear();
        return unit;
    }

    private static List<String> names(List<Planet> planets) {
        return planets.stream().map(planet -> planet.name).toList();
    }

    @OnEachDatabase
    void queriesOfAnnotationsAreFoundByName(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            TypedQuery<Planet> heavier = manager.createNamedQuery("Planet.heavier", Planet.class);
            assertThat(heavier.getHints()).containsEntry("jakarta.persistence.query.timeout", "5000");
            assertThat(heavier.getTimeout()).isEqualTo(5000);
            assertThat(names(heavier.setParameter("mass", 5).getResultList())).containsExactly("Venus", "Terra");
            assertThat(unit.log.statements())
                    .containsExactly("SELECT t1.id, t1.name, t1.mass, t1.version FROM Planet t1 WHERE t1.mass > ?"
                            + " ORDER BY t1.mass");
            assertThat(manager.createNamedQuery("Named.count").getSingleResult())
                    .isEqualTo(3L);
            assertThat(manager.createNamedQuery("Planet.heavier")
                            .setParameter("mass", 9)
                            .getSingleResult())
                    .isInstanceOf(Planet.class);
        }
    }

    @OnEachDatabase
    void theLockModeOfTheNameCounts(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            TypedQuery<Planet> locked =
                    manager.createNamedQuery("Planet.locked", Planet.class).setParameter(1, 2);
            assertThat(locked.getLockMode()).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            assertThatThrownBy(locked::getSingleResult).isInstanceOf(TransactionRequiredException.class);
            manager.getTransaction().begin();
            assertThat(manager.getLockMode(locked.getSingleResult())).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            assertThat(unit.log.statements())
                    .singleElement()
                    .satisfies(sql -> assertThat(sql).contains(" FOR UPDATE"));
        }
    }

    @OnEachDatabase
    void statementsHaveNamesToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> assertThat(
                            manager.createNamedQuery("Planet.grow").executeUpdate())
                    .isEqualTo(3));
        }
    }

    @OnEachDatabase
    void sqlHasNamesToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            List<Planet> heavier = manager.createNamedQuery("Planet.sql", Planet.class)
                    .setParameter(1, 5)
                    .getResultList();
            assertThat(names(heavier)).containsExactly("Venus", "Terra");
            assertThat(manager.contains(heavier.get(0))).isTrue();
            assertThat(unit.log.statements()).containsExactly("SELECT * FROM Planet WHERE mass > ? ORDER BY mass");
            assertThat(manager.createNamedQuery("Planet.sql").setParameter(1, 9).getSingleResult())
                    .isSameAs(heavier.get(1));
            assertThat(manager.createNamedQuery("Planet.sql", Object.class)
                            .setParameter(1, 9)
                            .getSingleResult())
                    .isSameAs(heavier.get(1));
            assertThat(manager.createNamedQuery("Planet.names", String.class).getResultList())
                    .containsExactly("Mars", "Terra", "Venus");
        }
    }

    @OnEachDatabase
    void aNameThatNobodyGaveIsRefused(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            assertThatThrownBy(() -> manager.createNamedQuery("Planet.lighter"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH6205 there is no query named 'Planet.lighter'");
            assertThatThrownBy(() -> manager.createNamedQuery("Planet.heavier", String.class))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @OnEachDatabase
    void referencesKnowTheirType(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Map<String, TypedQueryReference<Planet>> references = unit.factory.getNamedQueries(Planet.class);
            assertThat(references).containsOnlyKeys("Planet.heavier", "Planet.sql");
            assertThat(unit.factory.getNamedQueries(Object.class)).containsOnlyKeys("Planet.heavier", "Planet.sql");
            assertThat(unit.factory.getNamedQueries(String.class)).isEmpty();
            TypedQueryReference<Planet> heavier = references.get("Planet.heavier");
            assertThat(heavier.getHints()).containsOnlyKeys("jakarta.persistence.query.timeout");
            assertThat(names(
                            manager.createQuery(heavier).setParameter("mass", 9).getResultList()))
                    .containsExactly("Terra");
        }
    }

    @OnEachDatabase
    void theProgramMayGiveNamesWithEverythingThatIsSetButValues(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            TypedQuery<Planet> query = manager.createQuery(
                            "SELECT p FROM Planet p WHERE p.mass < :mass ORDER BY p.mass", Planet.class)
                    .setParameter("mass", 100)
                    .setFirstResult(1)
                    .setMaxResults(1)
                    .setHint("jakarta.persistence.query.timeout", 3000);
            unit.factory.addNamedQuery("lighter", query);
            query.setMaxResults(7);

            try (EntityManager other = unit.factory.createEntityManager()) {
                TypedQuery<Planet> lighter = other.createNamedQuery("lighter", Planet.class);
                assertThat(lighter.getFirstResult()).isEqualTo(1);
                assertThat(lighter.getMaxResults()).isEqualTo(1);
                assertThat(lighter.getTimeout()).isEqualTo(3000);
                assertThat(lighter.isBound(lighter.getParameter("mass"))).isFalse();
                assertThat(names(lighter.setParameter("mass", 9).getResultList()))
                        .containsExactly("Venus");
            }
            assertThat(unit.factory.getNamedQueries(Planet.class)).containsKey("lighter");
        }
    }

    @OnEachDatabase
    void aNameThatIsGivenAgainStandsForTheLaterQuery(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Query before = manager.createNamedQuery("Planet.heavier");
            unit.factory.addNamedQuery(
                    "Planet.heavier", manager.createNativeQuery("SELECT COUNT(*) FROM Planet", Long.class));
            assertThat(manager.createNamedQuery("Planet.heavier").getSingleResult())
                    .isEqualTo(3L);
            assertThat(before.setParameter("mass", 9).getSingleResult()).isInstanceOf(Planet.class);
            assertThatThrownBy(() -> unit.factory.addNamedQuery("nothing", null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("ATH6004 addNamedQuery() got null for its query -> Pass a value");
        }
    }

    @Entity
    @NamedQuery(name = "Wrong.syntax", query = "SELECT w FORM Wrong w")
    @NamedQuery(name = "Wrong.attribute", query = "SELECT w FROM Wrong w WHERE w.nam = 'x'")
    @NamedQuery(name = "Wrong.type", query = "SELECT w FROM Wrong w", resultClass = String.class)
    @NamedQuery(name = "Wrong.lock", query = "DELETE FROM Wrong w", lockMode = LockModeType.PESSIMISTIC_WRITE)
    @NamedQuery(
            name = "Wrong.hint",
            query = "SELECT w FROM Wrong w",
            hints = @QueryHint(name = "jakarta.persistence.query.timeout", value = "soon"))
    @NamedNativeQuery(name = "Wrong.parameters", query = "SELECT 1 FROM Wrong WHERE id = ?1 OR name = :name")
    static class Wrong {
        @Id
        Integer id;

        String name;
    }

    private static PersistenceConfiguration wrong(StatementLog log) {
        return new PersistenceConfiguration("wrong")
                .managedClass(Wrong.class)
                .property("jakarta.persistence.nonJtaDataSource", log.dataSource())
                .property("jakarta.persistence.schema-generation.database.action", "drop-and-create");
    }

    @Test
    void everyWrongQueryIsToldAtTheStart() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
            StatementLog log = StatementLog.over(database);
            MappingException refusal = catchThrowableOfType(
                    MappingException.class, () -> wrong(log).createEntityManagerFactory());
            String wrong = "ATH1093 " + Wrong.class.getName() + ": the named query Wrong.";
            assertThat(refusal.getMessage())
                    .isEqualTo(String.join(
                            "\n  ",
                            "ATH1000 the mapping is refused; problems: 6",
                            wrong
                                    + "syntax is wrong: ATH3001 Query, line 1, column 15: found 'Wrong' where FROM or ',' is"
                                    + " expected\n    SELECT w FORM Wrong w\n                  ^\n -> Did you mean FROM"
                                    + " instead of 'FORM'? Write what is expected, or correct what stands before it -> Correct"
                                    + " the annotation",
                            wrong
                                    + "attribute is wrong: ATH3023 Query, line 1, column 31: Wrong has no attribute nam\n   "
                                    + " SELECT w FROM Wrong w WHERE w.nam = 'x'\n                                  ^\n ->"
                                    + " Did you mean name? It has id, name -> Correct the annotation",
                            wrong + "type is wrong: ATH3101 The query returns " + Wrong.class.getName()
                                    + ", which is not java.lang.String -> Ask for " + Wrong.class.getName()
                                    + ", or select something else -> Correct the annotation",
                            "ATH1094 " + Wrong.class.getName()
                                    + ": the named query Wrong.lock has a lock mode, but returns"
                                    + " nothing to lock -> Remove lockMode",
                            wrong
                                    + "hint is wrong: ATH0202 hint: the property 'jakarta.persistence.query.timeout' cannot be"
                                    + " 'soon' -> Allowed: a number of milliseconds, 0 or more. -> Correct the annotation",
                            wrong
                                    + "parameters is wrong: ATH3125 The statement mixes named and positional parameters, or ?"
                                    + " and ?1 -> Use one kind; an operator with a question mark is written ?? -> Correct the"
                                    + " annotation"));
            assertThat(log.statements()).isEmpty();
        }
    }

    @Test
    void theCheckCanBeLeftOut() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
                EntityManagerFactory factory = wrong(StatementLog.over(database))
                        .property("athanor.query.check-named", false)
                        .createEntityManagerFactory();
                EntityManager manager = factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createNamedQuery("Wrong.syntax"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
