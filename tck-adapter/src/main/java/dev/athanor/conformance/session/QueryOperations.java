package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.DynamicCollection;
import dev.athanor.ElementQuery;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.entity.EntityClass;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Steps that find objects. */
final class QueryOperations {
    private static final String POPULATE_EXISTING = "athanor.populate-existing";

    private final Arguments arguments;

    QueryOperations(Arguments arguments) {
        this.arguments = arguments;
    }

    void register(Map<String, Operation> operations) {
        operations.put("get", this::find);
        operations.put("query", this::query);
        operations.put("count", (step, session) -> {
            Where where = where(step);
            String text = "select count(e) from " + step.text("entity") + " e" + where.text();
            return Outcome.of(where.bound(session.manager().createQuery(text)).getSingleResult());
        });
        operations.put("dyn_iterate", (step, session) -> listed(step, dynamic(step, session)));
        operations.put(
                "dyn_count",
                (step, session) -> Outcome.of(narrowed(step, session).count()));
        operations.put("dyn_filter", (step, session) -> listed(step, narrowed(step, session)));
        operations.put("bulk_delete", (step, session) -> {
            Where where = where(step);
            return bulk(
                    step,
                    where.bound(
                            session.manager().createQuery("delete from " + step.text("entity") + " e" + where.text())));
        });
        operations.put("bulk_update", this::update);
    }

    private Outcome find(Step step, OpenSession session) {
        EntityClass type = arguments.entity(step);
        Map<String, Object> hints = step.flag("populate_existing", false) ? Map.of(POPULATE_EXISTING, true) : Map.of();
        Object found = session.manager().find(type.type(), arguments.key(type, step), hints);
        arguments.bind(step, "as", found);
        return Outcome.of(found);
    }

    private Outcome query(Step step, OpenSession session) {
        EntityClass type = arguments.entity(step);
        Where where = where(step);
        String order = arguments.mapping().root(type.entity()).key().stream()
                .map(part -> "e." + part)
                .collect(Collectors.joining(", "));
        Query query = where.bound(session.manager()
                .createQuery("select e from " + step.text("entity") + " e" + where.text() + " order by " + order));
        if (step.flag("populate_existing", false)) {
            query.setHint(POPULATE_EXISTING, true);
        }
        List<?> found = query.getResultList();
        arguments.bindAll(step, found);
        return Outcome.of(found);
    }

    private ElementQuery<?> narrowed(Step step, OpenSession session) {
        ElementQuery<?> query = dynamic(step, session);
        EntityClass owner = arguments.typeOf(arguments.variable(step));
        var relationship = arguments.relationship(owner, step.text("attr"));
        if (relationship != null) {
            EntityClass target = arguments.type(relationship.target());
            for (Map.Entry<String, JsonNode> pair : step.argument("where").properties()) {
                query = query.where(pair.getKey(), arguments.value(target, pair.getKey(), pair.getValue()));
            }
        }
        return query;
    }

    private DynamicCollection<?> dynamic(Step step, OpenSession session) {
        return session.athanor().dynamic(arguments.variable(step), step.text("attr"));
    }

    private Outcome listed(Step step, ElementQuery<?> query) {
        List<?> found = query.list();
        arguments.bindAll(step, found);
        return Outcome.of(found);
    }

    private Outcome update(Step step, OpenSession session) {
        EntityClass type = arguments.entity(step);
        Where where = where(step);
        List<String> assignments = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> value : step.argument("values").properties()) {
            assignments.add("e." + value.getKey() + " = :set_" + value.getKey());
            values.put("set_" + value.getKey(), arguments.value(type, value.getKey(), value.getValue()));
        }
        Query query = where.bound(session.manager()
                .createQuery(
                        "update " + step.text("entity") + " e set " + String.join(", ", assignments) + where.text()));
        values.forEach(query::setParameter);
        return bulk(step, query);
    }

    private static Outcome bulk(Step step, Query query) {
        query.setHint("athanor.bulk.synchronize", step.has("synchronize") ? synchronisation(step) : "evaluate");
        query.executeUpdate();
        return Outcome.DONE;
    }

    private static String synchronisation(Step step) {
        JsonNode given = step.argument("synchronize");
        return given.isTextual() ? given.asText() : given.asBoolean() ? "evaluate" : "none";
    }

    private Where where(Step step) {
        EntityClass type = arguments.entity(step);
        List<String> conditions = new ArrayList<>();
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> pair : step.argument("where").properties()) {
            Object value = arguments.value(type, pair.getKey(), pair.getValue());
            if (value == null) {
                conditions.add("e." + pair.getKey() + " is null");
            } else {
                conditions.add("e." + pair.getKey() + " = :" + pair.getKey());
                parameters.put(pair.getKey(), value);
            }
        }
        return new Where(conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), parameters);
    }

    /** A condition and its parameters. */
    private record Where(String text, Map<String, Object> parameters) {
        Query bound(Query query) {
            parameters.forEach(query::setParameter);
            return query;
        }
    }
}
