package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.athanor.AttributeHistory;
import dev.athanor.conformance.entity.EntityClass;
import dev.athanor.conformance.entity.MappingClasses;
import dev.athanor.conformance.statement.Values;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the corpus calls objects: the first variable, else entity and key. */
final class Labels {
    private final MappingClasses classes;
    private final Sessions sessions;
    private final Variables variables;

    Labels(MappingClasses classes, Sessions sessions, Variables variables) {
        this.classes = classes;
        this.sessions = sessions;
        this.variables = variables;
    }

    String of(Object entity) {
        String name = variables.nameOf(entity);
        if (name != null) {
            return name;
        }
        EntityClass type = classes.entityOf(entity);
        Object key = sessions.first().athanor().inspect(entity).key();
        return type.entity().name() + "#"
                + (key == null
                        ? "new"
                        : classes.parts(type.entity(), key).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(",")));
    }

    /** A value of an attribute or of a step. */
    JsonNode json(@Nullable Object value) {
        if (value instanceof Collection<?> collection) {
            return list(collection);
        }
        if (value instanceof AttributeHistory history) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set("added", list(history.added()))
                    .<com.fasterxml.jackson.databind.node.ObjectNode>set("unchanged", list(history.unchanged()))
                    .set("deleted", list(history.deleted()));
        }
        return isScalar(value) ? Values.json(value) : TextNode.valueOf(of(Objects.requireNonNull(value)));
    }

    private ArrayNode list(Collection<?> collection) {
        List<JsonNode> labels =
                collection.stream().map(element -> json(element)).toList();
        return Values.array(labels);
    }

    private static boolean isScalar(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof String || value instanceof Boolean;
    }
}
