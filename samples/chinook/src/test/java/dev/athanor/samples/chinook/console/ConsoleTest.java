package dev.athanor.samples.chinook.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void aTableAlignsNumbersToTheRight() {
        TextTable table = new TextTable("what", "how many", "price")
                .row("pears", 12, new BigDecimal("1.5"))
                .row("apples", 1_200, new BigDecimal("0.99"));
        assertThat(table.lines())
                .containsExactly(
                        "what    how many  price",
                        "------  --------  -----",
                        "pears         12   1.50",
                        "apples     1,200   0.99");
    }

    @Test
    void inALogTheBarIsALinePerQuarter() {
        ProgressBar bar = new ProgressBar(new Output(stream, false), "rows", 8);
        for (int i = 0; i < 8; i++) {
            bar.advance(1);
        }
        assertThat(printed().lines())
                .hasSize(4)
                .first()
                .isEqualTo("[##########..............................]  25 %  2 of 8 rows");
        assertThat(printed()).doesNotContain("\r");
    }

    @Test
    void onATerminalTheBarIsDrawnAgainOnItsLine() {
        ProgressBar bar = new ProgressBar(new Output(stream, true), "rows", 2);
        bar.advance(1);
        bar.advance(1);
        assertThat(printed().lines()).hasSize(4);
        assertThat(printed().split("\r")).hasSize(4);
        assertThat(printed()).endsWith("2 of 2 rows" + System.lineSeparator());
    }

    @Test
    void longTextIsBrokenAfterSpacesAndCommas() {
        assertThat(Wrapping.wrap("select a,b, c\n  from t", 9)).containsExactly("select a,", "b, c from", "t");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
