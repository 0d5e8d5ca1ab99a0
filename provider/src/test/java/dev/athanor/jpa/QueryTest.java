package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.jpa.Library.Author;
import dev.athanor.jpa.Library.Book;
import dev.athanor.message.InvalidStateException;
import dev.athanor.message.QuerySyntaxException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Query;
import jakarta.persistence.QueryTimeoutException;
import jakarta.persistence.TemporalType;
import jakarta.persistence.TransactionRequiredException;
import jakarta.persistence.TypedQuery;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class QueryTest {
    private final Library library = new Library();
    private final EntityManager manager = library.manager();

    @AfterEach
    void close() {
        library.close();
    }

    private TypedQuery<Book> books() {
        return manager.createQuery("select b from Book b order by b.title", Book.class);
    }

    // ---- results --------------------------------------------------------------------------------------------------

    @Test
    void listsAndStreams() {
        assertThat(books().getResultList()).extracting(book -> book.title).containsExactly("Fiasco", "Solaris");
        assertThat(books().getResultStream().map(book -> book.title)).containsExactly("Fiasco", "Solaris");
        Query untyped = manager.createQuery("select b.title from Book b where b.title like 'S%'");
        List<?> titles = untyped.getResultList();
        assertThat(titles).hasSize(1).first().isEqualTo("Solaris");
    }

    @Test
    void exactlyOne() {
        manager.getTransaction().begin();
        TypedQuery<Book> query = manager.createQuery("select b from Book b where b.title = :title", Book.class);

        assertThat(query.setParameter("title", "Solaris").getSingleResult().title)
                .isEqualTo("Solaris");
        query.setParameter("title", "Eden");
        assertThat(query.getSingleResultOrNull()).isNull();
        assertThatThrownBy(query::getSingleResult)
                .isInstanceOf(NoResultException.class)
                .hasMessageStartingWith("ATH6201");
        assertThatThrownBy(books()::getSingleResult)
                .isInstanceOf(NonUniqueResultException.class)
                .hasMessageStartingWith("ATH6202");
        assertThatThrownBy(books()::getSingleResultOrNull).isInstanceOf(NonUniqueResultException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
    }

    @Test
    void aPartOfTheResults() {
        assertThat(books().setFirstResult(1).getResultList())
                .extracting(book -> book.title)
                .containsExactly("Solaris");
        assertThat(books().setMaxResults(1).getSingleResult().title).isEqualTo("Fiasco");
        assertThat(books().setMaxResults(0).getResultList()).isEmpty();
        TypedQuery<Book> query = books();
        assertThat(query.getFirstResult()).isZero();
        assertThat(query.getMaxResults()).isEqualTo(Integer.MAX_VALUE);
        assertThat(query.setFirstResult(3).setMaxResults(5).getFirstResult()).isEqualTo(3);
        assertThat(query.getMaxResults()).isEqualTo(5);
        assertThatThrownBy(() -> query.setMaxResults(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH3118");
        assertThatThrownBy(() -> query.setFirstResult(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- creation -------------------------------------------------------------------------------------------------

    @Test
    void aWrongTextMarksTheTransaction() {
        manager.getTransaction().begin();
        assertThatThrownBy(() -> manager.createQuery("select b fron Book b"))
                .isInstanceOf(QuerySyntaxException.class)
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
    }

    @Test
    void theResultTypeMustFit() {
        assertThatThrownBy(() -> manager.createQuery("select b from Book b", Author.class))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(manager.createQuery("select b from Book b", Object.class).getResultList())
                .hasSize(2);
        assertThat(manager.createQuery("select b.title, b.id from Book b", Object[].class)
                        .getResultList())
                .hasSize(2);
    }

    @Test
    void namedQueries() {
        assertThat(manager.createNamedQuery("Book.ofAuthor", Book.class)
                        .setParameter("author", 1)
                        .getResultList())
                .hasSize(2);
        assertThat(manager.createNamedQuery("Book.ofAuthor")
                        .setParameter("author", 2)
                        .getResultList())
                .isEmpty();
        var references = library.factory.getNamedQueries(Book.class);
        assertThat(references).containsOnlyKeys("Book.ofAuthor");
        assertThat(manager.createQuery(references.get("Book.ofAuthor"))
                        .setParameter("author", 1)
                        .getResultList())
                .hasSize(2);
        assertThatThrownBy(() -> manager.createNamedQuery("Book.ofAutor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH6205 there is no query named 'Book.ofAutor'");
    }

    @Test
    void sql() {
        assertThat(manager.createNativeQuery("select * from Book where title = ?1", Book.class)
                        .setParameter(1, "Fiasco")
                        .getResultList())
                .hasSize(1);
        List<?> names = manager.createNativeQuery("select name from Author").getResultList();
        assertThat(names).hasSize(1).first().isEqualTo("Lem");
    }

    // ---- parameters -----------------------------------------------------------------------------------------------

    @Test
    void parametersAreKnownByNameAndNumber() {
        TypedQuery<Book> query =
                manager.createQuery("select b from Book b where b.id > :id and b.title <> :title", Book.class);
        assertThat(query.getParameters())
                .extracting(parameter -> parameter.getName())
                .containsExactly("id", "title");
        assertThat(query.getParameter("id").getPosition()).isNull();
        assertThat(query.getParameter("id").getParameterType()).isEqualTo(Long.class);
        assertThat(query.isBound(query.getParameter("id"))).isFalse();
        assertThatThrownBy(() -> query.getParameterValue("id"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ATH3121");
        query.setParameter("id", 5);
        assertThat(query.isBound(query.getParameter("id"))).isTrue();
        query.setParameter(query.getParameter("title", String.class), "Eden");
        assertThat(query.getParameterValue(query.getParameter("title", String.class)))
                .isEqualTo("Eden");
        assertThat(query.getParameterValue("title")).isEqualTo("Eden");

        TypedQuery<Book> numbered = manager.createQuery("select b from Book b where b.id > ?1", Book.class);
        assertThat(numbered.getParameter(1).getPosition()).isEqualTo(1);
        assertThat(numbered.getParameter(1).getName()).isNull();
        numbered.setParameter(1, 5L);
        assertThat(numbered.getParameterValue(1)).isEqualTo(5L);
    }

    @Test
    void wrongParametersAreRefused() {
        TypedQuery<Book> query = manager.createQuery("select b from Book b where b.id > :id", Book.class);
        assertThatThrownBy(() -> query.setParameter("ident", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH3122 The query has no parameter :ident");
        assertThatThrownBy(() -> query.setParameter(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.setParameter("id", "one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ATH3124 The parameter :id takes java.lang.Long, not java.lang.String");
        assertThatThrownBy(() -> query.getParameter("id", String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(query::getResultList)
                .isInstanceOf(InvalidStateException.class)
                .hasMessageStartingWith("ATH3121 The parameter :id has no value");
    }

    @Test
    void questionsAboutParametersMarkNothing() {
        manager.getTransaction().begin();
        TypedQuery<Book> query = manager.createQuery("select b from Book b where b.id > :id", Book.class);
        assertThatThrownBy(() -> query.getParameter("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> query.getParameterValue("id")).isInstanceOf(IllegalStateException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isFalse();
        assertThatThrownBy(() -> query.setParameter("x", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(manager.getTransaction().getRollbackOnly()).isTrue();
    }

    // ---- settings -------------------------------------------------------------------------------------------------

    @Test
    void flushModes() {
        manager.getTransaction().begin();
        manager.persist(new Author(2, "Dick"));
        TypedQuery<Long> count = manager.createQuery("select count(a) from Author a", Long.class);
        assertThat(count.getFlushMode()).isEqualTo(FlushModeType.AUTO);
        count.setFlushMode(FlushModeType.COMMIT);
        assertThat(count.getFlushMode()).isEqualTo(FlushModeType.COMMIT);
        assertThat(count.getSingleResult()).isEqualTo(1);
        manager.setFlushMode(FlushModeType.COMMIT);
        assertThat(manager.createQuery("select count(a) from Author a", Long.class)
                        .getSingleResult())
                .isEqualTo(1);
        assertThat(count.setFlushMode(FlushModeType.AUTO).getSingleResult()).isEqualTo(2);
    }

    @Test
    void hintsAndModes() {
        TypedQuery<Book> query = books();
        assertThat(query.getTimeout()).isNull();
        assertThat(query.setTimeout(500).getTimeout()).isEqualTo(500);
        query.setHint("jakarta.persistence.query.timeout", "700");
        assertThat(query.getTimeout()).isEqualTo(700);
        assertThat(query.setTimeout(null).getTimeout()).isNull();
        query.setHint("org.example.unknown", 1);
        query.setCacheStoreMode(CacheStoreMode.REFRESH);
        assertThat(query.getCacheStoreMode()).isEqualTo(CacheStoreMode.REFRESH);
        assertThat(query.getHints())
                .isEqualTo(Map.of(
                        "org.example.unknown", 1, "jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH));
        assertThatThrownBy(() -> query.setHint("jakarta.persistence.query.timeout", "soon"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(query.getResultList()).hasSize(2);
    }

    @Test
    void aLimitOfTimeIsInherited() {
        try (EntityManager hasty =
                library.factory.createEntityManager(Map.of("jakarta.persistence.query.timeout", 900))) {
            TypedQuery<Book> query = hasty.createQuery("select b from Book b", Book.class);
            assertThat(query.getTimeout()).isEqualTo(900);
            assertThat(query.setTimeout(50).getTimeout()).isEqualTo(50);
        }
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRES)
    void aQueryThatTakesTooLongIsStopped(TestDatabase database) {
        try (EntityManagerFactory factory = new PersistenceConfiguration("slow")
                .property("jakarta.persistence.dataSource", database.dataSource())
                .createEntityManagerFactory()) {
            EntityManager patient = factory.createEntityManager();
            Query sleep = patient.createNativeQuery("select 1 from (select pg_sleep(20)) s")
                    .setTimeout(200);
            assertThatThrownBy(sleep::getResultList).isInstanceOf(QueryTimeoutException.class);
        }
    }

    @Test
    void onlyQueriesOfTheQueryLanguageLock() {
        TypedQuery<Book> query = books();
        assertThat(query.getLockMode()).isNull();
        assertThat(query.setLockMode(LockModeType.NONE).getLockMode()).isEqualTo(LockModeType.NONE);
        assertThat(query.setLockMode(LockModeType.PESSIMISTIC_READ).getLockMode())
                .isEqualTo(LockModeType.PESSIMISTIC_READ);
        Query sql = manager.createNativeQuery("select 1 from Book");
        assertThatThrownBy(sql::getLockMode).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sql.setLockMode(LockModeType.NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSelectIsNoStatement() {
        manager.getTransaction().begin();
        assertThatThrownBy(books()::executeUpdate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ATH3120");
    }

    @Test
    void aStatementIsNoSelect() {
        Query update = manager.createQuery("update Book b set b.title = :title where b.title = 'Eden'")
                .setParameter("title", "Solaris");
        assertThatThrownBy(update::executeUpdate).isInstanceOf(TransactionRequiredException.class);
        assertThatThrownBy(update::getResultList)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("ATH3119");
        assertThatThrownBy(update::getLockMode).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> update.setLockMode(LockModeType.NONE)).isInstanceOf(IllegalStateException.class);
        manager.getTransaction().begin();
        manager.find(Author.class, 1).write("Eden");
        assertThat(update.executeUpdate()).isEqualTo(1);
        assertThat(manager.createNativeQuery("delete from Book where title = 'Solaris'")
                        .executeUpdate())
                .isEqualTo(2);
    }

    @Test
    void datesWithATemporalType() {
        Query query = manager.createNativeQuery("select cast(?1 as varchar(30)) from Author");
        Calendar day = new GregorianCalendar(2021, Calendar.MAY, 4, 5, 6, 7);
        assertThat(query.setParameter(1, day.getTime(), TemporalType.DATE).getSingleResult())
                .asString()
                .isEqualTo("2021-05-04");
        assertThat(query.setParameter(1, day, TemporalType.TIME).getSingleResult())
                .asString()
                .startsWith("05:06:07");
        assertThat(query.setParameter(query.getParameter(1, Object.class), day.getTime())
                        .getSingleResult())
                .asString()
                .startsWith("2021-05-04 05:06:07");
    }

    // ---- closed ---------------------------------------------------------------------------------------------------

    @Test
    void everyMethodSaysThatTheManagerIsClosed() {
        TypedQuery<Book> query = books();
        manager.close();
        Calls.all(TypedQuery.class, query, Set.of())
                .forEach((method, exception) -> assertThat(exception)
                        .as(method)
                        .isInstanceOf(InvalidStateException.class)
                        .hasMessageStartingWith("ATH6002"));
    }
}
