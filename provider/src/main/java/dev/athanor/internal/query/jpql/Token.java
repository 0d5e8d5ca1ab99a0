package dev.athanor.internal.query.jpql;

/**
 * The kinds of token as plain ints, and the table that recognises keywords.
 *
 * <p>Ints instead of an enum, because a token is then three entries in three arrays and no object; the parser
 * switches over compile-time constants. Keywords come last, in alphabetical order, so that one comparison tells a
 * word from a symbol. Stateless, shared by all threads.
 */
final class Token {
    static final int END_OF_QUERY = 0;
    static final int WORD = 1;
    static final int STRING = 2;
    static final int NUMBER = 3;
    static final int NAMED_PARAMETER = 4;
    static final int POSITIONAL_PARAMETER = 5;
    static final int COMMA = 6;
    static final int DOT = 7;
    static final int OPEN = 8;
    static final int CLOSE = 9;
    static final int OPEN_BRACE = 10;
    static final int CLOSE_BRACE = 11;
    static final int EQUAL = 12;
    static final int NOT_EQUAL = 13;
    static final int LESS = 14;
    static final int LESS_OR_EQUAL = 15;
    static final int GREATER = 16;
    static final int GREATER_OR_EQUAL = 17;
    static final int PLUS = 18;
    static final int MINUS = 19;
    static final int STAR = 20;
    static final int SLASH = 21;
    static final int CONCATENATE = 22;

    /** The first of the keywords: everything from here on is a word. */
    static final int FIRST_KEYWORD = 23;

    static final int ABS = 23;
    static final int ALL = 24;
    static final int AND = 25;
    static final int ANY = 26;
    static final int AS = 27;
    static final int ASC = 28;
    static final int AVG = 29;
    static final int BETWEEN = 30;
    static final int BOTH = 31;
    static final int BY = 32;
    static final int CASE = 33;
    static final int CAST = 34;
    static final int CEILING = 35;
    static final int COALESCE = 36;
    static final int CONCAT = 37;
    static final int COUNT = 38;
    static final int CURRENT_DATE = 39;
    static final int CURRENT_TIME = 40;
    static final int CURRENT_TIMESTAMP = 41;
    static final int DATE = 42;
    static final int DATETIME = 43;
    static final int DELETE = 44;
    static final int DESC = 45;
    static final int DISTINCT = 46;
    static final int ELSE = 47;
    static final int EMPTY = 48;
    static final int END = 49;
    static final int ENTRY = 50;
    static final int ESCAPE = 51;
    static final int EXCEPT = 52;
    static final int EXISTS = 53;
    static final int EXP = 54;
    static final int EXTRACT = 55;
    static final int FALSE = 56;
    static final int FETCH = 57;
    static final int FIRST = 58;
    static final int FLOOR = 59;
    static final int FROM = 60;
    static final int FUNCTION = 61;
    static final int GROUP = 62;
    static final int HAVING = 63;
    static final int ID = 64;
    static final int IN = 65;
    static final int INDEX = 66;
    static final int INNER = 67;
    static final int INTERSECT = 68;
    static final int IS = 69;
    static final int JOIN = 70;
    static final int KEY = 71;
    static final int LAST = 72;
    static final int LEADING = 73;
    static final int LEFT = 74;
    static final int LENGTH = 75;
    static final int LIKE = 76;
    static final int LN = 77;
    static final int LOCAL = 78;
    static final int LOCATE = 79;
    static final int LOWER = 80;
    static final int MAX = 81;
    static final int MEMBER = 82;
    static final int MIN = 83;
    static final int MOD = 84;
    static final int NEW = 85;
    static final int NOT = 86;
    static final int NULL = 87;
    static final int NULLIF = 88;
    static final int NULLS = 89;
    static final int OBJECT = 90;
    static final int OF = 91;
    static final int ON = 92;
    static final int OR = 93;
    static final int ORDER = 94;
    static final int OUTER = 95;
    static final int POWER = 96;
    static final int REPLACE = 97;
    static final int RIGHT = 98;
    static final int ROUND = 99;
    static final int SELECT = 100;
    static final int SET = 101;
    static final int SIGN = 102;
    static final int SIZE = 103;
    static final int SOME = 104;
    static final int SQRT = 105;
    static final int SUBSTRING = 106;
    static final int SUM = 107;
    static final int THEN = 108;
    static final int TIME = 109;
    static final int TRAILING = 110;
    static final int TREAT = 111;
    static final int TRIM = 112;
    static final int TRUE = 113;
    static final int TYPE = 114;
    static final int UNION = 115;
    static final int UPDATE = 116;
    static final int UPPER = 117;
    static final int VALUE = 118;
    static final int VERSION = 119;
    static final int WHEN = 120;
    static final int WHERE = 121;

