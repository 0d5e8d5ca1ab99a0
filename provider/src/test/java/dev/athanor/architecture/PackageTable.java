package dev.athanor.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which package may import which, from the bottom to the top. This is the one place to change when a package is added or a
 * direction is decided anew; a new direction needs a record in {@code docs/adr}.
 *
 * <p>Packages have short names here: {@code mapping.build} is {@code dev.athanor.internal.mapping.build}, and those that
 * users may see are without {@code internal}. Immutable.
 */
final class PackageTable {

    /** The package of the public extension API, which has no name of its own below the base package. */
    static final String API = "(api)";

    /** The packages that are visible to users: API, service provider interfaces, and what woven classes call. */
    private static final Set<String> EXPORTED =
            Set.of(API, "message", "instrument", "enhance", "type", "schema", "sql", "sql.render", "dialect", "jpa");

    /** The packages of the enhancer's jar, which must not pull in the provider. */
    private static final Set<String> ENHANCER = Set.of("instrument", "enhance");

    /** Libraries that every package may use, by the beginning of their packages' names. */
    private static final Set<String> COMMON_LIBRARIES =
            Set.of("java", "javax.sql", "javax.xml", "org.w3c.dom", "org.xml.sax", "org.slf4j", "org.jspecify");

    /** Libraries that only some packages may use, by the beginning of their packages' names. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "jakarta.persistence",
            Set.of(
                    "message",
                    "mapping.build",
                    "lock",
                    "lifecycle",
                    "operation",
                    "query",
                    "query.model",
                    "query.jpql",
                    "query.criteria",
                    "query.plan",
                    "session",
                    "boot",
                    "jpa"),
            "net.bytebuddy",
            Set.of("enhance", "codegen", "mapping.build", "boot"),
            "com.zaxxer.hikari",
            Set.of("boot"),
            "org.postgresql",
            Set.of("dialect"),
            "javax.naming",
            Set.of("boot"),
            "jakarta.transaction",
            Set.of("jta"),
            "jdk.jfr",
            Set.of("explain"));

    private final String base;
    private final Map<String, Set<String>> rows = new LinkedHashMap<>();

    /** The table below a base package, which is {@code dev.athanor} for the code and another one for fixtures. */
    PackageTable(String base) {
        this.base = base;
        row(API);
        row("message");
        row("semantics");
        row("instrument");
        row("enhance", "instrument");
        row("type", "instrument", "message");
        row("collection", "instrument", "message");
        row("schema", "type", "message");
        row("jdbc", "type", "message");
        row("mapping", "semantics", "instrument", "collection", "schema", "type", "message");
        row("sql", "schema", "type");
        row("cache", "instrument", "schema", "type", "message");
        row("sql.render", "sql", "schema", "type", "message");
        row("mapping.build", "semantics", "mapping", "schema", "type", "instrument", "message");
        row("state", "semantics", "instrument", "collection", "mapping", "type", "message");
        row("query.model", "mapping", "type", "message");
        row("cascade", "semantics", "instrument", "collection", "mapping", "state", "message");
        row("lifecycle", "mapping", "state", "message");
        row("lock", "mapping", "state", "sql", "message");
        row("dialect", "sql", "sql.render", "schema", "type", "jdbc", "message");
        row("query.jpql", "query.model", "mapping", "type", "message");
        row("query.criteria", "query.model", "mapping", "type", "message");
        row("identifier", "mapping", "schema", "type", "sql", "dialect", "jdbc", "message");
        row(
                "loading",
                "semantics",
                "instrument",
                "collection",
                "mapping",
                "state",
                "cascade",
                "lifecycle",
                "lock",
                "cache",
                "sql",
                "dialect",
                "jdbc",
                "schema",
                "type",
                "message");
        row("ddl", "schema", "dialect", "jdbc", "type", "message");
        row(
                "operation",
                "semantics",
                "instrument",
                "collection",
                "mapping",
                "state",
                "cascade",
                "lifecycle",
                "lock",
                "identifier",
                "loading",
                "jdbc",
                "type",
                "message");
        row(
                "mutation",
                "semantics",
                "instrument",
                "mapping",
                "state",
                "lifecycle",
                "lock",
                "identifier",
                "loading",
                "cache",
                "sql",
                "dialect",
                "jdbc",
                "schema",
                "type",
                "message");
        row(
                "query.plan",
                "semantics",
                "query.model",
                "mapping",
                "sql",
                "dialect",
                "jdbc",
                "loading",
                "lock",
                "schema",
                "type",
                "message");
        row("query.memory", "instrument", "query.model", "query.plan", "mapping", "state", "type");
        row(
                "unitofwork",
                "semantics",
                "instrument",
                "mapping",
                "type",
                "state",
                "collection",
                "cascade",
                "operation",
                "mutation",
                "message");
        row(
                "query",
                "semantics",
                "query.model",
                "query.jpql",
                "query.plan",
                "mapping",
                "schema",
                "dialect",
                "jdbc",
                "loading",
                "lock",
                "type",
                "message");
        row("codegen", "instrument", "mapping", "type", "state", "loading", "mutation");
        row("explain", "mapping", "state", "unitofwork", "mutation", "query", "jdbc", "message");
        row(
                "session",
                "semantics",
                "type",
                "instrument",
                "mutation",
                "dialect",
                "collection",
                "mapping",
                "schema",
                "state",
                "lifecycle",
                "cascade",
                "lock",
                "cache",
                "identifier",
                "loading",
                "operation",
                "unitofwork",
                "query",
                "query.model",
                "query.memory",
                "query.plan",
                "explain",
                "jdbc",
                "message");
        row("jta", "session", "message");
        row(
                "boot",
                "semantics",
                "jta",
                "enhance",
                "instrument",
                "cascade",
                "unitofwork",
                "mapping",
                "mapping.build",
                "schema",
                "type",
                "dialect",
                "jdbc",
                "identifier",
                "lifecycle",
                "cache",
                "loading",
                "mutation",
                "query",
                "explain",
                "session",
                "codegen",
                "ddl",
                "message");
        row(
                "jpa",
                "semantics",
                "boot",
                "session",
                "query",
                "query.criteria",
                "query.model",
                "mapping",
                "state",
                "loading",
                "lock",
                "lifecycle",
                "message");
    }

