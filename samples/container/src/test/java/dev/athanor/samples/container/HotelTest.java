package dev.athanor.samples.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application in its container. */
class HotelTest {
    private SeContainer container;
    private Hotel hotel;

    @BeforeEach
    void start() {
        container = SeContainerInitializer.newInstance().initialize();
        hotel = container.select(Hotel.class).get();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void guestsThatCameAreThere() {
        hotel.open(7);
        hotel.receive(7, "Blaise", "Ada");
        assertThat(hotel.guests(7)).containsExactly("Ada", "Blaise");
    }

    @Test
    void whoeverFindsAFullRoomHasNotCome() {
        hotel.open(8);
        hotel.receive(8, "Ada");
        assertThatThrownBy(() -> hotel.receive(8, "Blaise", "Charles"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("room 8 is full");
        assertThat(hotel.guests(8)).containsExactly("Ada");
    }

    @Test
    void thereIsNoRoomThatWasNotOpened() {
        assertThat(hotel.guests(9)).isNull();
    }

    @Test
    void theProgramRuns() {
        Main.main();
    }
}
