package dev.athanor.samples.container;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** A room, and who has stayed in it. */
@Entity
public class Room {
    @Id
    private int number;

    @OneToMany(mappedBy = "room", cascade = CascadeType.PERSIST)
    private List<Guest> guests = new ArrayList<>();

    /** For the persistence provider. */
    protected Room() {}

    /** A room without guests. */
    public Room(int number) {
        this.number = number;
    }

    /** Takes a guest in. */
    public void receive(String name) {
        guests.add(new Guest(name, this));
    }

    /** Who has stayed in it; loaded when it is touched. */
    public List<Guest> guests() {
        return guests;
    }
}
