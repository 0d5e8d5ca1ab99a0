package dev.athanor.conformance.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.athanor.AthanorSession;
import dev.athanor.Inspection;
import dev.athanor.conformance.corpus.Relationship;
import dev.athanor.conformance.entity.EntityClass;
import dev.athanor.conformance.entity.MappingClasses;
import dev.athanor.conformance.statement.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Looks at variables and sessions, without touching anything. */
final class Observer {
    private final MappingClasses classes;
    private final Sessions sessions;
    private final Variables variables;
    private final Labels labels;

    Observer(MappingClasses classes, Sessions sessions, Variables variables, Labels labels) {
        this.classes = classes;
        this.sessions = sessions;
        this.variables = variables;
        this.labels = labels;
    }

    /** The full picture. */
    ObjectNode picture() {
        ObjectNode picture = JsonNodeFactory.instance.objectNode();
        ObjectNode vars = picture.putObject("vars");
        variables.all().forEach((name, entity) -> vars.set(name, variable(name, entity)));
        picture.set("new", members(AthanorSession::newInstances));
        picture.set("dirty", members(AthanorSession::dirtyInstances));
        picture.set("deleted", members(AthanorSession::deletedInstances));
        picture.set("identity_map", members(AthanorSession::identityMap));
        picture.put("tx", transaction(sessions.first().athanor()));
        return picture;
    }

    private JsonNode variable(String name, Object entity) {
        ObjectNode variable = JsonNodeFactory.instance.objectNode();
        String first = Objects.requireNonNull(variables.nameOf(entity));
        if (!first.equals(name)) {
            return variable.put("alias_of", first);
        }
        EntityClass type = classes.entityOf(entity);
        Inspection inspection = sessions.first().athanor().inspect(entity);
        variable.put("entity", type.entity().name());
        variable.put("state", inspection.state().name().toLowerCase(Locale.ROOT));
        for (OpenSession session : sessions.all()) {
            if (!session.name().equals(Sessions.FIRST) && session.is(inspection.session())) {
                variable.put("session", session.name());
            }
        }
        ObjectNode attributes = variable.putObject("attrs");
        for (String attribute : inspection.loaded()) {
            Relationship relationship = classes.mapping().relationship(type.entity(), attribute);
            boolean isHidden =
                    relationship == null ? classes.isAdded(type.entity(), attribute) : relationship.isQueried();
            if (!isHidden) {
                attributes.set(attribute, labels.json(inspection.value(attribute)));
            }
        }
        return variable;
    }

    /** The labels of objects of all sessions; those that are not in the first one say so. */
    private JsonNode members(Function<AthanorSession, Set<Object>> members) {
        List<String> all = new ArrayList<>();
        for (OpenSession session : sessions.all()) {
            String suffix = session.name().equals(Sessions.FIRST) ? "" : "@" + session.name();
            for (Object entity : members.apply(session.athanor())) {
                variables.see(entity);
                all.add(labels.of(entity) + suffix);
            }
        }
        Collections.sort(all);
        return Values.texts(all);
    }

    private static String transaction(AthanorSession session) {
        return switch (session.transactionStatus()) {
            case NONE -> "none";
            case BEGUN -> "begun";
            case NESTED -> "nested:" + session.savepointDepth();
            case FAILED -> "failed";
        };
    }
}
