package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.jpa.Library.Author;
import dev.athanor.message.CodedException;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.UnsupportedFeatureException;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Timeout;
import jakarta.persistence.TransactionRequiredException;
import java.io.IOException;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EntityManagerTest {
    private final Library library = new Library();
    private final EntityManager manager = library.manager();

    @AfterEach
    void close() {
        library.close();
    }

    // ---- open and closed ------------------------------------------------------------------------------------------

    @Test
    void everyMethodOfAClosedOneSaysSo() {
        manager.close();

        assertThat(manager.isOpen()).isFalse();
        assertThat(manager.getProperties()).isNotNull();
        assertThat(manager.getTransaction().isActive()).isFalse();
        Map<String, Throwable> thrown =
                Calls.all(EntityManager.class, manager, Set.of("isOpen", "getProperties", "getTransaction"));
        assertThat(thrown).hasSizeGreaterThan(60);
        thrown.forEach((method, exception) -> assertThat(exception)
                .as(method)
                .isInstanceOf(InvalidStateException.class)
                .hasMessageStartingWith("ATH6002"));
    }

    @Test
    void aClosedFactoryClosesIt() {
        library.factory.close();

        assertThat(manager.isOpen()).isFalse();
        assertThatThrownBy(() -> manager.find(Author.class, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closedWithinATransactionItIsManagedUntilTheEnd() {
        manager.getTransaction().begin();
        Author author = manager.find(Author.class, 1);
        manager.close();
        author.name = "Stanislaw Lem";
        manager.getTransaction().commit();

        assertThat(library.manager().find(Author.class, 1).name).isEqualTo("Stanislaw Lem");
    }

    // ---- transactions ---------------------------------------------------------------------------------------------

    @Test
    void aFailedCallMarksTheTransaction() {
        manager.getTransaction().begin();
        assertThatThrownBy(() -> manager.find(Author.class, "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH2127 the primary key of Author is a java.lang.Integer");

        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
    }

    @Test
    void aFailedCallWithoutATransactionMarksNothing() {
        assertThatThrownBy(() -> manager.persist("text")).isInstanceOf(IllegalArgumentException.class);
        manager.getTransaction().begin();
        assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
    }

    @Test
    void someCallsNeedATransaction() {
        Author author = manager.find(Author.class, 1);
        assertThatThrownBy(manager::flush)
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessage("ATH6101 flush() needs an active transaction"
                        + " -> Call EntityManager.getTransaction().begin() first");
        assertThatThrownBy(() -> manager.lock(author, LockModeType.OPTIMISTIC))
                .isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> manager.getLockMode(author)).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(() -> manager.find(Author.class, 1, LockModeType.PESSIMISTIC_READ))
                .isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(manager::joinTransaction)
                .isInstanceOf(TransactionRequiredException.class)
                .hasMessageStartingWith("ATH6006");
        assertThat(manager.isJoinedToTransaction()).isFalse();
    }

    // ---- instances ------------------------------------------------------------------------------------------------

    @Test
    void nullIsNoEntityAndNoKey() {
        for (Runnable call : new Runnable[] {
            () -> manager.persist(null),
            () -> manager.merge(null),
            () -> manager.remove(null),
            () -> manager.refresh(null),
            () -> manager.detach(null),
            () -> manager.contains(null),
            () -> manager.getReference(null),
            () -> manager.find(Author.class, null),
            () -> manager.find((Class<Author>) null, 1),
            () -> manager.getReference(Author.class, null),
            () -> manager.find(String.class, 1)
        }) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void findHasOptionsThatTuneNothingYet() {
        assertThat(manager.find(Author.class, 1, Timeout.seconds(1), CacheStoreMode.BYPASS).name)
                .isEqualTo("Lem");
        assertThat(manager.find(Author.class, 1, LockModeType.NONE)).isNotNull();
        assertThat(manager.find(Author.class, 1, Map.of("jakarta.persistence.lock.timeout", 5)))
                .isNotNull();
        assertThatThrownBy(() -> manager.find(Author.class, 1, Map.of("jakarta.persistence.lock.timeout", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH0202");
    }

    @Test
    void aReferenceToAnInstance() {
        Author elsewhere = library.manager().find(Author.class, 1);
        Author reference = manager.getReference(elsewhere);

        assertThat(reference).isNotSameAs(elsewhere);
        assertThat(manager.contains(reference)).isTrue();
        assertThat(reference.name).isEqualTo("Lem");
        assertThat(manager.getReference(reference)).isSameAs(reference);
        assertThatThrownBy(() -> manager.getReference(new Author(2, "New")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH2128");
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceToNothing() {
        Author nobody = manager.getReference(Author.class, 99);
        assertThatThrownBy(() -> System.out.println(nobody.name)).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void onlyManagedInstancesAreLocked() {
        manager.getTransaction().begin();
        assertThat(manager.getLockMode(manager.find(Author.class, 1))).isEqualTo(LockModeType.NONE);
        assertThatThrownBy(() -> manager.lock(new Author(7, "New"), LockModeType.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- settings -------------------------------------------------------------------------------------------------

    @Test
    void settingsAreKept() {
        assertThat(manager.getFlushMode()).isEqualTo(FlushModeType.AUTO);
        manager.setFlushMode(FlushModeType.COMMIT);
        assertThat(manager.getFlushMode()).isEqualTo(FlushModeType.COMMIT);

        assertThat(manager.getCacheStoreMode()).isEqualTo(CacheStoreMode.USE);
        manager.setCacheStoreMode(CacheStoreMode.REFRESH);
        manager.setCacheRetrieveMode(CacheRetrieveMode.BYPASS);
        assertThat(manager.getCacheStoreMode()).isEqualTo(CacheStoreMode.REFRESH);
        assertThat(manager.getCacheRetrieveMode()).isEqualTo(CacheRetrieveMode.BYPASS);
        assertThat(manager.getProperties())
                .containsEntry("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH);

        manager.setProperty("org.example.other", "kept");
        assertThat(manager.getProperties()).containsEntry("org.example.other", "kept");
        assertThatThrownBy(() -> manager.setProperty("jakarta.persistence.cache.storeMode", "never"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdsWhatItStandsFor() {
        assertThat(manager.unwrap(Session.class)).isSameAs(manager.getDelegate());
        assertThat(manager.unwrap(EntityManager.class)).isSameAs(manager);
        assertThat(manager.getEntityManagerFactory()).isSameAs(library.factory);
        assertThatThrownBy(() -> manager.unwrap(String.class))
                .isInstanceOf(PersistenceException.class)
                .hasMessageStartingWith("ATH6005 EntityManager is not, and does not hold, a java.lang.String");
    }

    // ---- the connection -------------------------------------------------------------------------------------------

    @Test
    void lendsItsConnection() {
        manager.getTransaction().begin();
        manager.persist(new Author(5, "Dick"));
        manager.flush();
        manager.<Connection>runWithConnection(connection -> {
            try (var statement = connection.createStatement()) {
                statement.executeUpdate("update Author set name = 'PKD' where id = 5");
            }
        });
        Author author = manager.find(Author.class, 5);
        manager.refresh(author);
        assertThat(author.name).isEqualTo("PKD");
        boolean autoCommit = manager.callWithConnection(Connection::getAutoCommit);
        assertThat(autoCommit).isFalse();
    }

    @Test
    void whatTheWorkOnTheConnectionThrowsIsWrapped() {
        manager.getTransaction().begin();
        assertThatThrownBy(() -> manager.<Connection>runWithConnection(connection -> {
                    throw new IOException("disk");
                }))
                .isInstanceOf(PersistenceException.class)
                .hasRootCauseInstanceOf(IOException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
    }

    // ---- later releases -------------------------------------------------------------------------------------------

    @Test
    void whatIsToComeSaysWhatToUseInstead() {
        for (Runnable call : new Runnable[] {manager::getCriteriaBuilder, manager::getMetamodel}) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(UnsupportedFeatureException.class)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageMatching("ATH6001 .* is not part of this release -> .+")
                    .extracting(exception -> ((CodedException) exception).code())
                    .isEqualTo("ATH6001");
        }
    }
}
