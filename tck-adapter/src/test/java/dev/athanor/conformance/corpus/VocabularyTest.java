package dev.athanor.conformance.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.conformance.PublicCorpus;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The harness knows the words that the format describes, and no others. */
class VocabularyTest {
    @Test
    void theStepsAreThoseOfTheFormat() throws IOException {
        assertThat(Vocabulary.steps()).containsExactlyInAnyOrderElementsOf(PublicCorpus.words(3));
    }

    @Test
    void theErrorsAreThoseOfTheFormat() throws IOException {
        assertThat(Vocabulary.errors()).containsExactlyInAnyOrderElementsOf(PublicCorpus.words(6));
    }
}
