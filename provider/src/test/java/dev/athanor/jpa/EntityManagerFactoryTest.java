package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.boot.SessionFactory;
import dev.athanor.jpa.Library.Author;
import dev.athanor.jpa.Library.Book;
import dev.athanor.message.InvalidStateException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SynchronizationType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EntityManagerFactoryTest {
    private final Library library = new Library();
    private final EntityManagerFactory factory = library.factory;

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void everyMethodOfAClosedOneSaysSo() {
        factory.close();

        assertThat(factory.isOpen()).isFalse();
        Calls.all(EntityManagerFactory.class, factory, Set.of("isOpen"))
                .forEach((method, exception) -> assertThat(exception)
                        .as(method)
                        .isInstanceOf(InvalidStateException.class)
                        .hasMessageStartingWith("ATH6003"));
    }

    @Test
    void tellsWhatItIs() {
        assertThat(factory.getName()).isEqualTo("library");
        assertThat(factory.getTransactionType()).isEqualTo(PersistenceUnitTransactionType.RESOURCE_LOCAL);
        assertThat(factory.getProperties())
                .containsEntry("jakarta.persistence.schema-generation.database.action", "create");
        assertThat(factory.getCache()).isNull();
        assertThat(factory.getNamedEntityGraphs(Author.class)).isEmpty();
        assertThat(factory.unwrap(SessionFactory.class)).isNotNull();
        assertThatThrownBy(() -> factory.unwrap(String.class)).isInstanceOf(PersistenceException.class);
    }

    @Test
    void managersHavePropertiesOfTheirOwn() {
        Map<String, String> properties = Map.of("jakarta.persistence.cache.storeMode", "BYPASS");
        try (EntityManager manager = factory.createEntityManager(properties)) {
            assertThat(manager.getProperties()).containsAllEntriesOf(properties);
        }
        assertThat(factory.getProperties()).doesNotContainKey("jakarta.persistence.cache.storeMode");
        factory.createEntityManager((Map<?, ?>) null).close();
        assertThatThrownBy(() -> factory.createEntityManager(SynchronizationType.UNSYNCHRONIZED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ATH6006");
    }

    @Test
    void worksInATransaction() {
        AtomicReference<EntityManager> used = new AtomicReference<>();
        String name = factory.callInTransaction(manager -> {
            used.set(manager);
            manager.find(Author.class, 1).name = "S. Lem";
            return manager.find(Author.class, 1).name;
        });

        assertThat(name).isEqualTo("S. Lem");
        assertThat(used.get().isOpen()).isFalse();
        factory.runInTransaction(
                manager -> assertThat(manager.find(Author.class, 1).name).isEqualTo("S. Lem"));
    }

    @Test
    void rollsBackWhenTheWorkFails() {
        AtomicReference<EntityManager> used = new AtomicReference<>();
        assertThatThrownBy(() -> factory.runInTransaction(manager -> {
                    used.set(manager);
                    manager.find(Author.class, 1).name = "lost";
                    manager.flush();
                    throw new ArithmeticException("the work's own");
                }))
                .isInstanceOf(ArithmeticException.class)
                .hasNoSuppressedExceptions();

        assertThat(used.get().isOpen()).isFalse();
        factory.runInTransaction(
                manager -> assertThat(manager.find(Author.class, 1).name).isEqualTo("Lem"));
    }

    @Test
    void dropsAndCreatesTables() {
        factory.getSchemaManager().drop(false);
        assertThatThrownBy(() -> factory.runInTransaction(manager -> manager.find(Book.class, 1L)))
                .isInstanceOf(PersistenceException.class);
        factory.getSchemaManager().create(false);
        factory.runInTransaction(
                manager -> assertThat(manager.find(Author.class, 1)).isNull());
    }
}
