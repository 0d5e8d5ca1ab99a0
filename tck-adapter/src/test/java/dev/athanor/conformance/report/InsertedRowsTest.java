package dev.athanor.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.athanor.conformance.PublicCorpus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsertedRowsTest {
    private final InsertedRows rows = new InsertedRows(PublicCorpus.mapping("fk_set_default"));

    private static JsonNode address(String column, @Nullable Integer value) {
        return JsonNodeFactory.instance
                .arrayNode()
                .add("INSERT")
                .add("address")
                .add(JsonNodeFactory.instance.objectNode().put("id", 1).put(column, value));
    }

    @Test
    void aColumnThatIsLeftOutIsNull() {
        assertThat(rows.normalised(address("email", null)).path(2)).hasSize(1);
        assertThat(rows.normalised(address("email", 3)).path(2)).hasSize(2);
    }

    @Test
    void oneWithADefaultIsNot() {
        assertThat(rows.normalised(address("user_id", null)).path(2)).hasSize(2);
    }
}
