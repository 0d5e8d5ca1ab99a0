package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.console.TextTable;
import dev.athanor.samples.chinook.file.EditedCopy;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.report.PlaylistSize;
import dev.athanor.samples.chinook.report.Reports;
import dev.athanor.samples.chinook.report.RowCounts;
import java.util.List;

/** An artist of whom nothing was ever sold leaves the shop, and the playlists lose a few tracks. */
public final class RemovalChapter implements Chapter {

    private static final int NEVER_SOLD = EditedCopy.ARTIST_WITH_NEW_ALBUM;

    @Override
    public String title() {
        return "Deleting an artist of whom nothing was sold";
    }

    @Override
    public Traffic tell(Stage stage) {
        RowCounts rowsBefore = stage.ask(Reports::rowCounts);
        List<PlaylistSize> playlistsBefore = stage.ask(Reports::playlistSizes);
        Traffic traffic =
                stage.log().during(() -> stage.factory().runInTransaction(em -> ArtistRemoval.remove(em, NEVER_SOLD)));
        stage.out().statements(traffic);
        showRows(stage, rowsBefore);
        showPlaylists(stage, playlistsBefore);
        return traffic;
    }

    static void showRows(Stage stage, RowCounts before) {
        RowCounts after = stage.ask(Reports::rowCounts);
        TextTable table = new TextTable("table", "before", "after");
        before.byTable().forEach((name, count) -> {
            if (after.of(name) != count) {
                table.row(name, count, after.of(name));
            }
        });
        stage.out().table("What became of the tables", table);
    }

    private static void showPlaylists(Stage stage, List<PlaylistSize> before) {
        List<PlaylistSize> after = stage.ask(Reports::playlistSizes);
        TextTable table = new TextTable("playlist", "tracks before", "after");
        for (PlaylistSize old : before) {
            long now = after.stream()
                    .filter(size -> size.id() == old.id())
                    .mapToLong(PlaylistSize::tracks)
                    .sum();
            if (now != old.tracks()) {
                table.row(old.name(), old.tracks(), now);
            }
        }
        stage.out().table("What became of the playlists", table);
    }
}
