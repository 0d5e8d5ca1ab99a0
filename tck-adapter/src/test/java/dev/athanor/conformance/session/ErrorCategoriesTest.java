package dev.athanor.conformance.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.conformance.PublicCorpus;
import dev.athanor.message.CodedException;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each kind of error of the format is an exception of its own. */
class ErrorCategoriesTest {
    /** A row without a version is left unchecked, so that nothing is wrong with it. */
    private static final Set<String> NEVER = Set.of("NullVersion");

    @Test
    void eachKindOfErrorIsAnExceptionOfItsOwn() throws IOException {
        Set<String> kinds = PublicCorpus.words(6);
        kinds.removeAll(NEVER);

        assertThat(ErrorCategories.all()).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void theyAreExceptionsOfTheProviderButForWhatJavaTellsOtherwise() {
        assertThat(ErrorCategories.types())
                .filteredOn(type -> type != NotInCollectionException.class)
                .allSatisfy(type -> assertThat(type).isAssignableTo(CodedException.class));
    }
}
