package dev.athanor.conformance.session;

import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.entity.EntityClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps that read and write attributes, as a program would: with getters, setters and the collections. */
final class AttributeOperations {
    private final Arguments arguments;
    private final Variables variables;

    AttributeOperations(Arguments arguments, Variables variables) {
        this.arguments = arguments;
        this.variables = variables;
    }

    void register(Map<String, Operation> operations) {
        operations.put("set", (step, session) -> write(step));
        operations.put("replace", (step, session) -> write(step));
        operations.put("get_attr", (step, session) -> read(step));
        operations.put("append", (step, session) -> {
            collection(step).add(variables.get(step.text("item")));
            return Outcome.DONE;
        });
        operations.put("remove", (step, session) -> remove(step));
        operations.put("clear", (step, session) -> {
            collection(step).clear();
            return Outcome.DONE;
        });
        operations.put("del_attr", (step, session) -> {
            session.athanor().unset(arguments.variable(step), step.text("attr"));
            return Outcome.DONE;
        });
        operations.put(
                "history",
                (step, session) -> Outcome.of(
                        session.athanor().inspect(arguments.variable(step)).history(step.text("attr"))));
        operations.put(
                "is_modified",
                (step, session) -> Outcome.of(
                        session.athanor().inspect(arguments.variable(step)).isModified()));
        operations.put("expire", (step, session) -> {
            session.athanor().expire(arguments.variable(step), attributes(step));
            return Outcome.DONE;
        });
        operations.put("expire_all", (step, session) -> {
            session.athanor().expireAll();
            return Outcome.DONE;
        });
        operations.put("refresh", this::refresh);
    }

    private static String[] attributes(Step step) {
        return step.texts("attrs").toArray(String[]::new);
    }

    private Outcome refresh(Step step, OpenSession session) {
        Object entity = arguments.variable(step);
        if (step.has("attrs")) {
            session.athanor().refresh(entity, attributes(step));
        } else {
            session.manager().refresh(entity);
        }
        return Outcome.DONE;
    }

    private Outcome write(Step step) {
        Object entity = arguments.variable(step);
        EntityClass type = arguments.typeOf(entity);
        String attribute = step.text("attr");
        type.set(entity, attribute, arguments.value(type, attribute, step.argument("value")));
        return Outcome.DONE;
    }

    /** A list is read as a whole. */
    private Outcome read(Step step) {
        Object entity = arguments.variable(step);
        EntityClass type = arguments.typeOf(entity);
        String attribute = step.text("attr");
        Relationship relationship = arguments.relationship(type, attribute);
        @Nullable Object value = type.get(entity, attribute);
        if (relationship != null && relationship.isPlural()) {
            value = value == null ? new ArrayList<>() : new ArrayList<>((Collection<?>) value);
        }
        arguments.bindAll(step, relationship == null ? null : value);
        return Outcome.of(value);
    }

    private Outcome remove(Step step) {
        boolean removed = collection(step).remove(variables.get(step.text("item")));
        Object entity = arguments.variable(step);
        Relationship relationship = arguments.relationship(arguments.typeOf(entity), step.text("attr"));
        if (!removed && relationship != null && !relationship.isQueried()) {
            throw new NotInCollectionException();
        }
        return Outcome.DONE;
    }

    @SuppressWarnings("unchecked") // Attributes of relationships to many hold lists of entities.
    private Collection<Object> collection(Step step) {
        Object entity = arguments.variable(step);
        EntityClass type = arguments.typeOf(entity);
        String attribute = step.text("attr");
        Object value = type.get(entity, attribute);
        if (value == null) {
            type.set(entity, attribute, new ArrayList<>());
            value = type.get(entity, attribute);
        }
        return (Collection<Object>) Objects.requireNonNull(value);
    }
}
