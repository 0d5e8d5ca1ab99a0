package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.DatabaseException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which dialect is taken for a database. */
final class DialectsTest {
    /** A provider for a database that Athanor does not know, which speaks like H2. */
    public static final class ForeignProvider implements DialectProvider {
        @Override
        public @Nullable Dialect dialectFor(DatabaseMetaData database) throws SQLException {
            return database.getDatabaseProductName().equals("Foreign") ? new H2Dialect() : null;
        }
    }

    @OnEachDatabase
    void known_byTheNameOfTheProduct(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            Dialect dialect =
                    Dialects.forDatabase(connection.getMetaData(), getClass().getClassLoader());
            assertThat(dialect)
                    .isInstanceOf(
                            switch (database.kind()) {
                                case H2 -> H2Dialect.class;
                                case POSTGRES -> PostgresDialect.class;
                                case MARIADB -> MariaDbDialect.class;
                            });
        }
    }

    @Test
    void unknown_isRefusedWithTheRemedy() {
        assertThatThrownBy(() ->
                        Dialects.forDatabase(product("Foreign"), getClass().getClassLoader()))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("ATH4005 no dialect knows the database Foreign 7.1 -> put a"
                        + " dev.athanor.dialect.DialectProvider for it on the class path; known without one: H2, PostgreSQL,"
                        + " MariaDB");
    }

    @Test
    void provider_isFoundOnTheClassPath(@TempDir Path directory) throws SQLException, IOException {
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve(DialectProvider.class.getName()), ForeignProvider.class.getName());
        URL[] urls = {directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            assertThat(Dialects.forDatabase(product("Foreign"), loader)).isInstanceOf(H2Dialect.class);
            assertThat(Dialects.forDatabase(product("PostgreSQL"), loader)).isInstanceOf(PostgresDialect.class);
        }
    }

    private static DatabaseMetaData product(String name) {
        return (DatabaseMetaData) Proxy.newProxyInstance(
                DialectsTest.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, args) -> method.getName().equals("getDatabaseProductName") ? name : "7.1");
    }
}
