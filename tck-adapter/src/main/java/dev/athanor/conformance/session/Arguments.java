package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.athanor.conformance.corpus.Mapping;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.corpus.Step;
import dev.athanor.conformance.entity.EntityClass;
import dev.athanor.conformance.entity.MappingClasses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the arguments of steps stand for. */
final class Arguments {
    private final MappingClasses classes;
    private final Variables variables;

    Arguments(MappingClasses classes, Variables variables) {
        this.classes = classes;
        this.variables = variables;
    }

    Mapping mapping() {
        return classes.mapping();
    }

    /** The object of the argument {@code var}. */
    Object variable(Step step) {
        return variables.get(step.text("var"));
    }

    /** The class of the argument {@code entity}. */
    EntityClass entity(Step step) {
        return classes.entity(step.text("entity"));
    }

    /** The class of that name. */
    EntityClass type(String entity) {
        return classes.entity(entity);
    }

    /** The class of an object. */
    EntityClass typeOf(Object entity) {
        return classes.entityOf(entity);
    }

    /** The relationship of an attribute; null for a column. */
    @Nullable Relationship relationship(EntityClass type, String attribute) {
        return mapping().relationship(type.entity(), attribute);
    }

    /** A value of an attribute: a scalar, an object, a list of objects. */
    @Nullable Object value(EntityClass type, String attribute, JsonNode value) {
        if (relationship(type, attribute) == null) {
            return classes.scalar(type.entity(), attribute, value);
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(name -> list.add(variables.get(name.asText())));
            return list;
        }
        return value.isNull() ? null : variables.get(value.asText());
    }

    /** The key of the argument {@code pk}. */
    @Nullable Object key(EntityClass type, Step step) {
        return classes.key(type.entity(), step.argument("pk"));
    }

    /** Binds a result to the variable that an argument names, if it does and there is a result. */
    void bind(Step step, String argument, @Nullable Object value) {
        variables.see(value);
        if (value != null && step.has(argument)) {
            variables.bind(step.text(argument), value);
        }
    }

    /** Binds results to the variables that the argument {@code bind} names. */
    void bindAll(Step step, @Nullable Object value) {
        List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        values.forEach(variables::see);
        JsonNode bind = step.argument("bind");
        if (bind.isTextual()) {
            bind(step, "bind", value);
            return;
        }
        for (int i = 0; i < bind.size() && i < values.size(); i++) {
            String name = bind.path(i).asText();
            if (!name.equals("_")) {
                variables.bind(name, values.get(i));
            }
        }
    }
}
