package dev.athanor.dialect;

import dev.athanor.schema.Identifiers;
import dev.athanor.sql.LockClause;
import dev.athanor.sql.Operator;
import dev.athanor.sql.Ordering;
import dev.athanor.sql.SqlFunctions;
import dev.athanor.sql.render.FunctionTemplates;
import dev.athanor.sql.render.Precedence;
import dev.athanor.sql.render.SqlStyle;
import dev.athanor.type.ColumnType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Set;

/** The text of statements for MariaDB, whatever its SQL mode, unless that is ORACLE or NO_BACKSLASH_ESCAPES. */
final class MariaDbStyle implements SqlStyle {
    /** The words that MariaDB does not take as names of tables and columns. */
    static final Set<String> RESERVED_WORDS = Set.of(
            ("ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT BINARY BLOB BOTH BY CALL CASCADE "
                            + "CASE CHANGE CHAR CHARACTER CHECK COLLATE COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE "
                            + "CROSS CURRENT_DATE CURRENT_ROLE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE "
                            + "DATABASES DAY_HOUR DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC DECIMAL DECLARE DEFAULT DELAYED "
                            + "DELETE DELETE_DOMAIN_ID DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DO_DOMAIN_IDS "
                            + "DOUBLE DROP DUAL EACH ELSE ELSEIF ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH "
                            + "FLOAT FLOAT4 FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT GRANT GROUP HAVING HIGH_PRIORITY "
                            + "HOUR_MICROSECOND HOUR_MINUTE HOUR_SECOND IF IGNORE IGNORE_DOMAIN_IDS IN INDEX INFILE INNER "
                            + "INOUT INSENSITIVE INSERT INT INT1 INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL INTO IS "
                            + "ITERATE JOIN KEY KEYS KILL LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES LOAD LOCALTIME "
                            + "LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY MASTER_SSL_VERIFY_SERVER_CERT "
                            + "MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT MINUTE_MICROSECOND MINUTE_SECOND MOD "
                            + "MODIFIES NATURAL NOT NO_WRITE_TO_BINLOG NULL NUMERIC OFFSET ON OPTIMIZE OPTION OPTIONALLY OR "
                            + "ORDER OUT OUTER OUTFILE OVER PAGE_CHECKSUM PARSE_VCOL_EXPR PARTITION PERIOD PRECISION PRIMARY "
                            + "PROCEDURE PURGE RANGE READ READS READ_WRITE REAL RECURSIVE REFERENCES REF_SYSTEM_ID REGEXP "
                            + "RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN RETURNING REVOKE RIGHT RLIKE "
                            + "ROWS ROW_NUMBER SCHEMA SCHEMAS SECOND_MICROSECOND SELECT SENSITIVE SEPARATOR SET SHOW SIGNAL "
                            + "SMALLINT SPATIAL SPECIFIC SQL SQLEXCEPTION SQLSTATE SQLWARNING SQL_BIG_RESULT "
                            + "SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SSL STARTING STATS_AUTO_RECALC STATS_PERSISTENT "
                            + "STATS_SAMPLE_PAGES STRAIGHT_JOIN SYSTEM_TIME TABLE TERMINATED THEN TINYBLOB TINYINT TINYTEXT "
                            + "TO TRAILING TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING UTC_DATE "
                            + "UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR VARCHARACTER VARYING VECTOR WHEN WHERE WHILE "
                            + "WINDOW WITH WRITE XOR YEAR_MONTH ZEROFILL "
                            // Functions: where a bracket follows, they are taken for calls.
                            + "ADDDATE BIT_AND BIT_OR BIT_XOR CAST COUNT CUME_DIST CURDATE CURTIME DATE_ADD DATE_FORMAT "
                            + "DATE_SUB DENSE_RANK EXTRACT FIRST_VALUE GROUP_CONCAT JSON_ARRAYAGG JSON_OBJECTAGG LAG LEAD "
                            + "MAX MEDIAN MID MIN NOW NTH_VALUE NTILE PERCENT_RANK POSITION RANK SESSION_USER STD STDDEV "
                            + "STDDEV_POP STDDEV_SAMP SUBDATE SUBSTR SUBSTRING SUM SYSDATE SYSTEM_USER TRIM VALUE VARIANCE "
                            + "VAR_POP VAR_SAMP")
                    .split(" "));

