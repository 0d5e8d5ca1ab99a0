package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import dev.athanor.testing.TestDatabase.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.PessimisticLockScope;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Timeout;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.Version;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What each lock mode sends, when it fails, and what is left of instances and transactions then. */
class LockModeTest {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

    @Entity
    static class Account {
        @Id
        Integer id;

        int balance;

        @Version
        int version;

        Account() {}

        Account(int id, int balance) {
            this.id = id;
            this.balance = balance;
        }

        @PreUpdate
        void updating() {
            Diary.note("PreUpdate");
        }
    }

    /** Without a version. */
    @Entity
    static class Memo {
        @Id
        Integer id;

        String text;

        @ManyToMany
        List<Account> accounts = new ArrayList<>();

        Memo() {}

        Memo(int id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    abstract static class Vehicle {
        @Id
        Integer id;

        @Version
        int version;
    }

    @Entity
    static class Truck extends Vehicle {
        int load;
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Account.class, Memo.class, Vehicle.class, Truck.class);
        unit.inTransaction(manager -> {
            manager.persist(new Account(1, 10));
            manager.persist(new Account(2, 20));
            manager.persist(new Memo(1, "first"));
        });
        unit.log.clear();
        return unit;
    }

    private static EntityManager begun(ManagerUnit unit) {
        EntityManager manager = unit.factory.createEntityManager();
        manager.getTransaction().begin();
        return manager;
    }

    /** H2 has one kind of row lock; only PostgreSQL has names of tables in it. */
    private static String clause(TestDatabase database, String strength) {
        return switch (database.kind()) {
            case H2 -> " FOR UPDATE";
            case POSTGRES -> " FOR " + strength + " OF t1";
            case MARIADB -> strength.equals("SHARE") ? " LOCK IN SHARE MODE" : " FOR UPDATE";
        };
    }

    // ---- preconditions ------------------------------------------------------------------------------------------

    @OnEachDatabase
    void everyModeNeedsATransaction(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            Account account = manager.find(Account.class, 1);
            for (LockModeType mode : LockModeType.values()) {
                if (mode != LockModeType.NONE) {
                    refused(() -> manager.find(Account.class, 1, mode), "find()");
                    refused(() -> manager.refresh(account, mode), "refresh()");
                }
                refused(() -> manager.lock(account, mode), "lock()");
            }
            refused(() -> manager.getLockMode(account), "getLockMode()");
        }
    }

    private static void refused(ThrowingCallable call, String method) {
        assertThatThrownBy(call)
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessage("ATH6101 " + method
                        + " needs an active transaction -> Call EntityManager.getTransaction().begin() first");
    }