    /** Adds a row; what it imports must be in the table already, so that the table cannot contain a cycle. */
    private void row(String name, String... mayImport) {
        for (String imported : mayImport) {
            if (!rows.containsKey(imported)) {
                throw new IllegalStateException(
                        name + " cannot import " + imported + ", which is not further down in the table");
            }
        }
        if (rows.put(name, Set.of(mayImport)) != null) {
            throw new IllegalStateException(name + " has two rows");
        }
    }

    /** The base package. */
    String base() {
        return base;
    }

    /** Whether the package is the base package or below it. */
    boolean covers(String packageName) {
        return packageName.equals(base) || packageName.startsWith(base + ".");
    }

    /** The short name of a package, if it has a row. */
    Optional<String> shortName(String packageName) {
        return rows.keySet().stream()
                .filter(row -> packageName(row).equals(packageName))
                .findFirst();
    }

    private String packageName(String row) {
        if (row.equals(API)) {
            return base;
        }
        return base + (EXPORTED.contains(row) ? "." : ".internal.") + row;
    }

    /** Whether one package may import another one; both by short name. */
    boolean mayImport(String row, String imported) {
        boolean api = imported.equals(API) && !ENHANCER.contains(row);
        return row.equals(imported) || api || rows.getOrDefault(row, Set.of()).contains(imported);
    }

    /** Whether a package, by short name, may use a package of a library, by full name. */
    boolean mayUse(String row, String libraryPackage) {
        return COMMON_LIBRARIES.stream().anyMatch(library -> isIn(libraryPackage, library))
                || LIBRARIES.entrySet().stream()
                        .anyMatch(entry -> isIn(libraryPackage, entry.getKey())
                                && entry.getValue().contains(row));
    }

    private static boolean isIn(String packageName, String library) {
        return packageName.equals(library) || packageName.startsWith(library + ".");
    }
}
