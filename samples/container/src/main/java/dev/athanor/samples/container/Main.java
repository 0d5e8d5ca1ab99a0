package dev.athanor.samples.container;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** Starts the container and spends a night in the hotel. */
public final class Main {
    private Main() {}

    /**
     * Runs the program.
     *
     * @param arguments not used
     */
    public static void main(String... arguments) {
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            Hotel hotel = container.select(Hotel.class).get();
            hotel.open(7);
            hotel.receive(7, "Ada", "Blaise");
            try {
                hotel.receive(7, "Charles");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
            System.out.println("In room 7: " + hotel.guests(7));
        }
    }
}
