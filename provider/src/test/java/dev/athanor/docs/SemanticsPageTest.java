package dev.athanor.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * The page of the rules shows programs that run, and the statements that they send. {@code mvn test -Dtest=SemanticsPageTest
 * -Dtest.argLine=-Dathanor.docs.write=true} writes it anew.
 */
class SemanticsPageTest {
    private static final Pattern NAME = Pattern.compile("\"name\": *\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("^### (\\d+)\\. .*");

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
    void thePageIsUpToDate() throws IOException {
        Path page = Repository.file("docs/semantics.md");
        String text = SemanticsPage.text();
        if (Boolean.getBoolean("athanor.docs.write")) {
            Files.writeString(page, text);
        }

        assertThat(page).hasContent(text);
    }

    @Test
    void everyRuleHasASectionAndAnExample() {
        int rule = 0;
        int seen = 0;
        for (String line : SemanticsPage.template().split("\n")) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                assertThat(seen).as("examples of rule " + rule).isGreaterThan(rule == 0 ? -1 : 0);
                assertThat(Integer.parseInt(heading.group(1))).isEqualTo(rule + 1);
                rule++;
                seen = 0;
            } else if (line.startsWith("@@example ")) {
                RuleExample example =
                        SemanticsPage.method(line.substring(10).strip()).getAnnotation(RuleExample.class);
                assertThat(example).as(line).isNotNull();
                assertThat(example.value()).as(line).isIn(rule, 0);
                seen++;
            }
        }
        assertThat(rule).isEqualTo(60);
    }

    @Test
    void theScenariosExist() throws IOException {
        Set<String> known = new HashSet<>();
        Path corpus = Repository.file("tck-adapter/src/test/resources/dev/athanor/conformance/corpus.zip");
        try (ZipFile zip = new ZipFile(corpus.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Matcher name = NAME.matcher(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
                while (name.find()) {
                    known.add(name.group(1));
                }
            }
        }

        assertThat(SemanticsPage.template()
                        .lines()
                        .filter(line -> line.startsWith("@@proof "))
                        .flatMap(line -> Arrays.stream(line.substring(8).split(" "))))
                .isSubsetOf(known);
    }
}
