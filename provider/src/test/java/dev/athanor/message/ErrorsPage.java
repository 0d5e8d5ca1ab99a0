package dev.athanor.message;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The page of all errors: one section per code, so that a code in a log leads to a place. */
final class ErrorsPage {
    private ErrorsPage() {}

    /** Every message of the catalogue. */
    static List<MessageCode> catalogue() {
        List<MessageCode> all = new ArrayList<>();
        all.addAll(List.of(BootMessage.values()));
        all.addAll(List.of(MappingMessage.values()));
        all.addAll(List.of(StateMessage.values()));
        all.addAll(List.of(QueryMessage.values()));
        all.addAll(List.of(QueryCallMessage.values()));
        all.addAll(List.of(ApiMessage.values()));
        all.addAll(List.of(DatabaseMessage.values()));
        all.sort(Comparator.comparing(MessageCode::code));
        return all;
    }

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Every error of Athanor begins with its code, names its subject, says what happened, and ends with what to do.
                This page is generated from the catalogue; `ErrorsPageTest` tells how. In the texts `{1}`, `{2}` and so on
                stand for names; values of parameters and columns never appear in a message.

                The first digit tells the area: 0 start-up and configuration, 1 mapping, 2 unit of work and life cycle,
                3 queries, 4 database, 5 enhancement, 6 the use of the Jakarta interfaces.
                """);
        for (MessageCode message : catalogue()) {
            page.append("\n## ").append(message.code()).append("\n\n");
            page.append(formatted(message.template())).append("\n");
            if (!message.remedy().isEmpty()) {
                page.append("\nWhat to do: ")
                        .append(formatted(message.remedy()))
                        .append("\n");
            }
        }
        return page.toString();
    }

    private static String formatted(String pattern) {
        Object[] holes =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "{" + i + "}").toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(holes).replace("\n", " ");
    }
}
