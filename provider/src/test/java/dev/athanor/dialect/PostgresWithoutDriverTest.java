package dev.athanor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The dialect works where the driver's classes cannot be seen; names come from the message then. */
final class PostgresWithoutDriverTest {
    /** Loads Athanor's classes anew, and hides the driver from them. */
    private static final class HidingLoader extends ClassLoader {
        HidingLoader() {
            super(PostgresWithoutDriverTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.postgresql.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.athanor.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : defined(name);
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** Runs in the copy of this class that the hiding loader makes. */
    public static final class Copy {
        private Copy() {}

        /** What the dialect reads from a failure. */
        public static String classified(SQLException failure) {
            return new PostgresDialect().errors().classify(failure).toString();
        }

        /** Which row failed. */
        public static int failedRow(BatchUpdateException failure) {
            return new PostgresDialect().errors().failedRow(failure, 10, null);
        }
    }

    private static Object call(String method, Class<?> parameter, Object argument) throws Exception {
        Class<?> copy = new HidingLoader().loadClass(Copy.class.getName());
        assertThat(copy).isNotSameAs(Copy.class);
        return copy.getMethod(method, parameter).invoke(null, argument);
    }

    private static void assertRead(String state, String message, String expected) throws Exception {
        assertThat(call("classified", SQLException.class, new SQLException(message, state)))
                .isEqualTo("SqlError[" + expected + ", effect=UNTIL_ROLLBACK]");
    }

    @Test
    void names_comeFromTheMessage() throws Exception {
        assertRead(
                "23505",
                "ERROR: duplicate key value violates unique constraint \"uk_name\"\n  Detail: Key (name)=(x) exists.",
                "kind=UNIQUE, constraint=uk_name, table=null");
        assertRead(
                "23502",
                "ERROR: null value in column \"name\" of relation \"child\" violates not-null constraint",
                "kind=NOT_NULL, constraint=name, table=child");
        assertRead(
                "23503",
                "ERROR: update or delete on table \"parent\" violates foreign key constraint \"fk\" on table \"child\"",
                "kind=FOREIGN_KEY, constraint=fk, table=child");
        assertRead(
                "23514",
                "ERROR: new row for relation \"child\" violates check constraint \"ck_age\"",
                "kind=CHECK, constraint=ck_age, table=child");
    }

    @Test
    void row_comesFromTheMessage() throws Exception {
        BatchUpdateException failure =
                new BatchUpdateException("Batch entry 7 INSERT was aborted", "23505", new int[0]);
        assertThat(call("failedRow", BatchUpdateException.class, failure)).isEqualTo(7);
    }
}
