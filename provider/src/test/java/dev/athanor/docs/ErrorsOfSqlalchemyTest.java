package dev.athanor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.message.CodedException;
import dev.athanor.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/coming-from-sqlalchemy.md} says of errors: the classes are there, and extend what it says. */
class ErrorsOfSqlalchemyTest {
    private static final Pattern NAME = Pattern.compile("`(\\w+Exception)`");

    @Test
    void eachExceptionIsThereAndExtendsWhatThePageSays() throws IOException, ClassNotFoundException {
        List<String[]> rows = rows();
        assertThat(rows).hasSizeGreaterThan(20);
        for (String[] row : rows) {
            for (String exception : names(row[2])) {
                Class<?> type = Class.forName(CodedException.class.getPackageName() + "." + exception);
                assertThat(type).isAssignableTo(CodedException.class);
                assertThat(type.getSuperclass().getSimpleName()).as(exception).isIn(names(row[3]));
            }
        }
    }

    private static List<String[]> rows() throws IOException {
        String page = Files.readString(Repository.file("docs/coming-from-sqlalchemy.md"));
        String section = page.substring(page.indexOf("## Errors"), page.indexOf("## What to expect otherwise"));
        return section.lines()
                .filter(line -> line.startsWith("| ") && line.contains("Exception"))
                .map(line -> line.split(Pattern.quote("|"), -1))
                .toList();
    }

    private static List<String> names(String cell) {
        List<String> names = new ArrayList<>();
        NAME.matcher(cell).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
