package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.Parameter;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.StoredProcedureParameter;
import jakarta.persistence.StoredProcedureQuery;
import jakarta.persistence.TransactionRequiredException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** Calls of stored procedures: parameters, results, and what is refused. Jakarta Persistence 3.2, section 3.11.18. */
class StoredProcedureTest {
    @Entity
    @SqlResultSetMapping(name = "Coin.values", columns = @ColumnResult(name = "amount", type = Long.class))
    @NamedStoredProcedureQuery(
            name = "Coin.above",
            procedureName = "coins_above",
            resultClasses = Coin.class,
            parameters = {
                @StoredProcedureParameter(name = "lowest", type = Integer.class),
                @StoredProcedureParameter(name = "coins", mode = ParameterMode.REF_CURSOR, type = void.class)
            })
    static class Coin {
        @Id
        int id;

        int amount;

        Coin() {}

        Coin(int id, int amount) {
            this.id = id;
            this.amount = amount;
        }
    }

    /** What H2 calls, which sees public classes only. */
    public static final class Aliases {
        private Aliases() {}

        /** Coins of more than an amount. */
        public static ResultSet coinsAbove(Connection connection, int lowest) throws SQLException {
            return connection
                    .createStatement()
                    .executeQuery("SELECT id, amount FROM Coin WHERE amount > " + lowest + " ORDER BY id");
        }
    }

    private static final class Unit implements AutoCloseable {
        final EntityManagerFactory factory;

        Unit(TestDatabase database) {
            StatementLog log = StatementLog.over(database);
            factory = new PersistenceConfiguration("procedures")
                    .properties(TestCompanions.properties())
                    .property("jakarta.persistence.nonJtaDataSource", dataSource(database, log))
                    .property("jakarta.persistence.schema-generation.database.action", "drop-and-create")
                    .managedClass(Coin.class)
                    .createEntityManagerFactory();
            factory.runInTransaction(manager -> {
                manager.persist(new Coin(1, 10));
                manager.persist(new Coin(2, 20));
                manager.persist(new Coin(3, 50));
                manager.flush();
                manager.<Connection>runWithConnection(connection -> create(database.kind(), connection));
            });
        }

        @Override
        public void close() {
            factory.close();
        }
    }

    private static Object dataSource(TestDatabase database, StatementLog log) {
        if (database.kind() != TestDatabase.Kind.POSTGRES) {
            return log.dataSource();
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        // Procedures are called with CALL, functions with SELECT.
        source.setEscapeSyntaxCallMode("callIfNoReturn");
        return source;
    }

    private static void create(TestDatabase.Kind kind, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (kind == TestDatabase.Kind.H2) {
                statement.execute(
                        "CREATE ALIAS coins_above FOR 'dev.athanor.semantics.StoredProcedureTest$Aliases.coinsAbove'");
            } else if (kind == TestDatabase.Kind.POSTGRES) {
                statement.execute(
                        "CREATE PROCEDURE coins_above(lowest INT, INOUT coins REFCURSOR) LANGUAGE plpgsql AS $$"
                                + " BEGIN OPEN coins FOR SELECT id, amount FROM Coin WHERE amount > lowest ORDER BY id; END $$");
                statement.execute("CREATE PROCEDURE coin_total(lowest INT, INOUT factor INT, OUT total BIGINT)"
                        + " LANGUAGE plpgsql AS $$ BEGIN SELECT SUM(amount) * factor INTO total FROM Coin"
                        + " WHERE amount > lowest; factor := factor + 1; END $$");
                statement.execute("CREATE PROCEDURE coin_raise(by INT) LANGUAGE plpgsql AS $$"
                        + " BEGIN UPDATE Coin SET amount = amount + by; END $$");
            }
        }
    }

