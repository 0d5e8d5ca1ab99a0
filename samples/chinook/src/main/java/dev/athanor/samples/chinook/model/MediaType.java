package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The format that a track is delivered in. */
@Entity
@Table(name = "media_type")
public class MediaType {

    @Id
    @Column(name = "media_type_id")
    private Integer id;

    @Column(name = "name", length = 120, nullable = false)
    private String name;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected MediaType() {}

    public MediaType(int id, String name) {
        this.id = id;
        this.name = name;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }
}
