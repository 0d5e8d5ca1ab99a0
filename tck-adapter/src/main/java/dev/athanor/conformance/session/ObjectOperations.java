package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Entity;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.entity.EntityClass;
import java.util.Map;

/** Steps that change the state of whole objects. */
final class ObjectOperations {
    private final Arguments arguments;
    private final Variables variables;

    ObjectOperations(Arguments arguments, Variables variables) {
        this.arguments = arguments;
        this.variables = variables;
    }

    void register(Map<String, Operation> operations) {
        operations.put("new", this::create);
        operations.put("add", (step, session) -> {
            session.athanor().add(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put("add_all", (step, session) -> {
            step.texts("vars").forEach(name -> session.athanor().add(variables.get(name)));
            return Outcome.DONE;
        });
        operations.put("delete", (step, session) -> {
            session.manager().remove(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put("expunge", (step, session) -> {
            session.manager().detach(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put("expunge_all", (step, session) -> {
            session.manager().clear();
            return Outcome.DONE;
        });
        operations.put("merge", this::merge);
        operations.put("make_transient", (step, session) -> {
            session.athanor().makeTransient(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put("make_transient_to_detached", (step, session) -> {
            session.athanor().makeDetached(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put("enable_relationship_loading", (step, session) -> {
            session.athanor().enableLoading(arguments.variable(step));
            return Outcome.DONE;
        });
        operations.put(
                "in_session", (step, session) -> Outcome.of(session.athanor().contains(arguments.variable(step))));
    }

    /** The object is there even if one of the setters refuses its value. */
    private Outcome create(Step step, OpenSession session) {
        EntityClass type = arguments.entity(step);
        Object created = type.create();
        variables.bind(step.text("var"), created);
        Entity root = arguments.mapping().root(type.entity());
        if (root.discriminatorColumn() != null && type.entity().discriminator() != null) {
            type.set(created, root.discriminatorColumn(), type.entity().discriminator());
        }
        for (Map.Entry<String, JsonNode> value : step.argument("values").properties()) {
            type.set(created, value.getKey(), arguments.value(type, value.getKey(), value.getValue()));
        }
        return Outcome.DONE;
    }

    private Outcome merge(Step step, OpenSession session) {
        Object given = arguments.variable(step);
        Object merged = step.flag("load", true)
                ? session.manager().merge(given)
                : session.athanor().mergeWithoutLoad(given);
        arguments.bind(step, "as", merged);
        return Outcome.of(merged);
    }
}
