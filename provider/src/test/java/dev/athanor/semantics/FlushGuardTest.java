package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.session.Session;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** No flush begins while one is under way. */
class FlushGuardTest {
    private static @Nullable Consumer<String> duringTheFlush;

    @OnEachDatabase
    void aFlushWithinAFlushIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Talk.class, Meddler.class));
                Session session = unit.factory.openSession()) {
            session.transaction().begin();
            session.persist(new Talk(1));
            duringTheFlush = value -> session.flush();
            assertThatThrownBy(session::flush)
                    .rootCause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("ATH2111 flush() was called while a flush is under way -> Do not flush or query from"
                            + " within callbacks and converters");
            assertThat(session.transaction().isRollbackOnly()).isTrue();
            session.transaction().rollback();
            duringTheFlush = null;
            unit.inTransaction(other -> other.persist(new Talk(1)));
        }
    }

    @OnEachDatabase
    void anAutomaticFlushWithinAFlushIsLeftOut(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Talk.class, Meddler.class))) {
            unit.inTransaction(session -> {
                session.persist(new Talk(1));
                duringTheFlush = value -> session.autoflushAll();
                session.flush();
                duringTheFlush = null;
            });
            unit.inTransaction(
                    session -> assertThat(session.find(Talk.class, 1)).isNotNull());
        }
    }

    /** Does during a flush what a program should not do. */
    public static final class Meddler implements AttributeConverter<String, String> {
        @Override
        public String convertToDatabaseColumn(String value) {
            Consumer<String> meddle = duringTheFlush;
            if (meddle != null) {
                meddle.accept(value);
            }
            return value;
        }

        @Override
        public String convertToEntityAttribute(String value) {
            return value;
        }
    }

    @Entity
    @Table(name = "talk")
    static class Talk {
        @Id
        int id;

        @Convert(converter = Meddler.class)
        String text = "text";

        Talk() {}

        Talk(int id) {
            this.id = id;
        }
    }
}
