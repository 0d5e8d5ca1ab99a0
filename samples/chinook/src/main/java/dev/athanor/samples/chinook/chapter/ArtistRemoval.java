package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.model.Artist;
import dev.athanor.samples.chinook.model.Track;
import dev.athanor.samples.chinook.report.Reports;
import jakarta.persistence.EntityManager;
import java.util.List;

/** How an artist leaves the shop, with everything that belongs to him or her alone. */
final class ArtistRemoval {

    private ArtistRemoval() {}

    /**
     * Removes an artist. Albums and tracks follow by cascade. Playlists do not belong to the artist: they own their
     * links to the tracks, so the tracks are taken out of them, which deletes the rows of the join table.
     */
    static void remove(EntityManager em, int artistId) {
        Artist artist = em.find(Artist.class, artistId);
        List<Track> tracks = artist.getAlbums().stream()
                .flatMap(album -> album.getTracks().stream())
                .toList();
        new Reports(em).playlistsWith(artist).forEach(playlist -> tracks.forEach(playlist.getTracks()::remove));
        em.remove(artist);
    }
}
