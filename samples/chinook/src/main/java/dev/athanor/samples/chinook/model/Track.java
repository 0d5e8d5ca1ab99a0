package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A song, a movement, an episode: the thing that customers buy. */
@Entity
@Table(name = "track")
public class Track {

    @Id
    @Column(name = "track_id")
    private Integer id;

    @Column(name = "name", length = 200, nullable = false)
    private String name;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "album_id", nullable = false)
    private Album album;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "media_type_id", nullable = false)
    private MediaType mediaType;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "genre_id", nullable = false)
    private Genre genre;

    @Column(name = "composer", length = 220, nullable = false)
    private String composer = "";

    @Column(name = "milliseconds", nullable = false)
    private int milliseconds;

    @Column(name = "bytes", nullable = false)
    private int bytes;

    @Column(name = "unit_price", precision = 10, scale = 2, nullable = false)
    private BigDecimal unitPrice = BigDecimal.ZERO;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Track() {}

    /** A new track joins the tracks of its album at once, so both sides agree. */
    public Track(int id, String name, Album album, MediaType mediaType, Genre genre) {
        this.id = id;
        this.name = name;
        this.album = album;
        this.mediaType = mediaType;
        this.genre = genre;
        album.getTracks().add(this);
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Album getAlbum() {
        return album;
    }

    public MediaType getMediaType() {
        return mediaType;
    }

    public Genre getGenre() {
        return genre;
    }

    public String getComposer() {
        return composer;
    }

    public void setComposer(String composer) {
        this.composer = composer;
    }

    public int getMilliseconds() {
        return milliseconds;
    }

    public int getBytes() {
        return bytes;
    }

    /** What a download weighs: how long it plays and how many bytes it has. */
    public void setSize(int milliseconds, int bytes) {
        this.milliseconds = milliseconds;
        this.bytes = bytes;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public void setUnitPrice(BigDecimal unitPrice) {
        this.unitPrice = unitPrice;
    }
}
