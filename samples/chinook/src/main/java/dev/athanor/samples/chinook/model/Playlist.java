package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.HashSet;
import java.util.Set;

/**
 * A named set of tracks. The playlist owns the association: rows of the join table come and go with the content of
 * {@link #getTracks()}, and a track that is to be deleted has to leave its playlists first.
 */
@Entity
@Table(name = "playlist")
public class Playlist {

    @Id
    @Column(name = "playlist_id")
    private Integer id;

    @Column(name = "name", length = 120, nullable = false)
    private String name;

    @ManyToMany
    @JoinTable(
            name = "playlist_track",
            joinColumns = @JoinColumn(name = "playlist_id"),
            inverseJoinColumns = @JoinColumn(name = "track_id"))
    private Set<Track> tracks = new HashSet<>();

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Playlist() {}

    public Playlist(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Set<Track> getTracks() {
        return tracks;
    }
}
