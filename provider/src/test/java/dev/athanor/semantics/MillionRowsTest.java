package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.DynamicCollection;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A dynamic collection of a million rows: nothing is loaded but what is asked for. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class MillionRowsTest {
    private static final int ROWS = 1_000_000;

    @Test
    void nothingIsLoadedButThePage() throws SQLException {
        TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2);
        // A weak identity map would let go of the page before it is counted.
        Map<String, Object> properties = Map.of("athanor.semantics", "sqlalchemy", "athanor.identity-map", "strong");
        try (ManagerUnit unit = new ManagerUnit(database, properties, Archive.class, Sheet.class)) {
            fill(database);
            unit.inTransaction(em -> {
                AthanorSession session = em.unwrap(AthanorSession.class);
                Archive archive = em.find(Archive.class, 1);
                unit.log.clear();
                assertThat(archive.sheets).isInstanceOf(DynamicCollection.class).hasSize(ROWS);
                Sheet added = new Sheet();
                added.id = ROWS + 1;
                archive.sheets.add(added);
                assertThat(archive.sheets.remove(em.find(Sheet.class, 17))).isTrue();
                em.flush();
                @SuppressWarnings("unchecked") // what a dynamic attribute holds
                List<Sheet> page = ((DynamicCollection<Sheet>) archive.sheets)
                        .offset(500_000)
                        .limit(20)
                        .list();
                assertThat(page).hasSize(20);
                // The owner, the sheet that was added, the one that left, and the page.
                assertThat(session.identityMap()).hasSize(23);
                // The size, the sheet that leaves, two statements of the flush, the page.
                assertThat(unit.log.statements()).hasSize(5);
                assertThat(archive.sheets).hasSize(ROWS);
            });
        }
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO Archive (id) VALUES (1)");
            statement.execute("INSERT INTO Sheet (id, archive_id) SELECT x, 1 FROM SYSTEM_RANGE(1, " + ROWS + ")");
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
    }
}