    private static StoredProcedureQuery above(TestDatabase database, StoredProcedureQuery query) {
        query.registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN);
        if (database.kind() == TestDatabase.Kind.POSTGRES) {
            query.registerStoredProcedureParameter(2, void.class, ParameterMode.REF_CURSOR);
        }
        return query;
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void resultsBecomeEntities(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            StoredProcedureQuery query = above(database, manager.createStoredProcedureQuery("coins_above", Coin.class));
            query.setParameter(1, 10);
            assertThat(query.execute()).isTrue();
            List<?> coins = query.getResultList();
            assertThat(coins).hasSize(2).allMatch(manager::contains);
            assertThat(query.hasMoreResults()).isFalse();
            assertThat(query.getUpdateCount()).isEqualTo(-1);
            assertThat(query.getResultList()).isNull();
        }
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void resultsFollowAMapping(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            StoredProcedureQuery query =
                    above(database, manager.createStoredProcedureQuery("coins_above", "Coin.values"));
            assertThat(query.setParameter(1, 20).getSingleResult()).isEqualTo(50L);
            StoredProcedureQuery page = above(database, manager.createStoredProcedureQuery("coins_above"));
            assertThat(page.setParameter(1, 0)
                            .setFirstResult(1)
                            .setMaxResults(1)
                            .getResultList())
                    .singleElement()
                    .isEqualTo(new Object[] {2, 20});
        }
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void pendingChangesAreWrittenFirst(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            manager.getTransaction().begin();
            manager.find(Coin.class, 1).amount = 99;
            StoredProcedureQuery query =
                    above(database, manager.createStoredProcedureQuery("coins_above", "Coin.values"));
            assertThat(query.setParameter(1, 60).getSingleResult()).isEqualTo(99L);
            manager.getTransaction().rollback();
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void annotationsNameProcedures(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            StoredProcedureQuery query = manager.createNamedStoredProcedureQuery("Coin.above");
            assertThat(query.getParameters()).extracting(Parameter::getName).containsExactly("lowest", "coins");
            assertThat(query.setParameter("lowest", 15).getResultList()).hasSize(2);
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void valuesComeOut(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            StoredProcedureQuery query = manager.createStoredProcedureQuery("coin_total")
                    .registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN)
                    .registerStoredProcedureParameter(2, Integer.class, ParameterMode.INOUT)
                    .registerStoredProcedureParameter(3, Long.class, ParameterMode.OUT)
                    .setParameter(1, 10)
                    .setParameter(2, 2);
            assertThatThrownBy(() -> query.getOutputParameterValue(3)).isInstanceOf(IllegalStateException.class);
            assertThat(query.execute()).isFalse();
            assertThat(query.getOutputParameterValue(2)).isEqualTo(3);
            assertThat(query.getOutputParameterValue(3)).isEqualTo(140L);
            assertThatThrownBy(() -> query.getOutputParameterValue(1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.getOutputParameterValue(4)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void updatesNeedATransaction(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            StoredProcedureQuery query = manager.createStoredProcedureQuery("coin_raise")
                    .registerStoredProcedureParameter(1, Integer.class, ParameterMode.IN)
                    .setParameter(1, 5);
            assertThatThrownBy(query::executeUpdate).isInstanceOf(TransactionRequiredException.class);
            manager.getTransaction().begin();
            query.executeUpdate();
            assertThat(manager.find(Coin.class, 1).amount).isEqualTo(15);
            manager.getTransaction().rollback();
        }
    }

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void wrongUseIsRefused(TestDatabase database) {
        try (Unit unit = new Unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createNamedStoredProcedureQuery("nothing"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH6208");
            StoredProcedureQuery query = above(database, manager.createStoredProcedureQuery("coins_above"));
            assertThatThrownBy(query::execute).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> query.setParameter(7, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.setParameter("lowest", 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.setParameter(1, "one")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.registerStoredProcedureParameter("p", Integer.class, ParameterMode.IN))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> query.setLockMode(LockModeType.READ)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(query::getLockMode).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> query.setMaxResults(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThat(query.isBound(query.getParameter(1, Integer.class))).isFalse();
            query.setParameter(query.getParameter(1, Integer.class), 4);
            assertThat(query.getParameterValue(1)).isEqualTo(4);
        }
    }
}
