package dev.athanor.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.athanor.conformance.PublicCorpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementOrderTest {
    private static final String PARENT = "['INSERT', 'left_t', {'id': 1}]";
    private static final String CHILD = "['INSERT', 'right_t', {'id': 1}]";
    private static final String LINK = "['INSERT', 'association', {'left_id': 1, 'right_id': 1}]";
    private static final String OTHER_LINK = "['INSERT', 'association', {'left_id': 1, 'right_id': 2}]";

    private final StatementOrder order = new StatementOrder(PublicCorpus.mapping("m2m_bidir"));

    private static List<JsonNode> list(String... statements) {
        return List.of(statements).stream()
                .map(statement -> {
                    try {
                        return new ObjectMapper().readTree(statement.replace('\'', '"'));
                    } catch (java.io.IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    @Test
    void tablesThatDoNotReferToEachOtherComeInAnyOrder() {
        assertThat(order.isSame(list(PARENT, CHILD, LINK), list(CHILD, PARENT, LINK)))
                .isTrue();
    }

    @Test
    void tablesOfWhichOneRefersToTheOtherDoNot() {
        assertThat(order.isSame(list(PARENT, CHILD, LINK), list(PARENT, LINK, CHILD)))
                .isFalse();
    }

    @Test
    void linksWrittenOneAfterTheOtherComeInAnyOrder() {
        assertThat(order.isSame(list(PARENT, LINK, OTHER_LINK), list(PARENT, OTHER_LINK, LINK)))
                .isTrue();
    }

    @Test
    void rowsOfATableComeInTheirOrder() {
        String second = PARENT.replace('1', '2');
        assertThat(order.isSame(list(PARENT, second), list(second, PARENT))).isFalse();
    }
}
