package dev.athanor.samples.chinook;

import dev.athanor.samples.chinook.chapter.Chapter;
import dev.athanor.samples.chinook.chapter.EditChapter;
import dev.athanor.samples.chinook.chapter.ImportChapter;
import dev.athanor.samples.chinook.chapter.MergeChapter;
import dev.athanor.samples.chinook.chapter.RefusalChapter;
import dev.athanor.samples.chinook.chapter.RemovalChapter;
import dev.athanor.samples.chinook.chapter.ReportsChapter;
import dev.athanor.samples.chinook.chapter.RulesChapter;
import dev.athanor.samples.chinook.chapter.Stage;
import dev.athanor.samples.chinook.console.Output;
import dev.athanor.samples.chinook.file.ChinookFile;
import dev.athanor.samples.chinook.jdbc.CountingDataSource;
import dev.athanor.samples.chinook.jdbc.Traffic;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The chapters in their order, on one database. Closing it closes the factory, not the data source. */
public final class Story implements AutoCloseable {

    /** All chapters; each needs what those before it left. */
    public static final List<Chapter> CHAPTERS = List.of(
            new ImportChapter(),
            new ReportsChapter(),
            new EditChapter(),
            new MergeChapter(),
            new RemovalChapter(),
            new RefusalChapter(),
            new RulesChapter());

    private final Stage stage;

    private Story(Stage stage) {
        this.stage = stage;
    }

    /** Creates the factory, and with it the tables. */
    public static Story open(DataSource database, Output out) {
        CountingDataSource counting = new CountingDataSource(database);
        EntityManagerFactory factory = Persistence.createEntityManagerFactory(
                "chinook", Map.of("jakarta.persistence.nonJtaDataSource", counting));
        return new Story(new Stage(factory, counting.log(), ChinookFile.read(), out));
    }

    public Stage stage() {
        return stage;
    }

    /** Tells all chapters. */
    public void tell() {
        CHAPTERS.forEach(this::tell);
    }

    /** Tells one chapter and says what it cost. */
    public Traffic tell(Chapter chapter) {
        stage.out().chapter(CHAPTERS.indexOf(chapter) + 1, chapter.title());
        Traffic traffic = chapter.tell(stage);
        stage.out().line("");
        stage.out().line("To the database went " + traffic + ".");
        return traffic;
    }

    @Override
    public void close() {
        stage.factory().close();
    }
}
