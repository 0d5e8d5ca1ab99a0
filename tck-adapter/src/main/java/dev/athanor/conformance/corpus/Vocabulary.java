package dev.athanor.conformance.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the format. What a corpus says in other words is told, and not passed over: a harness that does not know a word would
 * otherwise take a scenario for passed that it has not carried out.
 */
final class Vocabulary {
    static final Set<String> MAPPING = Set.of("about", "entities", "tables", "config_warnings");
    static final Set<String> ENTITY = Set.of(
            "name",
            "table",
            "id",
            "columns",
            "relationships",
            "version",
            "discriminator_column",
            "discriminator",
            "inherits",
            "unique");
    static final Set<String> ID = Set.of("attrs", "strategy");
    static final Set<String> STRATEGIES = Set.of("identity", "assigned");
    static final Set<String> INHERITANCE = Set.of("parent", "strategy", "discriminator");
    static final Set<String> INHERITANCE_STRATEGIES = Set.of("single", "joined");
    static final Set<String> COLUMN =
            Set.of("name", "type", "nullable", "unique", "default", "server_default", "deferred", "fk", "pk");
    static final Set<String> TYPES = Set.of("int", "string");
    static final Set<String> FOREIGN_KEY = Set.of("table", "column", "on_delete", "on_update");
    static final Set<String> ACTIONS = Set.of("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION");
    static final Set<String> TABLE = Set.of("name", "columns", "unique");
    static final Set<String> RELATIONSHIP = Set.of(
            "name",
            "target",
            "kind",
            "owning",
            "join",
            "secondary",
            "back_populates",
            "cascade",
            "passive_deletes",
            "passive_updates",
            "single_parent",
            "viewonly",
            "lazy",
            "order_by",
            "post_update",
            "load_on_pending",
            "active_history");
    static final Set<String> SECONDARY = Set.of("table", "own", "other");
    static final Set<String> CASCADES =
            Set.of("save-update", "merge", "refresh-expire", "expunge", "delete", "delete-orphan");
    static final Set<String> LOADING =
            Set.of("select", "joined", "selectin", "subquery", "dynamic", "write_only", "raise", "noload");
    static final Set<String> PASSIVE_DELETES = Set.of("false", "true", "all");

    private static final Set<String> SCENARIO =
            Set.of("name", "mapping", "source", "seed", "rule", "tags", "options", "fixture", "steps", "final");
    private static final Set<String> OPTIONS =
            Set.of("autoflush", "expire_on_commit", "isolation", "weak_identity_map");
    private static final Set<String> FINAL = Set.of("view", "tables");
    private static final Set<String> VIEWS = Set.of("transaction", "committed");
    private static final Set<String> OF_EACH_STEP = Set.of("op", "expect", "session", "no_autoflush");
    private static final Set<String> NOTHING = Set.of();
    private static final Set<String> VAR = Set.of("var");
    private static final Set<String> NAME = Set.of("name");
    private static final Set<String> VALUE = Set.of("var", "attr", "value");
    private static final Set<String> ATTRIBUTE = Set.of("var", "attr");
    private static final Set<String> ITEM = Set.of("var", "attr", "item");
    private static final Set<String> NAMED_ATTRIBUTES = Set.of("var", "attrs");
    private static final Set<String> ELEMENTS = Set.of("var", "attr", "where", "bind");
    private static final Map<String, Set<String>> STEPS = Map.ofEntries(
            Map.entry("new", Set.of("var", "entity", "values")),
            Map.entry("add", VAR),
            Map.entry("add_all", Set.of("vars")),
            Map.entry("delete", VAR),
            Map.entry("flush", NOTHING),
            Map.entry("commit", NOTHING),
            Map.entry("rollback", NOTHING),
            Map.entry("begin_nested", NAME),
            Map.entry("commit_nested", NAME),
            Map.entry("rollback_nested", NAME),
            Map.entry("expire", NAMED_ATTRIBUTES),
            Map.entry("expire_all", NOTHING),
            Map.entry("refresh", NAMED_ATTRIBUTES),
            Map.entry("expunge", VAR),
            Map.entry("expunge_all", NOTHING),
            Map.entry("close", NOTHING),
            Map.entry("merge", Set.of("var", "as", "load")),
            Map.entry("set", VALUE),
            Map.entry("get_attr", Set.of("var", "attr", "bind")),
            Map.entry("del_attr", ATTRIBUTE),
            Map.entry("append", ITEM),
            Map.entry("remove", ITEM),
            Map.entry("clear", VALUE),
            Map.entry("replace", VALUE),
            Map.entry("get", Set.of("entity", "pk", "as", "populate_existing")),
            Map.entry("query", Set.of("entity", "where", "bind", "populate_existing")),
            Map.entry("count", Set.of("entity", "where")),
            Map.entry("dyn_iterate", ELEMENTS),
            Map.entry("dyn_filter", ELEMENTS),
            Map.entry("dyn_count", ELEMENTS),
            Map.entry("bulk_delete", Set.of("entity", "where", "synchronize")),
            Map.entry("bulk_update", Set.of("entity", "where", "values", "synchronize")),
            Map.entry("external_sql", Set.of("conn", "statement")),
            Map.entry("history", ATTRIBUTE),
            Map.entry("is_modified", VAR),
            Map.entry("in_session", VAR),
            Map.entry("make_transient", VAR),
            Map.entry("make_transient_to_detached", VAR),
            Map.entry("enable_relationship_loading", VAR),
            Map.entry("forget", VAR));
    private static final Set<String> CONNECTIONS = Set.of("same", "other");
    private static final Set<String> EXPECTATIONS =
            Set.of("error", "value", "warnings", "sql", "vars", "new", "dirty", "deleted", "identity_map", "tx");
    private static final Set<String> VARIABLE = Set.of("entity", "state", "session", "attrs", "alias_of");
    private static final Set<String> STATES = Set.of("transient", "pending", "persistent", "deleted", "detached");
    private static final Set<String> STATEMENTS = Set.of(
            "INSERT",
            "UPDATE",
            "DELETE",
            "SELECT",
            "SAVEPOINT",
            "RELEASE SAVEPOINT",
            "ROLLBACK TO SAVEPOINT",
            "COMMIT",
            "ROLLBACK");
    private static final Set<String> ERRORS = Set.of(
            "Integrity",
            "StaleData",
            "PendingRollback",
            "DetachedAccess",
            "ObjectDeleted",
            "RefreshFailed",
            "NotPersistent",
            "NotInSession",
            "AlreadyDeleted",
            "AlreadyHasIdentity",
            "IdentityTaken",
            "OtherSession",
            "RaiseLoad",
            "WriteOnlyIteration",
            "MultipleParents",
            "MergeDirtyNoLoad",
            "MergeTransientNoLoad",
            "BlankPrimaryKey",
            "NullIdentity",
            "NullPrimaryKey",
            "NullVersion",
            "CircularDependency",
            "TransactionClosed",
            "InactiveTransaction",
            "NotInCollection",
            "NoSuchAttribute",
            "FlushConflict",
            "FlushFailed",
            "TypeMismatch",
            "ConversionFailed",
            "DataFailed",
            "InvalidRequest");

