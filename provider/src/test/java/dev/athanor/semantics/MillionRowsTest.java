package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A dynamic collection of a million rows, declared as List, Set or Collection: nothing is loaded but what is asked for. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    @OnEachDatabase({TestDatabase.Kind.H2, TestDatabase.Kind.POSTGRES})
    void nothingIsLoadedButThePage(TestDatabase database) throws SQLException {
        try (ManagerUnit unit = unit(database, Map.of(), Archive.class, Sheet.class)) {
            fill(database);
            unit.inTransaction(em -> check(unit, em, em.find(Archive.class, 1).sheets, Sheet.class, Sheet::new));
        }
        Map<String, String> kept = Map.of("jakarta.persistence.schema-generation.database.action", "none");
        Map<String, String> byProperty = new HashMap<>(kept);
        byProperty.put(Fleet.lazy(SetArchive.class, "sheets"), "dynamic");
        try (ManagerUnit unit = unit(database, byProperty, SetArchive.class, SetSheet.class)) {
            unit.inTransaction(
                    em -> check(unit, em, em.find(SetArchive.class, 1).sheets, SetSheet.class, SetSheet::new));
        }
        Map<String, Object> hint = Map.of(Fleet.lazy(BagArchive.class, "sheets"), "dynamic");
        try (ManagerUnit unit = unit(database, kept, BagArchive.class, BagSheet.class)) {
            unit.inTransaction(
                    em -> check(unit, em, em.find(BagArchive.class, 1, hint).sheets, BagSheet.class, BagSheet::new));
        }
    }

    private static ManagerUnit unit(TestDatabase database, Map<String, String> choices, Class<?>... classes) {
        Map<String, String> properties = new HashMap<>(choices);
        properties.put("athanor.semantics", "sqlalchemy");
        // A weak identity map would let go of the page before it is counted.
        properties.put("athanor.identity-map", "strong");
        return new ManagerUnit(database, properties, classes);
    }

    /** One sheet comes and one goes, so that there are as many as before. */
    @SuppressWarnings("unchecked") // what a dynamic attribute holds
    private static <S> void check(
            ManagerUnit unit, EntityManager em, Collection<S> sheets, Class<S> type, Function<Integer, S> made) {
        AthanorSession session = em.unwrap(AthanorSession.class);
        int lowest = (Integer) em.createQuery("SELECT MIN(s.id) FROM " + type.getSimpleName() + " s")
                .getSingleResult();
        S leaving = em.find(type, lowest);
        unit.log.clear();
        assertThat(sheets).isInstanceOf(DynamicCollection.class);
        assertThat(sheets.add(made.apply(ROWS + lowest))).isTrue();
        assertThat(sheets.remove(leaving)).isTrue();
        assertThat(unit.log.statements()).as("of changes").isEmpty();
        assertThat(sheets.size()).isEqualTo(ROWS);
        assertThat(unit.log.statements("SELECT"))
                .as("of the size, after the flush")
                .hasSize(1);
        unit.log.clear();
        List<S> page = ((DynamicCollection<S>) sheets)
                .orderBy("id")
                .offset(500_000)
                .limit(20)
                .list();
        assertThat(page).hasSize(20);
        assertThat(unit.log.statements()).as("the page").hasSize(1);
        assertThat(session.identityMap())
                .as("the owner, the sheet that was added, the one that left, and the page")
                .hasSize(23);
        em.createNativeQuery("DELETE FROM Sheet WHERE id = " + lowest).executeUpdate();
    }

    private static void fill(TestDatabase database) throws SQLException {
        String numbers = database.kind() == TestDatabase.Kind.H2 ? "SYSTEM_RANGE" : "generate_series";
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO Archive (id) VALUES (1)");
            statement.execute("INSERT INTO Sheet (id, archive_id) SELECT x, 1 FROM " + numbers + "(1, " + ROWS
                    + ") AS numbers(x)");
        }
    }

    @Entity(name = "Archive")
    static class Archive {
        @Id
        int id;

        @OneToMany(mappedBy = "archive", cascade = CascadeType.PERSIST)
        @OrderBy("id")
        @Loading(LoadingStrategy.DYNAMIC)
        List<Sheet> sheets = new ArrayList<>();
    }

    @Entity(name = "Sheet")
    static class Sheet {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Archive archive;

        Sheet() {}

        Sheet(int id) {
            this.id = id;
        }
    }

    @Entity(name = "SetArchive")
    @Table(name = "Archive")
    static class SetArchive {
        @Id
        int id;

        @OneToMany(mappedBy = "archive", cascade = CascadeType.PERSIST)
        Set<SetSheet> sheets = new HashSet<>();
    }

    @Entity(name = "SetSheet")
    @Table(name = "Sheet")
    static class SetSheet {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        SetArchive archive;

        SetSheet() {}

        SetSheet(int id) {
            this.id = id;
        }
    }

    @Entity(name = "BagArchive")
    @Table(name = "Archive")
    static class BagArchive {
        @Id
        int id;

        @OneToMany(mappedBy = "archive", cascade = CascadeType.PERSIST)
        Collection<BagSheet> sheets = new ArrayList<>();
    }

    @Entity(name = "BagSheet")
    @Table(name = "Sheet")
    static class BagSheet {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        BagArchive archive;

        BagSheet() {}

        BagSheet(int id) {
            this.id = id;
        }
    }
}
