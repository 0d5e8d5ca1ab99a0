package dev.athanor.internal.query.jpql;

import dev.athanor.message.QueryMessage;

/**
 * Cuts the text of a query into tokens in one pass.
 *
 * <p>A token is a kind and two positions; no string is made before the parser asks for one. Called by
 * {@link JpqlParser}, for one query on one thread.
 */
final class JpqlLexer {
    private static final int NONE = -1;

    private final String query;
    private final int length;
    private final JpqlTokens tokens;

    private JpqlLexer(String query) {
        this.query = query;
        length = query.length();
        tokens = new JpqlTokens(query);
    }

    /** The tokens of the query, ending with {@link Token#END_OF_QUERY}. */
    static JpqlTokens tokenize(String query) {
        JpqlLexer lexer = new JpqlLexer(query);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        int at = 0;
        while (at < length) {
            char c = query.charAt(at);
            if (c <= ' ' || Character.isWhitespace(c)) {
                at++;
            } else if (isLetter(c)) {
                at = word(at);
            } else if (isDigit(c)) {
                at = number(at);
            } else {
                at = symbol(c, at);
            }
        }
        tokens.add(Token.END_OF_QUERY, length, length);
    }

    private int word(int start) {
        int end = endOfWord(start);
        tokens.add(Token.keywordOrWord(query, start, end), start, end);
        return end;
    }

    private int symbol(char c, int at) {
        char next = charAt(at + 1);
        int end = switch (c) {
            case ',' -> token(Token.COMMA, at, 1);
            case '(' -> token(Token.OPEN, at, 1);
            case ')' -> token(Token.CLOSE, at, 1);
            case '{' -> token(Token.OPEN_BRACE, at, 1);
            case '}' -> token(Token.CLOSE_BRACE, at, 1);
            case '=' -> token(Token.EQUAL, at, 1);
            case '+' -> token(Token.PLUS, at, 1);
            case '-' -> token(Token.MINUS, at, 1);
            case '*' -> token(Token.STAR, at, 1);
            case '/' -> token(Token.SLASH, at, 1);
            case '.' -> isDigit(next) ? number(at) : token(Token.DOT, at, 1);
            case '<' -> less(next, at);
            case '>' -> next == '=' ? token(Token.GREATER_OR_EQUAL, at, 2) : token(Token.GREATER, at, 1);
            // Not in the specification's grammar, but every other provider reads it and it means nothing else.
            case '!' -> next == '=' ? token(Token.NOT_EQUAL, at, 2) : NONE;
            case '|' -> next == '|' ? token(Token.CONCATENATE, at, 2) : NONE;
            case '\'', '"' -> string(c, at);
            case ':' -> namedParameter(at);
            case '?' -> positionalParameter(at);
            default -> NONE;
        };
        if (end != NONE) {
            return end;
        }
        if (Character.isJavaIdentifierStart(query.codePointAt(at))) {
            return word(at);
        }
        throw QueryErrors.at(QueryMessage.UNKNOWN_CHARACTER, query, at, Character.toString(query.codePointAt(at)));
    }

    private int token(int kind, int start, int characters) {
        tokens.add(kind, start, start + characters);
        return start + characters;
    }

    private int less(char next, int at) {
        return switch (next) {
            case '>' -> token(Token.NOT_EQUAL, at, 2);
            case '=' -> token(Token.LESS_OR_EQUAL, at, 2);
            default -> token(Token.LESS, at, 1);
        };
    }

    /** Single quotes are the language's; the specification's own examples use double ones too. Doubling escapes both. */
    private int string(char quote, int start) {
        int at = start + 1;
        while (true) {
            int end = query.indexOf(quote, at);
            if (end < 0) {
                throw QueryErrors.at(QueryMessage.UNTERMINATED_STRING, query, start, String.valueOf(quote));
            }
            if (charAt(end + 1) != quote) {
                tokens.add(Token.STRING, start, end + 1);
                return end + 1;
            }
            at = end + 2;
        }
    }

    private int namedParameter(int start) {
        int end = endOfWord(start + 1);
        if (end == start + 1 || !Character.isJavaIdentifierStart(query.codePointAt(start + 1))) {
            throw QueryErrors.at(QueryMessage.PARAMETER_WITHOUT_NAME, query, start);
        }
        return token(Token.NAMED_PARAMETER, start, end - start);
    }

    private int positionalParameter(int start) {
        int end = start + 1;
        while (isDigit(charAt(end))) {
            end++;
        }
        if (end == start + 1) {
            throw QueryErrors.at(QueryMessage.PARAMETER_WITHOUT_NUMBER, query, start);
        }
        return token(Token.POSITIONAL_PARAMETER, start, end - start);
    }

    /**
     * Everything that looks like one number, suffix included: {@link NumberLiterals} says whether it is one. What
     * belongs to it is generous, so that {@code 12abc} is one wrong number and not a number and a name.
     */
    private int number(int start) {
        boolean hexadecimal = query.charAt(start) == '0' && (charAt(start + 1) == 'x' || charAt(start + 1) == 'X');
        int at = start;
        while (at < length) {
            char c = query.charAt(at);
            boolean signOfExponent = (c == '+' || c == '-')
                    && !hexadecimal
                    && at > start
                    && (query.charAt(at - 1) == 'e' || query.charAt(at - 1) == 'E');
            if (!isDigit(c) && c != '.' && !signOfExponent && !Character.isJavaIdentifierPart(c)) {
                break;
            }
            at++;
        }
        return token(Token.NUMBER, start, at - start);
    }

    private int endOfWord(int start) {
        int at = start;
        while (at < length) {
            char c = query.charAt(at);
            if (isLetter(c) || isDigit(c)) {
                at++;
            } else {
                int character = query.codePointAt(at);
                if (c < 128 || !Character.isJavaIdentifierPart(character)) {
                    return at;
                }
                at += Character.charCount(character);
            }
        }
        return at;
    }

    private char charAt(int at) {
        return at < length ? query.charAt(at) : '\0';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