    @OnEachDatabase
    void modesThatWorkWithTheVersionNeedOne(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            for (LockModeType mode : List.of(
                    LockModeType.OPTIMISTIC,
                    LockModeType.OPTIMISTIC_FORCE_INCREMENT,
                    LockModeType.PESSIMISTIC_FORCE_INCREMENT)) {
                String message = "ATH2114 Memo cannot be locked in the mode " + mode
                        + ", because it has no version -> Add an attribute with @Version, or use PESSIMISTIC_READ or"
                        + " PESSIMISTIC_WRITE";
                try (EntityManager manager = begun(unit)) {
                    Memo memo = manager.find(Memo.class, 1);
                    for (ThrowingCallable call : List.<ThrowingCallable>of(
                            () -> manager.lock(memo, mode),
                            () -> manager.find(Memo.class, 1, mode),
                            () -> manager.refresh(memo, mode))) {
                        assertThatThrownBy(call)
                                .isInstanceOf(PersistenceException.class)
                                .hasMessage(message);
                    }
                    assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
                    manager.getTransaction().rollback();
                }
            }
        }
    }

    @OnEachDatabase
    void whatIsNotManagedCannotBeLocked(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            assertThatThrownBy(() -> manager.lock(new Account(1, 1), LockModeType.PESSIMISTIC_WRITE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ATH2124");
        }
    }

    @OnEachDatabase
    void theStrongestModeCountsUntilTheTransactionEnds(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1);
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.NONE);
            manager.lock(account, LockModeType.READ);
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.OPTIMISTIC);
            manager.lock(account, LockModeType.PESSIMISTIC_WRITE);
            manager.lock(account, LockModeType.OPTIMISTIC);
            manager.lock(account, LockModeType.NONE);
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            manager.getTransaction().commit();
            manager.getTransaction().begin();
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.NONE);
        }
    }

    // ---- optimistic modes -----------------------------------------------------------------------------------------

    @OnEachDatabase
    void optimisticComparesTheVersionBeforeTheCommit(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            manager.find(Account.class, 1, LockModeType.OPTIMISTIC);
            manager.lock(manager.find(Account.class, 2), LockModeType.OPTIMISTIC);
            unit.log.clear();
            manager.getTransaction().commit();
            assertThat(unit.log.statements())
                    .containsExactly("SELECT t1.id, t1.version FROM Account t1 WHERE t1.id IN (?, ?) ORDER BY t1.id"
                            + clause(database, "SHARE"));
        }
    }

    @OnEachDatabase
    void optimisticFailsAtTheCommitIfSomebodyElseHasChangedTheRow(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1, LockModeType.OPTIMISTIC);
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            assertThatThrownBy(() -> manager.getTransaction().commit())
                    .isInstanceOf(RollbackException.class)
                    .cause()
                    .isInstanceOf(OptimisticLockException.class)
                    .hasMessage("ATH2101 Account#1 was changed or deleted by another transaction since it was read ->"
                            + " Roll back, read it again and repeat the change")
                    .satisfies(e -> assertThat(((OptimisticLockException) e).getEntity())
                            .isSameAs(account));
            assertThat(manager.getTransaction().isActive()).isFalse();
            assertThat(manager.contains(account)).isFalse();
        }
    }

    @OnEachDatabase
    void optimisticFailsAtTheCommitIfTheRowIsGone(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            manager.find(Account.class, 1, LockModeType.OPTIMISTIC);
            unit.inTransaction(other -> other.remove(other.find(Account.class, 1)));
            assertThatThrownBy(() -> manager.getTransaction().commit())
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }
    }

    @OnEachDatabase
    void optimisticSendsNothingForWhatIsWrittenAnyway(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account changed = manager.find(Account.class, 1, LockModeType.OPTIMISTIC);
            Account removed = manager.find(Account.class, 2, LockModeType.OPTIMISTIC);
            Account added = new Account(3, 30);
            manager.persist(added);
            manager.lock(added, LockModeType.OPTIMISTIC);
            changed.balance++;
            manager.remove(removed);
            unit.log.clear();
            manager.getTransaction().commit();
            assertThat(unit.log.statements())
                    .containsExactly(
                            "UPDATE Account SET balance = ?, version = ? WHERE id = ? AND version = ?",
                            "INSERT INTO Account (id, balance, version) VALUES (?, ?, ?)",
                            "DELETE FROM Account WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void forceIncrementRaisesTheVersionOnceWithoutAChange(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            Diary diary = Diary.over(unit.log);
            manager.flush();
            assertThat(account.version).isEqualTo(2);
            manager.getTransaction().commit();
            assertThat(diary.entries()).containsExactly("UPDATE Account SET version = ? WHERE id = ? AND version = ?");
            assertThat(account.version).isEqualTo(2);
        }
    }

    @OnEachDatabase
    void forceIncrementAddsNothingToAChange(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Diary diary = Diary.over(unit.log);
            unit.inTransaction(manager -> {
                Account account = manager.getReference(Account.class, 1);
                manager.lock(account, LockModeType.WRITE);
                account.balance = 11;
                diary.entries();
            });
            assertThat(diary.entries())
                    .containsExactly(
                            "PreUpdate", "UPDATE Account SET balance = ?, version = ? WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void forceIncrementFailsIfSomebodyElseWasFaster(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            assertThatThrownBy(manager::flush).isInstanceOf(OptimisticLockException.class);
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            manager.getTransaction().rollback();
            assertThat(account.version).isEqualTo(1);
        }
    }

    // ---- pessimistic modes ------------------------------------------------------------------------------------------

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void findLocksWithTheStatementThatReads(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            manager.find(Memo.class, 1, LockModeType.PESSIMISTIC_READ);
            assertThat(unit.log.statements())
                    .containsExactly(
                            "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ?"
                                    + clause(database, "UPDATE"),
                            "SELECT t1.id, t1.text FROM Memo t1 WHERE t1.id = ?" + clause(database, "SHARE"));
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            assertThat(manager.find(Account.class, 3, LockModeType.PESSIMISTIC_WRITE))
                    .isNull();
            Account second = manager.getReference(Account.class, 2);
            assertThat(manager.find(Account.class, 2, LockModeType.PESSIMISTIC_READ))
                    .isSameAs(second);
            assertThat(second.balance).isEqualTo(20);
            assertThat(unit.log.statements()).hasSize(4);
        }
    }

    @OnEachDatabase
    void pessimisticForceIncrementLocksAtOnceAndRaisesTheVersionAtTheFlush(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Account account = manager.find(Account.class, 1);
                unit.log.clear();
                manager.lock(account, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            });
            assertThat(unit.log.statements())
                    .containsExactly(
                            "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ?"
                                    + clause(database, "UPDATE"),
                            "UPDATE Account SET version = ? WHERE id = ? AND version = ?");
        }
    }

    @OnEachDatabase
    void aLockThatIsNotGrantedLeavesInstanceAndTransactionAsTheyWere(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager holder = begun(unit);
                EntityManager manager = begun(unit)) {
            holder.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            Account account = manager.find(Account.class, 1);
            account.balance = 99;
            unit.log.clear();
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> manager.lock(account, LockModeType.PESSIMISTIC_WRITE, Map.of(LOCK_TIMEOUT, 0)),
                    () -> manager.lock(account, LockModeType.PESSIMISTIC_READ, Timeout.milliseconds(100)),
                    () -> manager.refresh(account, LockModeType.PESSIMISTIC_WRITE, Map.of(LOCK_TIMEOUT, "100")),
                    () -> manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(0)))) {
                assertThatThrownBy(call)
                        .isInstanceOf(LockTimeoutException.class)
                        .hasMessageStartingWith("ATH4011")
                        .hasMessageContaining("; the transaction goes on without it -> repeat the operation, or allow"
                                + " more time with the hint jakarta.persistence.lock.timeout");
            }
            if (database.kind() == Kind.POSTGRES) {
                assertThat(unit.log.statements())
                        .startsWith(
                                "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ? FOR UPDATE OF t1"
                                        + " NOWAIT",
                                "SET LOCAL lock_timeout = 100",
                                "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ? FOR SHARE OF t1");
            } else {
                assertThat(unit.log.statements())
                        .startsWith(
                                "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ? FOR UPDATE"
                                        + " NOWAIT",
                                "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ?"
                                        + (database.kind() == Kind.H2
                                                ? " FOR UPDATE WAIT 0.100"
                                                : " LOCK IN SHARE MODE WAIT 1"));
            }
            assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.NONE);
            assertThat(account.balance).isEqualTo(99);

            holder.getTransaction().rollback();
            manager.lock(account, LockModeType.PESSIMISTIC_WRITE, Timeout.milliseconds(100));
            manager.getTransaction().commit();
            assertThat(account.version).isEqualTo(2);
        }
    }

    @OnEachDatabase(Kind.POSTGRES)
    void theTimeToWaitIsThatOfOneStatementOnly(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeout.seconds(1));
            String after = manager.callWithConnection((Connection connection) -> {
                try (Statement statement = connection.createStatement();
                        var rows = statement.executeQuery("SHOW lock_timeout")) {
                    rows.next();
                    return rows.getString(1);
                }
            });
            assertThat(after).isEqualTo("0");
        }
    }

    @OnEachDatabase
    void theConfiguredTimeCountsWhereNoHintDoes(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager holder = begun(unit);
                EntityManager manager = unit.factory.createEntityManager(Map.of(LOCK_TIMEOUT, 0))) {
            holder.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            manager.getTransaction().begin();
            assertThatThrownBy(() -> manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE))
                    .isInstanceOf(LockTimeoutException.class);
            assertThat(manager.find(Account.class, 2, LockModeType.PESSIMISTIC_WRITE))
                    .isNotNull();
            manager.getTransaction().commit();
        }
    }

    @OnEachDatabase
    void aStaleInstanceIsNotLocked(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1);
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> manager.lock(account, LockModeType.PESSIMISTIC_READ),
                    () -> manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE))) {
                assertThatThrownBy(call)
                        .isInstanceOf(OptimisticLockException.class)
                        .hasMessageStartingWith("ATH2101 Account#1 was changed or deleted by another transaction");
            }
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        }
    }

    @OnEachDatabase
    void refreshLocksAndTakesOverWhatTheRowHas(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Account account = manager.find(Account.class, 1);
            account.balance = 99;
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            unit.log.clear();
            manager.refresh(account, LockModeType.PESSIMISTIC_WRITE);
            assertThat(unit.log.statements())
                    .containsExactly("SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ?"
                            + clause(database, "UPDATE"));
            assertThat(account.balance).isEqualTo(11);
            assertThat(manager.getLockMode(account)).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            manager.getTransaction().commit();
            assertThat(unit.log.statements("UPDATE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aRowThatIsGoneIsNotLocked(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            Memo memo = manager.find(Memo.class, 1);
            memo.text = "kept";
            unit.inTransaction(other -> other.remove(other.find(Memo.class, 1)));
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    () -> manager.lock(memo, LockModeType.PESSIMISTIC_WRITE),
                    () -> manager.refresh(memo, LockModeType.PESSIMISTIC_WRITE))) {
                assertThatThrownBy(call)
                        .isInstanceOf(EntityNotFoundException.class)
                        .hasMessage("ATH2102 Memo#1 is needed, but there is no such row -> Use find(), which returns"
                                + " null, where a row may be missing");
            }
            assertThat(memo.text).isEqualTo("kept");
        }
    }

    @OnEachDatabase
    void tablesOfSubclassesAreLockedWhenTheClassIsKnown(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Truck truck = new Truck();
                truck.id = 1;
                manager.persist(truck);
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                assertThat(manager.find(Vehicle.class, 1, LockModeType.PESSIMISTIC_WRITE))
                        .isInstanceOf(Truck.class);
                List<String> statements = unit.log.statements();
                assertThat(statements).hasSize(2);
                if (database.kind() == Kind.POSTGRES) {
                    assertThat(statements.get(0)).contains("LEFT JOIN").endsWith(" FOR UPDATE OF t1");
                    assertThat(statements.get(1)).endsWith(" FOR UPDATE OF t1, t2");
                }
            });
        }
    }

    @OnEachDatabase
    void theExtendedScopeLocksRowsOfJoinTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.find(Memo.class, 1).accounts.add(manager.find(Account.class, 1)));
            unit.log.clear();
            unit.inTransaction(manager ->
                    manager.find(Memo.class, 1, LockModeType.PESSIMISTIC_WRITE, PessimisticLockScope.EXTENDED));
            assertThat(unit.log.statements())
                    .containsExactly(
                            "SELECT t1.id, t1.text FROM Memo t1 WHERE t1.id = ?" + clause(database, "UPDATE"),
                            "SELECT t1.Memo_id FROM Memo_Account t1 WHERE t1.Memo_id = ?" + clause(database, "UPDATE"));
        }
    }

    // ---- queries ----------------------------------------------------------------------------------------------------

    @OnEachDatabase
    void aQueryLocksWhatItReturns(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            List<Account> accounts = manager.createQuery(
                            "SELECT a FROM Account a WHERE a.balance > 5 ORDER BY a.id", Account.class)
                    .setMaxResults(1)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            assertThat(accounts).hasSize(1);
            assertThat(manager.getLockMode(accounts.get(0))).isEqualTo(LockModeType.PESSIMISTIC_WRITE);
            assertThat(unit.log.statements())
                    .containsExactly("SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.balance > 5"
                            + " ORDER BY t1.id LIMIT ?"
                            + clause(database, "UPDATE"));
            try (EntityManager other = begun(unit)) {
                assertThatThrownBy(() -> other.createQuery("SELECT a FROM Account a", Account.class)
                                .setLockMode(LockModeType.PESSIMISTIC_READ)
                                .setHint(LOCK_TIMEOUT, 0)
                                .getResultList())
                        .isInstanceOf(LockTimeoutException.class)
                        .hasMessageStartingWith("ATH4011");
                assertThat(other.getTransaction().getRollbackOnly()).isFalse();
                assertThat(other.find(Account.class, 2, LockModeType.PESSIMISTIC_WRITE))
                        .isNotNull();
            }
        }
    }

    @OnEachDatabase
    void whatSqlCannotLockIsLockedAfterwards(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            List<Account> accounts = manager.createQuery("SELECT DISTINCT a FROM Account a", Account.class)
                    .setLockMode(LockModeType.PESSIMISTIC_READ)
                    .getResultList();
            assertThat(accounts)
                    .allSatisfy(each -> assertThat(manager.getLockMode(each)).isEqualTo(LockModeType.PESSIMISTIC_READ));
            String lock =
                    "SELECT t1.id, t1.balance, t1.version FROM Account t1 WHERE t1.id = ?" + clause(database, "SHARE");
            assertThat(unit.log.statements())
                    .containsExactly("SELECT DISTINCT t1.id, t1.balance, t1.version FROM Account t1", lock, lock);
        }
    }

    @OnEachDatabase
    void anOptimisticQueryHasItsResultsCheckedAtTheCommit(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            manager.createQuery("SELECT a.id, a FROM Account a", Object[].class)
                    .setLockMode(LockModeType.OPTIMISTIC)
                    .getResultStream()
                    .forEach(row -> assertThat(row).hasSize(2));
            unit.inTransaction(other -> other.find(Account.class, 2).balance = 21);
            assertThatThrownBy(() -> manager.getTransaction().commit())
                    .isInstanceOf(RollbackException.class)
                    .hasCauseInstanceOf(OptimisticLockException.class);
        }
    }

    @OnEachDatabase
    void aQueryDoesNotLockAStaleInstance(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            assertThat(manager.find(Account.class, 1).balance).isEqualTo(10);
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            assertThatThrownBy(() -> manager.createQuery("SELECT a FROM Account a", Account.class)
                            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                            .getResultList())
                    .isInstanceOf(OptimisticLockException.class);
        }
    }

    @OnEachDatabase
    void aQueryThatLocksNeedsATransactionAndWhatTheModeNeeds(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = unit.factory.createEntityManager()) {
            assertThatThrownBy(() -> manager.createQuery("SELECT a FROM Account a", Account.class)
                            .setLockMode(LockModeType.OPTIMISTIC)
                            .getResultList())
                    .isInstanceOf(TransactionRequiredException.class)
                    .hasMessage("ATH6101 a query with a lock mode needs an active transaction -> Call"
                            + " EntityManager.getTransaction().begin() first");
            manager.getTransaction().begin();
            assertThatThrownBy(() -> manager.createQuery("SELECT m FROM Memo m", Memo.class)
                            .setLockMode(LockModeType.OPTIMISTIC_FORCE_INCREMENT)
                            .getResultList())
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageStartingWith("ATH2114 Memo cannot be locked in the mode OPTIMISTIC_FORCE_INCREMENT");
        }
    }

    // ---- conflicts --------------------------------------------------------------------------------------------------

    @OnEachDatabase
    void aDeadlockEndsOneTransactionAndSaysSo(TestDatabase database) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try (ManagerUnit unit = unit(database)) {
            CountDownLatch bothHoldOne = new CountDownLatch(2);
            Future<@Nullable RuntimeException> first = executor.submit(() -> crossing(unit, 1, 2, bothHoldOne));
            Future<@Nullable RuntimeException> second = executor.submit(() -> crossing(unit, 2, 1, bothHoldOne));
            RuntimeException one = first.get(30, TimeUnit.SECONDS);
            RuntimeException two = second.get(30, TimeUnit.SECONDS);
            assertThat(one == null ? two : one)
                    .isInstanceOf(PessimisticLockException.class)
                    .hasMessageStartingWith("ATH4012")
                    .hasMessageContaining("this transaction and another one waited for each other, and the database has"
                            + " ended this one");
        } finally {
            executor.shutdownNow();
        }
    }

    private static @Nullable RuntimeException crossing(
            ManagerUnit unit, int first, int second, CountDownLatch bothHoldOne) throws InterruptedException {
        try (EntityManager manager = begun(unit)) {
            manager.find(Account.class, first, LockModeType.PESSIMISTIC_WRITE);
            bothHoldOne.countDown();
            assertThat(bothHoldOne.await(10, TimeUnit.SECONDS)).isTrue();
            try {
                manager.find(Account.class, second, LockModeType.PESSIMISTIC_WRITE);
                manager.getTransaction().commit();
                return null;
            } catch (RuntimeException e) {
                assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
                manager.getTransaction().rollback();
                return e;
            }
        }
    }

    @OnEachDatabase
    void aFlushThatWaitsTooLongEndsTheTransaction(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager holder = begun(unit);
                EntityManager manager = begun(unit)) {
            holder.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE);
            String limit = switch (database.kind()) {
                case H2 -> "SET LOCK_TIMEOUT 100";
                case POSTGRES -> "SET LOCAL lock_timeout = 100";
                case MARIADB -> "SET innodb_lock_wait_timeout = 1";
            };
            manager.runWithConnection((Connection connection) -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(limit);
                }
            });
            Account account = manager.find(Account.class, 1);
            account.balance = 99;
            String message = database.kind() != Kind.POSTGRES
                    ? "ATH2115 another transaction kept a row that the flush had to write; some of its statements may have"
                            + " been carried out, so that the transaction cannot go on -> Roll back and repeat the"
                            + " transaction from its beginning; see the cause for the statement"
                    : "ATH4015 Account#1: a lock was not granted in time (SQLState 55P03, vendor code 0), and the"
                            + " transaction cannot go on -> roll back and repeat the transaction from its beginning";
            assertThatThrownBy(manager::flush)
                    .isInstanceOf(PessimisticLockException.class)
                    .hasMessage(message);
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
            manager.getTransaction().rollback();
            assertThat(manager.contains(account)).isFalse();
        }
    }

    @OnEachDatabase(Kind.POSTGRES)
    void aSerialisationFailureEndsTheTransactionAndSaysSo(TestDatabase database) {
        try (ManagerUnit unit = unit(database);
                EntityManager manager = begun(unit)) {
            manager.runWithConnection((Connection connection) -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                }
            });
            manager.find(Account.class, 2);
            unit.inTransaction(other -> other.find(Account.class, 1).balance = 11);
            assertThatThrownBy(() -> manager.find(Account.class, 1, LockModeType.PESSIMISTIC_WRITE))
                    .isInstanceOf(PessimisticLockException.class)
                    .hasMessageStartingWith("ATH4016")
                    .hasMessageContaining(
                            "another transaction has changed what this one relies on, and the database has"
                                    + " ended this one");
            assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
        }
    }
}
