package dev.athanor.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void whateverGoesInComesOut() {
        List<String> texts = List.of("", "a\tb", "c\r\nd", "\\t", "\\", "");

        assertThat(Fields.join(texts)).doesNotContain("\n", "\r");
        assertThat(Fields.split(Fields.join(texts))).isEqualTo(texts);
    }

    @Test
    void anEventIsFoundBehindWhatNativeCodeWrote() {
        ChildEvent event = ChildEvent.of(ChildEvent.Kind.NOTE, "a\tb");

        assertThat(ChildEvent.parse("no end of line " + event.line())).isEqualTo(event);
        assertThat(ChildEvent.parse("# A fatal error")).isNull();
    }
}
