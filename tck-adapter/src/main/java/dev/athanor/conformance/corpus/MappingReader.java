package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code mappings.json}. */
final class MappingReader {
    private MappingReader() {}

    static Map<String, Mapping> read(JsonNode file) {
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        file.path("mappings")
                .properties()
                .forEach(entry -> mappings.put(entry.getKey(), mapping(entry.getKey(), entry.getValue())));
        return mappings;
    }

    private static Mapping mapping(String name, JsonNode json) {
        List<Entity> entities = new ArrayList<>();
        json.path("entities").forEach(entity -> entities.add(entity(entity)));
        List<AssociationTable> tables = new ArrayList<>();
        json.path("tables")
                .forEach(table -> tables.add(new AssociationTable(
                        table.path("name").asText(), columns(table.path("columns")), groups(table.path("unique")))));
        return new Mapping(name, List.copyOf(entities), List.copyOf(tables));
    }

    private static Entity entity(JsonNode json) {
        JsonNode inherits = json.path("inherits");
        List<Relationship> relationships = new ArrayList<>();
        json.path("relationships").forEach(relationship -> relationships.add(RelationshipReader.read(relationship)));
        return new Entity(
                json.path("name").asText(),
                json.path("table").asText(),
                texts(json.path("id").path("attrs")),
                json.path("id").path("strategy").asText().equals("identity"),
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
        JsonNode deferred = json.path("deferred");
        JsonNode reference = json.path("fk");
        return new Column(
                json.path("name").asText(),
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