    private static final String[] TEXTS = {
        "the end of the query",
        "a name",
        "a string literal",
        "a number",
        "a named parameter",
        "a positional parameter",
        ",",
        ".",
        "(",
        ")",
        "{",
        "}",
        "=",
        "<>",
        "<",
        "<=",
        ">",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "||",
        "ABS",
        "ALL",
        "AND",
        "ANY",
        "AS",
        "ASC",
        "AVG",
        "BETWEEN",
        "BOTH",
        "BY",
        "CASE",
        "CAST",
        "CEILING",
        "COALESCE",
        "CONCAT",
        "COUNT",
        "CURRENT_DATE",
        "CURRENT_TIME",
        "CURRENT_TIMESTAMP",
        "DATE",
        "DATETIME",
        "DELETE",
        "DESC",
        "DISTINCT",
        "ELSE",
        "EMPTY",
        "END",
        "ENTRY",
        "ESCAPE",
        "EXCEPT",
        "EXISTS",
        "EXP",
        "EXTRACT",
        "FALSE",
        "FETCH",
        "FIRST",
        "FLOOR",
        "FROM",
        "FUNCTION",
        "GROUP",
        "HAVING",
        "ID",
        "IN",
        "INDEX",
        "INNER",
        "INTERSECT",
        "IS",
        "JOIN",
        "KEY",
        "LAST",
        "LEADING",
        "LEFT",
        "LENGTH",
        "LIKE",
        "LN",
        "LOCAL",
        "LOCATE",
        "LOWER",
        "MAX",
        "MEMBER",
        "MIN",
        "MOD",
        "NEW",
        "NOT",
        "NULL",
        "NULLIF",
        "NULLS",
        "OBJECT",
        "OF",
        "ON",
        "OR",
        "ORDER",
        "OUTER",
        "POWER",
        "REPLACE",
        "RIGHT",
        "ROUND",
        "SELECT",
        "SET",
        "SIGN",
        "SIZE",
        "SOME",
        "SQRT",
        "SUBSTRING",
        "SUM",
        "THEN",
        "TIME",
        "TRAILING",
        "TREAT",
        "TRIM",
        "TRUE",
        "TYPE",
        "UNION",
        "UPDATE",
        "UPPER",
        "VALUE",
        "VERSION",
        "WHEN",
        "WHERE"
    };

    /** Open addressing over a power of two, at most a fifth full: nearly every word is decided by one probe. */
    private static final int[] KEYWORDS = new int[512];

    static {
        for (int kind = FIRST_KEYWORD; kind < TEXTS.length; kind++) {
            String text = TEXTS[kind];
            int slot = slot(text, 0, text.length());
            while (KEYWORDS[slot] != 0) {
                slot = (slot + 1) & (KEYWORDS.length - 1);
            }
            KEYWORDS[slot] = kind;
        }
    }

    private Token() {}

    /** The keyword at this place of the query, in any mixture of cases, or {@link #WORD}. */
    static int keywordOrWord(String query, int start, int end) {
        int slot = slot(query, start, end);
        int kind;
        while ((kind = KEYWORDS[slot]) != 0) {
            String text = TEXTS[kind];
            if (text.length() == end - start && query.regionMatches(true, start, text, 0, text.length())) {
                return kind;
            }
            slot = (slot + 1) & (KEYWORDS.length - 1);
        }
        return WORD;
    }

    /** How messages call a token of this kind: the keyword, the symbol or a description. */
    static String text(int kind) {
        return TEXTS[kind];
    }

    static boolean isKeyword(int kind) {
        return kind >= FIRST_KEYWORD;
    }

    static boolean isWord(int kind) {
        return kind == WORD || kind >= FIRST_KEYWORD;
    }

    /**
     * Whether a word of this kind stands for the language alone wherever an operand or a variable may begin. All other
     * keywords are names unless what follows makes them syntax: {@code size} is an attribute, {@code size(} is not.
     */
    static boolean isReserved(int kind) {
        return switch (kind) {
            case ALL,
                    AND,
                    ANY,
                    AS,
                    BETWEEN,
                    BY,
                    CASE,
                    DELETE,
                    DISTINCT,
                    ELSE,
                    END,
                    ESCAPE,
                    EXCEPT,
                    EXISTS,
                    FALSE,
                    FETCH,
                    FROM,
                    GROUP,
                    HAVING,
                    IN,
                    INNER,
                    INTERSECT,
                    IS,
                    JOIN,
                    LIKE,
                    NEW,
                    NOT,
                    NULL,
                    ON,
                    OR,
                    ORDER,
                    OUTER,
                    SELECT,
                    SET,
                    SOME,
                    THEN,
                    TRUE,
                    UNION,
                    UPDATE,
                    WHEN,
                    WHERE -> true;
            default -> false;
        };
    }

    private static int slot(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            // Clearing the fifth bit folds ASCII letters to upper case, and keywords have no other character but '_'.
            hash = hash * 31 + (text.charAt(i) & ~0x20);
        }
        return (hash ^ (hash >>> 9)) & (KEYWORDS.length - 1);
    }
}
