package dev.athanor.internal.query.jpql;

import dev.athanor.internal.query.jpql.ExpressionSyntax.Literal;
import dev.athanor.message.QueryMessage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Date and time literals in the escape syntax of JDBC: {@code {d '2008-12-31'}} and its siblings. */
final class TemporalLiterals {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("H:m[:s]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    private TemporalLiterals() {}

    /** Reads the literal from its opening brace on. */
    static Literal parse(JpqlTokens tokens) {
        int offset = tokens.expect(Token.OPEN_BRACE);
        String kind = tokens.word("d, t or ts").toLowerCase(Locale.ROOT);
        int start = tokens.offset();
        String text = tokens.string("a date or time as a string literal");
        Object value;
        try {
            value = switch (kind) {
                case "d" -> LocalDate.parse(text, DATE);
                case "t" -> LocalTime.parse(text, TIME);
                case "ts" -> timestamp(text);
                default -> throw QueryErrors.at(QueryMessage.UNKNOWN_ESCAPE, tokens.query(), offset, kind);
            };
        } catch (DateTimeException e) {
            throw QueryErrors.at(QueryMessage.WRONG_TEMPORAL_LITERAL, tokens.query(), start, text, example(kind));
        }
        tokens.expect(Token.CLOSE_BRACE);
        return new Literal(value, offset);
    }

    private static LocalDateTime timestamp(String text) {
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw new DateTimeException("no time");
        }
        return LocalDateTime.of(
                LocalDate.parse(text.substring(0, blank), DATE), LocalTime.parse(text.substring(blank + 1), TIME));
    }

    private static String example(String kind) {
        return switch (kind) {
            case "d" -> "{d '2008-12-31'}";
            case "t" -> "{t '23:59:59'}";
            default -> "{ts '2008-12-31 23:59:59.5'}";
        };
    }
}
