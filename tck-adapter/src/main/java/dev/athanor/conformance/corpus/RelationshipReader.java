package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Relationship.ColumnPair;
import dev.athanor.conformance.corpus.Relationship.Links;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads a relationship of {@code mappings.json}. */
final class RelationshipReader {
    private RelationshipReader() {}

    static Relationship read(JsonNode json) {
        String name = json.path("name").asText();
        Vocabulary.keys(name, json, Vocabulary.RELATIONSHIP);
        json.path("cascade")
                .forEach(cascade -> Vocabulary.word(name, "cascade", cascade.asText(), Vocabulary.CASCADES));
        Vocabulary.word(name, "lazy", json.path("lazy").asText("select"), Vocabulary.LOADING);
        Vocabulary.word(
                name, "passive_deletes", json.path("passive_deletes").asText("false"), Vocabulary.PASSIVE_DELETES);
        JsonNode secondary = json.path("secondary");
        Vocabulary.keys(name, secondary, Vocabulary.SECONDARY);
        List<ColumnPair> join = new ArrayList<>();
        json.path("join")
                .forEach(pair -> join.add(new ColumnPair(
                        pair.path("local").asText(), pair.path("remote").asText())));
        return new Relationship(
                name,
                kind(json),
                json.path("target").asText(),
                MappingReader.text(json.path("back_populates")),
                new LinkedHashSet<>(MappingReader.texts(json.path("cascade"))),
                List.copyOf(join),
                secondary.isObject() ? links(secondary) : null,
                MappingReader.texts(json.path("order_by")),
                json.path("lazy").asText("select"),
                json.path("passive_deletes").asText("false"),
                flags(json));
    }

    private static RelationshipKind kind(JsonNode json) {
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "one_to_many" -> RelationshipKind.ONE_TO_MANY;
            case "many_to_one" -> RelationshipKind.MANY_TO_ONE;
            case "many_to_many" -> RelationshipKind.MANY_TO_MANY;
            case "one_to_one" ->
                json.path("owning").asBoolean(false)
                        ? RelationshipKind.ONE_TO_ONE_OWNING
                        : RelationshipKind.ONE_TO_ONE_INVERSE;
            default -> throw new CorpusException("there is no kind of relationship " + kind);
        };
    }

    private static Links links(JsonNode secondary) {
        return new Links(
                secondary.path("table").asText(), pairs(secondary.path("own")), pairs(secondary.path("other")));
    }

    private static List<ColumnPair> pairs(JsonNode json) {
        List<ColumnPair> pairs = new ArrayList<>();
        json.forEach(pair ->
                pairs.add(new ColumnPair(pair.path(0).asText(), pair.path(1).asText())));
        return List.copyOf(pairs);
    }

    private static Set<RelationshipFlag> flags(JsonNode json) {
        Set<RelationshipFlag> flags = EnumSet.noneOf(RelationshipFlag.class);
        if (!json.path("passive_updates").asBoolean(true)) {
            flags.add(RelationshipFlag.ACTIVE_UPDATES);
        }
        if (json.path("single_parent").asBoolean(false)) {
            flags.add(RelationshipFlag.SINGLE_PARENT);
        }
        if (json.path("viewonly").asBoolean(false)) {
            flags.add(RelationshipFlag.VIEW_ONLY);
        }
        if (json.path("post_update").asBoolean(false)) {
            flags.add(RelationshipFlag.POST_UPDATE);
        }
        if (json.path("load_on_pending").asBoolean(false)) {
            flags.add(RelationshipFlag.LOAD_ON_PENDING);
        }
        if (json.path("active_history").asBoolean(false)) {
            flags.add(RelationshipFlag.ACTIVE_HISTORY);
        }
        return flags;
    }
}
