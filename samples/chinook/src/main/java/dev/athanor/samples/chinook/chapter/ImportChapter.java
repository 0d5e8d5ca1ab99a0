package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.console.ProgressBar;
import dev.athanor.samples.chinook.console.TextTable;
import dev.athanor.samples.chinook.file.EntityGraph;
import dev.athanor.samples.chinook.file.EntityGraph.Root;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.report.Reports;
import dev.athanor.samples.chinook.report.RowCounts;
import jakarta.persistence.EntityManager;

/** The whole file goes in: one transaction, flushed whenever about a thousand rows wait. */
public final class ImportChapter implements Chapter {

    private static final int CHUNK = 1_000;

    @Override
    public String title() {
        return "Importing the file";
    }

    @Override
    public Traffic tell(Stage stage) {
        EntityGraph graph = new EntityGraph(stage.file());
        ProgressBar bar = new ProgressBar(stage.out(), "rows", stage.file().rowCount());
        Traffic traffic = stage.log().during(() -> stage.factory().runInTransaction(em -> persist(em, graph, bar)));
        show(stage);
        return traffic;
    }

    private static void persist(EntityManager em, EntityGraph graph, ProgressBar bar) {
        int waiting = 0;
        for (Root root : graph.roots()) {
            em.persist(root.entity());
            waiting += root.rows();
            if (waiting >= CHUNK) {
                em.flush();
                bar.advance(waiting);
                waiting = 0;
            }
        }
        em.flush();
        bar.advance(waiting);
    }

    private static void show(Stage stage) {
        RowCounts counts = stage.ask(Reports::rowCounts);
        TextTable table = new TextTable("table", "rows");
        counts.byTable().forEach(table::row);
        table.row("together", counts.total());
        stage.out().table("What the tables hold", table);
    }
}
