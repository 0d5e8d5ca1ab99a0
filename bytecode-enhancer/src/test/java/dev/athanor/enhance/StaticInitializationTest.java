package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

/** The numbers are there before any other static code runs, even if that code creates instances. */
@WovenTest
class StaticInitializationTest {
    @Entity
    static class Currency {
        static final Currency EURO = new Euro();
        static final int NAMES = ((Instrumented) EURO).$athanor$index().size();
        String code = "";
    }

    @Entity
    static class Euro extends Currency {
        int cents = 100;
    }

    @Test
    void aSuperclassMayCreateItsSubclass() {
        assertThat(Currency.NAMES).isEqualTo(2);
        assertThat(((Instrumented) Currency.EURO).$athanor$index().type()).isEqualTo(Euro.class);
        assertThat(((Instrumented) Currency.EURO).$athanor$get(1)).isEqualTo(100);
        assertThat(((Instrumented) Currency.EURO).$athanor$state().isLoaded(1)).isTrue();
    }
}