    private Vocabulary() {}

    /** What steps there are. */
    static Set<String> steps() {
        return STEPS.keySet();
    }

    /** What kinds of errors there are. */
    static Set<String> errors() {
        return ERRORS;
    }

    /**
     * Demands that an object of the corpus has keys of the format only.
     *
     * @param subject what it is, for the message
     * @throws CorpusException if it has others
     */
    static void keys(String subject, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(key -> word(subject, "key", key, known));
    }

    /**
     * Demands that something is called by a word of the format.
     *
     * @param subject where it stands, for the message
     * @param kind what it is
     * @throws CorpusException if it is another one
     */
    static void word(String subject, String kind, String word, Set<String> known) {
        if (!known.contains(word)) {
            throw new CorpusException(
                    subject + ": the format knows no " + kind + " " + word + ", but " + new TreeSet<>(known));
        }
    }

    /**
     * Demands that a scenario says nothing that the format does not know.
     *
     * @throws CorpusException if it does
     */
    static void check(JsonNode scenario) {
        keys("scenario", scenario, SCENARIO);
        keys("options", scenario.path("options"), OPTIONS);
        JsonNode isolation = scenario.path("options").path("isolation");
        if (!isolation.isMissingNode()) {
            word("options", "isolation", isolation.asText(), Set.of("snapshot"));
        }
        keys("final", scenario.path("final"), FINAL);
        word("final", "view", scenario.path("final").path("view").asText("transaction"), VIEWS);
        int place = 0;
        for (JsonNode step : scenario.path("steps")) {
            place++;
            checkStep("step " + place, step);
        }
    }

    private static void checkStep(String subject, JsonNode step) {
        String operation = step.path("op").asText();
        word(subject, "op", operation, STEPS.keySet());
        Set<String> known = new TreeSet<>(OF_EACH_STEP);
        known.addAll(STEPS.getOrDefault(operation, NOTHING));
        keys(subject + " " + operation, step, known);
        if (operation.equals("external_sql")) {
            word(subject, "conn", step.path("conn").asText(), CONNECTIONS);
        }
        JsonNode expected = step.path("expect");
        keys(subject + " expect", expected, EXPECTATIONS);
        if (expected.has("error")) {
            word(subject, "error", expected.path("error").asText(), ERRORS);
        }
        for (JsonNode statement : expected.path("sql")) {
            word(subject, "statement", statement.path(0).asText(), STATEMENTS);
        }
        expected.path("vars").properties().forEach(variable -> {
            String of = subject + " " + variable.getKey();
            keys(of, variable.getValue(), VARIABLE);
            if (variable.getValue().has("state")) {
                word(of, "state", variable.getValue().path("state").asText(), STATES);
            }
        });
    }
}
