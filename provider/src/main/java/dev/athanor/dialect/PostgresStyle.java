package dev.athanor.dialect;

import dev.athanor.schema.Identifiers;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.render.FunctionTemplates;
import dev.athanor.sql.render.SqlStyle;
import dev.athanor.type.ColumnType;
import java.util.Set;

/** The text of statements for PostgreSQL. */
final class PostgresStyle implements SqlStyle {
    /** The words that PostgreSQL does not take as names of tables and columns, and nothing else. */
    static final Set<String> RESERVED_WORDS = Set.of(
            ("ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK COLLATE "
                            + "COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE "
                            + "CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE "
                            + "DESC DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP "
                            + "HAVING ILIKE IN INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE "
                            + "LIMIT LOCALTIME LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER "
                            + "OVERLAPS PLACING PRIMARY REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME "
                            + "SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING "
                            + "VARIADIC VERBOSE WHEN WHERE WINDOW WITH")
                    .split(" "));

    private static final FunctionTemplates FUNCTIONS = FunctionTemplates.standard()
            .function(SqlFunctions.LOCATE, "position({0} in {1})")
            // What is found is found in the rest of the text; the rest's place is added only if something was.
            .function(
                    SqlFunctions.LOCATE,
                    "case when position({0} in substring({1} from {2})) = 0 then 0"
                            + " else position({0} in substring({1} from {2})) + {2} - 1 end")
            .function(SqlFunctions.ROUND, "round(cast({0} as numeric), {1})")
            .function(SqlFunctions.YEAR, "cast(extract(year from {0}) as integer)")
            .function(SqlFunctions.QUARTER, "cast(extract(quarter from {0}) as integer)")
            .function(SqlFunctions.MONTH, "cast(extract(month from {0}) as integer)")
            .function(SqlFunctions.WEEK, "cast(extract(week from {0}) as integer)")
            .function(SqlFunctions.DAY, "cast(extract(day from {0}) as integer)")
            .function(SqlFunctions.HOUR, "cast(extract(hour from {0}) as integer)")
            .function(SqlFunctions.MINUTE, "cast(extract(minute from {0}) as integer)")
            .function(SqlFunctions.SECOND, "cast(extract(second from {0}) as double precision)")
            .build();

    private final Identifiers identifiers = new Identifiers(Identifiers.Folding.LOWER, RESERVED_WORDS);

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public Identifiers identifiers() {
        return identifiers;
    }

    @Override
    public FunctionTemplates functions() {
        return FUNCTIONS;
    }

    @Override
    public String castType(ColumnType target) {
        return PostgresTypes.castType(target);
    }

    /** The time to wait is set beforehand, see {@link PostgresDialect#lockTimeout}. */
    @Override
    public String lockClause(LockClause lock) {
        StringBuilder clause =
                new StringBuilder(lock.strength() == LockClause.Strength.UPDATE ? "FOR UPDATE" : "FOR SHARE");
        if (!lock.aliases().isEmpty()) {
            clause.append(" OF ").append(String.join(", ", lock.aliases()));
        }
        return switch (lock.waiting()) {
            case DEFAULT, TIMEOUT -> clause.toString();
            case NOWAIT -> clause.append(" NOWAIT").toString();
            case SKIP_LOCKED -> clause.append(" SKIP LOCKED").toString();
        };
    }
}
