package dev.athanor.samples.chinook.file;

import dev.athanor.samples.chinook.file.ChinookFile.AlbumRow;
import dev.athanor.samples.chinook.file.ChinookFile.PlaylistRow;
import dev.athanor.samples.chinook.file.ChinookFile.PlaylistTrackRow;
import dev.athanor.samples.chinook.file.ChinookFile.TrackRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file as the editor of the catalogue sends it back: fifteen thousand rows, ten of them changed or new. Everything
 * else in it is as the editor got it.
 */
public final class EditedCopy {

    /** Three episodes that become cheaper. */
    public static final Set<Integer> CHEAPER_TRACKS = Set.of(3177, 3200, 3223);

    /** The artist who gets a new album. */
    public static final int ARTIST_WITH_NEW_ALBUM = 275;

    private static final BigDecimal LOWER_PRICE = new BigDecimal("1.49");
    private static final int NEW_ALBUM = 348;
    private static final int CLASSICAL = 24;
    private static final int PROTECTED_AAC = 2;
    private static final int CLASSICAL_PLAYLIST = 12;
    private static final int VIDEO_PLAYLIST = 9;

    private EditedCopy() {}

    /** Makes the copy; the given file stays what it is. */
    public static ChinookFile of(ChinookFile file) {
        return new ChinookFile(
                file.genres(),
                file.mediaTypes(),
                file.artists(),
                albums(file.albums()),
                tracks(file.tracks()),
                file.employees(),
                file.customers(),
                file.invoices(),
                file.invoiceLines(),
                playlists(file.playlists()),
                playlistTracks(file.playlistTracks()));
    }

    /** One spelling for the discs of a set, and one new album. */
    private static List<AlbumRow> albums(List<AlbumRow> rows) {
        List<AlbumRow> edited = new ArrayList<>();
        for (AlbumRow row : rows) {
            boolean session = row.title().startsWith("BBC Sessions [Disc ");
            String title = session ? row.title().replace("] [", ", ") : row.title();
            edited.add(new AlbumRow(row.albumId(), title, row.artistId()));
        }
        edited.add(new AlbumRow(NEW_ALBUM, "Glassworks", ARTIST_WITH_NEW_ALBUM));
        return edited;
    }

    private static List<TrackRow> tracks(List<TrackRow> rows) {
        List<TrackRow> edited = new ArrayList<>();
        for (TrackRow row : rows) {
            edited.add(CHEAPER_TRACKS.contains(row.trackId()) ? withPrice(row, LOWER_PRICE) : row);
        }
        edited.add(newTrack(3504, "Opening", 384_000, 6_160_000));
        edited.add(newTrack(3505, "Floe", 361_000, 5_790_000));
        return edited;
    }

    private static TrackRow withPrice(TrackRow row, BigDecimal price) {
        return new TrackRow(
                row.trackId(),
                row.name(),
                row.albumId(),
                row.mediaTypeId(),
                row.genreId(),
                row.composer(),
                row.milliseconds(),
                row.bytes(),
                price);
    }

    private static TrackRow newTrack(int id, String name, int milliseconds, int bytes) {
        BigDecimal price = new BigDecimal("0.99");
        return new TrackRow(id, name, NEW_ALBUM, PROTECTED_AAC, CLASSICAL, "Philip Glass", milliseconds, bytes, price);
    }

    private static List<PlaylistRow> playlists(List<PlaylistRow> rows) {
        List<PlaylistRow> edited = new ArrayList<>(rows);
        edited.replaceAll(row -> row.playlistId() == VIDEO_PLAYLIST ? new PlaylistRow(VIDEO_PLAYLIST, "Videos") : row);
        return edited;
    }

    private static List<PlaylistTrackRow> playlistTracks(List<PlaylistTrackRow> rows) {
        List<PlaylistTrackRow> edited = new ArrayList<>(rows);
        edited.add(new PlaylistTrackRow(CLASSICAL_PLAYLIST, 3504));
        return edited;
    }
}