    private static final FunctionTemplates FUNCTIONS = FunctionTemplates.standard()
            .operator(Operator.DIVIDE_WHOLE, "{0+} div {1-}", Precedence.PRODUCT)
            .operator(Operator.CONCAT, "concat({0}, {1})", Precedence.PRIMARY)
            .function(SqlFunctions.CONCAT, "concat({*, })")
            .function(SqlFunctions.LOCATE, "locate({0}, {1})")
            .function(SqlFunctions.LOCATE, "locate({0}, {1}, {2})")
            // LOCALTIME has the date too.
            .function(SqlFunctions.CURRENT_TIME, "current_time(6)")
            .function(SqlFunctions.CURRENT_INSTANT, "utc_timestamp(6)")
            .function(SqlFunctions.YEAR, "extract(year from {0})")
            .function(SqlFunctions.QUARTER, "extract(quarter from {0})")
            .function(SqlFunctions.MONTH, "extract(month from {0})")
            // Weeks as the ISO standard counts them; EXTRACT follows a setting of the server.
            .function(SqlFunctions.WEEK, "week({0}, 3)")
            .function(SqlFunctions.DAY, "extract(day from {0})")
            .function(SqlFunctions.HOUR, "extract(hour from {0})")
            .function(SqlFunctions.MINUTE, "extract(minute from {0})")
            .function(SqlFunctions.SECOND, "extract(second_microsecond from {0}) / 1e6", Precedence.PRODUCT)
            .build();

    private final Identifiers identifiers = new Identifiers(Identifiers.Folding.NONE, RESERVED_WORDS, '`');

    @Override
    public String name() {
        return "MariaDB";
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
        return MariaDbTypes.castType(target);
    }

    /** Rows of all tables are locked. Waiting is counted in seconds: a part of one counts as a whole one. */
    @Override
    public String lockClause(LockClause lock) {
        String clause = lock.strength() == LockClause.Strength.UPDATE ? "FOR UPDATE" : "LOCK IN SHARE MODE";
        return switch (lock.waiting()) {
            case DEFAULT -> clause;
            case NOWAIT -> clause + " NOWAIT";
            case SKIP_LOCKED -> clause + " SKIP LOCKED";
            case TIMEOUT -> clause + " WAIT " + (lock.timeoutMillis() + 999) / 1000;
        };
    }

    /** The backslash escapes what follows it; times with a zone are kept as {@link MariaDbTypes#adapted} says. */
    @Override
    public String literal(Object value) {
        if (value instanceof String || value instanceof Character) {
            return SqlStyle.super.literal(value.toString().replace("\\", "\\\\"));
        }
        if (value instanceof OffsetDateTime time) {
            return literal(LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC));
        }
        if (value instanceof Instant time) {
            return literal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
        return SqlStyle.super.literal(value instanceof OffsetTime ? value.toString() : value);
    }

    /** An empty one means the backslash; this is the control character SUB, which no pattern has. */
    @Override
    public String noEscape() {
        return " ESCAPE '\\Z'";
    }

    @Override
    public boolean typesParameters() {
        return false;
    }

    @Override
    public String insertOfDefaults() {
        return "() VALUES ()";
    }

    @Override
    public boolean namesDerivedColumns() {
        return false;
    }

    @Override
    public String deleteFrom(String table, String alias) {
        return "DELETE " + alias + " FROM " + table + ' ' + alias;
    }

    /** NULL comes before all values unless the order is descending. */
    @Override
    public Nulls nulls(Ordering ordering) {
        boolean first = ordering.nulls() == Ordering.Nulls.FIRST;
        return ordering.nulls() == Ordering.Nulls.DEFAULT || first != ordering.descending()
                ? Nulls.BY_THEMSELVES
                : Nulls.BY_CONDITION;
    }

    @Override
    public String everyRow() {
        return "18446744073709551615";
    }
}
