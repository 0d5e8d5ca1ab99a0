package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.jpa.Library.Author;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.RollbackException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TransactionTest {
    private final Library library = new Library();
    private final EntityManager manager = library.manager();
    private final EntityTransaction transaction = manager.getTransaction();

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void beginsOnce() {
        transaction.begin();
        assertThat(transaction.isActive()).isTrue();
        assertThatThrownBy(transaction::begin).isInstanceOf(IllegalStateException.class);
        assertThat(manager.getTransaction().isActive()).isTrue();
    }

    @Test
    void nothingElseGoesWithoutOne() {
        for (Runnable call : List.<Runnable>of(
                transaction::commit,
                transaction::rollback,
                transaction::setRollbackOnly,
                transaction::getRollbackOnly)) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH");
        }
        assertThat(transaction.isActive()).isFalse();
    }

    @Test
    void commitsAndBeginsAgain() {
        transaction.begin();
        manager.find(Author.class, 1).name = "first";
        transaction.commit();
        transaction.begin();
        manager.find(Author.class, 1).name = "second";
        transaction.rollback();

        assertThat(transaction.isActive()).isFalse();
        assertThat(library.manager().find(Author.class, 1).name).isEqualTo("first");
    }

    @Test
    void onceMarkedItOnlyRollsBack() {
        transaction.begin();
        manager.find(Author.class, 1).name = "lost";
        transaction.setRollbackOnly();
        assertThat(transaction.getRollbackOnly()).isTrue();
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(RollbackException.class)
                .hasNoCause()
                .hasMessageStartingWith("ATH6102");

        assertThat(transaction.isActive()).isFalse();
        assertThat(library.manager().find(Author.class, 1).name).isEqualTo("Lem");
    }

    @Test
    void aFailedCommitIsWrappedOnce() {
        transaction.begin();
        Author author = new Author(2, "Asimov");
        manager.persist(author);
        library.factory.runInTransaction(other -> other.persist(new Author(2, "Another")));
        assertThatThrownBy(transaction::commit)
                .isInstanceOf(RollbackException.class)
                .hasMessageStartingWith("ATH6103")
                .cause()
                .isNotInstanceOf(RollbackException.class);

        assertThat(transaction.isActive()).isFalse();
        assertThat(manager.contains(author)).isFalse();
    }

    @Test
    void theTimeoutIsAHint() {
        assertThat(transaction.getTimeout()).isNull();
        transaction.setTimeout(5);
        assertThat(transaction.getTimeout()).isEqualTo(5);
        transaction.setTimeout(null);
        assertThat(transaction.getTimeout()).isNull();
    }
}
