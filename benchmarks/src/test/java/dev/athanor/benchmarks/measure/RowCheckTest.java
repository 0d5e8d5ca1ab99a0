package dev.athanor.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.benchmarks.Contenders;
import dev.athanor.benchmarks.Task;
import dev.athanor.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smoke run: every task of every contender, twice. */
class RowCheckTest {
    @Test
    void allContendersReadAndLeaveTheSameRows() {
        RowCheck.run(TestDatabase.Kind.H2, List.of(Contenders.values()), List.of(Task.values()));
    }

    @Test
    void aDifferenceIsToldWithItsPlace() {
        assertThatThrownBy(() -> RowCheck.compare(
                        Contenders.ECLIPSELINK, Task.LIST, List.of("1 a", "2 b"), List.of("1 a", "2 c")))
                .hasMessageContainingAll("EclipseLink", "LIST", "line 1", "2 b", "2 c");
        assertThatThrownBy(() -> RowCheck.compare(Contenders.ATHANOR, Task.FIND, List.of("1 a"), List.of()))
                .hasMessageContainingAll("1 a", "nothing");
    }
}
