package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code mappings.json}. */
final class MappingReader {
    private MappingReader() {}

    /**
     * Reads one mapping.
     *
     * @throws CorpusException if it says what the format does not know
     */
    static Mapping read(String name, JsonNode json) {
        Vocabulary.keys("mapping " + name, json, Vocabulary.MAPPING);
        List<Entity> entities = new ArrayList<>();
        json.path("entities").forEach(entity -> entities.add(entity(entity)));
        List<AssociationTable> tables = new ArrayList<>();
        json.path("tables").forEach(table -> {
            Vocabulary.keys(table.path("name").asText(), table, Vocabulary.TABLE);
            tables.add(new AssociationTable(
                    table.path("name").asText(), columns(table.path("columns")), groups(table.path("unique"))));
        });
        return new Mapping(name, List.copyOf(entities), List.copyOf(tables));
    }

    private static Entity entity(JsonNode json) {
        String name = json.path("name").asText();
        Vocabulary.keys(name, json, Vocabulary.ENTITY);
        JsonNode id = json.path("id");
        Vocabulary.keys(name, id, Vocabulary.ID);
        if (id.isObject()) {
            Vocabulary.word(name, "strategy", id.path("strategy").asText(), Vocabulary.STRATEGIES);
        }
        JsonNode inherits = json.path("inherits");
        Vocabulary.keys(name, inherits, Vocabulary.INHERITANCE);
        if (inherits.isObject()) {
            Vocabulary.word(name, "strategy", inherits.path("strategy").asText(), Vocabulary.INHERITANCE_STRATEGIES);
        }
        List<Relationship> relationships = new ArrayList<>();
        json.path("relationships").forEach(relationship -> relationships.add(RelationshipReader.read(relationship)));
        return new Entity(
                name,
                json.path("table").asText(),
                texts(id.path("attrs")),
                id.path("strategy").asText().equals("identity"),
                columns(json.path("columns")),
                List.copyOf(relationships),
                text(json.path("version")),
                text(json.path("discriminator_column")),
                text(inherits.isObject() ? inherits.path("discriminator") : json.path("discriminator")),
                text(inherits.path("parent")),
                inherits.path("strategy").asText().equals("joined"),
                groups(json.path("unique")));
    }

    private static List<Column> columns(JsonNode json) {
        List<Column> columns = new ArrayList<>();
        json.forEach(column -> columns.add(column(column)));
        return List.copyOf(columns);
    }

    private static Column column(JsonNode json) {
        String name = json.path("name").asText();
        Vocabulary.keys(name, json, Vocabulary.COLUMN);
        Vocabulary.word(name, "type", json.path("type").asText(), Vocabulary.TYPES);
        JsonNode deferred = json.path("deferred");
        JsonNode reference = json.path("fk");
        return new Column(
                name,
                json.path("type").asText().equals("int") ? ColumnType.INT : ColumnType.STRING,
                json.path("nullable").asBoolean(true),
                json.path("unique").asBoolean(false),
                text(json.path("default")),
                text(json.path("server_default")),
                deferred.isTextual() || deferred.asBoolean(false),
                deferred.isTextual() ? deferred.asText() : null,
                reference.isObject() ? reference(reference) : null,
                json.path("pk").asBoolean(false));
    }

    private static ForeignKey reference(JsonNode json) {
        Vocabulary.keys("fk", json, Vocabulary.FOREIGN_KEY);
        for (String action : List.of("on_delete", "on_update")) {
            if (json.path(action).isTextual()) {
                Vocabulary.word("fk", action, json.path(action).asText(), Vocabulary.ACTIONS);
            }
        }
        return new ForeignKey(
                json.path("table").asText(),
                json.path("column").asText(),
                text(json.path("on_delete")),
                text(json.path("on_update")));
    }

    private static List<List<String>> groups(JsonNode json) {
        List<List<String>> groups = new ArrayList<>();
        json.forEach(group -> groups.add(texts(group)));
        return List.copyOf(groups);
    }

    static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(text -> texts.add(text.asText()));
        return List.copyOf(texts);
    }

    static @Nullable String text(JsonNode json) {
        return json.isMissingNode() || json.isNull() ? null : json.asText();
    }
}
