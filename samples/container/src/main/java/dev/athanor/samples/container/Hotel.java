package dev.athanor.samples.container;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application does; each call is a transaction. */
@ApplicationScoped
@Transactional
public class Hotel {
    private final Desk desk;

    /** For the container, which makes a proxy. */
    @SuppressWarnings("NullAway")
    protected Hotel() {
        this.desk = null;
    }

    /** Created by the container. */
    @Inject
    public Hotel(Desk desk) {
        this.desk = desk;
    }

    /** Opens a room. */
    public void open(int number) {
        desk.manager().persist(new Room(number));
    }

    /** Takes guests in; a room has two beds, and if somebody finds it full, nobody of them has come. */
    public void receive(int number, String... names) {
        Room room = desk.manager().find(Room.class, number);
        for (String name : names) {
            room.receive(name);
        }
        if (room.guests().size() > 2) {
            throw new IllegalStateException("room " + number + " is full");
        }
    }

    /** The names of the guests of a room, in alphabetical order; null if there is no such room. */
    public @Nullable List<String> guests(int number) {
        Room room = desk.manager().find(Room.class, number);
        return room == null
                ? null
                : room.guests().stream().map(Guest::name).sorted().toList();
    }
}
