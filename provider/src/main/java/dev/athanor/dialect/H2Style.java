package dev.athanor.dialect;

import dev.athanor.schema.Identifiers;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.render.FunctionTemplates;
import dev.athanor.sql.render.Precedence;
import dev.athanor.sql.render.SqlStyle;
import dev.athanor.type.ColumnType;
import java.math.BigDecimal;
import java.util.Set;

/** The text of statements for H2. */
final class H2Style implements SqlStyle {
    /** The words that H2 does not take as names of tables and columns, and nothing else. */
    static final Set<String> RESERVED_WORDS =
            Set.of(("ALL AND ANY ARRAY AS ASYMMETRIC AUTHORIZATION BETWEEN BOTH CASE CAST CHECK CONSTRAINT CROSS "
                            + "CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME "
                            + "CURRENT_TIMESTAMP CURRENT_USER DAY DEFAULT DISTINCT ELSE END EXCEPT EXISTS FALSE FETCH "
                            + "FOR FOREIGN FROM FULL GROUP GROUPS HAVING HOUR IF ILIKE IN INNER INTERSECT INTERVAL IS "
                            + "JOIN KEY LEADING LEFT LIKE LIMIT LOCALTIME LOCALTIMESTAMP MINUS MINUTE MONTH NATURAL NOT "
                            + "NULL OFFSET ON OR ORDER OVER PARTITION PRIMARY QUALIFY RANGE REGEXP RIGHT ROW ROWNUM "
                            + "ROWS SECOND SELECT SESSION_USER SET SOME SYMMETRIC SYSTEM_USER TABLE TO TOP TRAILING TRUE "
                            + "UESCAPE UNION UNIQUE UNKNOWN USER USING VALUE VALUES WHEN WHERE WINDOW WITH YEAR _ROWID_")
                    .split(" "));

    private static final FunctionTemplates FUNCTIONS = FunctionTemplates.standard()
            .function(SqlFunctions.LOCATE, "locate({0}, {1})")
            .function(SqlFunctions.LOCATE, "locate({0}, {1}, {2})")
            .function(SqlFunctions.YEAR, "extract(year from {0})")
            .function(SqlFunctions.QUARTER, "extract(quarter from {0})")
            .function(SqlFunctions.MONTH, "extract(month from {0})")
            .function(SqlFunctions.WEEK, "extract(iso_week from {0})")
            .function(SqlFunctions.DAY, "extract(day from {0})")
            .function(SqlFunctions.HOUR, "extract(hour from {0})")
            .function(SqlFunctions.MINUTE, "extract(minute from {0})")
            // EXTRACT gives whole seconds only.
            .function(
                    SqlFunctions.SECOND,
                    "extract(second from {0}) + extract(nanosecond from {0}) / cast(1e9 as double precision)",
                    Precedence.SUM)
            .build();

    private final Identifiers identifiers = new Identifiers(Identifiers.Folding.UPPER, RESERVED_WORDS);

    @Override
    public String name() {
        return "H2";
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
        return H2Types.castType(target);
    }

    /** H2 has no shared row locks, and locks the rows of all tables. */
    @Override
    public String lockClause(LockClause lock) {
        return switch (lock.waiting()) {
            case DEFAULT -> "FOR UPDATE";
            case NOWAIT -> "FOR UPDATE NOWAIT";
            case SKIP_LOCKED -> "FOR UPDATE SKIP LOCKED";
            case TIMEOUT ->
                "FOR UPDATE WAIT " + BigDecimal.valueOf(lock.timeoutMillis(), 3).toPlainString();
        };
    }
}
