package dev.athanor.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.enhance.EnhancerAgent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TckRunnerTest {
    private static final String FIXTURE = "dev.athanor.tck.fixture.";
    private static final String TABLES = """
            DROP TABLE IF EXISTS CHILD;
            DROP TABLE IF EXISTS PARENT;
            CREATE TABLE SPARE (ID INTEGER);
            CREATE TABLE PARENT (ID INTEGER PRIMARY KEY); -- one; two
            CREATE TABLE CHILD (ID INTEGER PRIMARY KEY, PARENT INTEGER REFERENCES PARENT, AMOUNT INTEGER);
            INSERT INTO PARENT (ID) VALUES (7);
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void aTestPassesOrIsSkipped() throws IOException {
        Map<String, TestResult> results = run("Passing", "--property", "given=a=b");

        assertThat(outcome(results, "Passing#readsTheSettings")).isEqualTo("passed");
        assertThat(outcome(results, "Passing#repeats(int)[1]")).isEqualTo("passed");
        assertThat(outcome(results, "Passing#repeats(int)[2]")).isEqualTo("passed");
        assertThat(outcome(results, "Passing#isDisabled")).isEqualTo("skipped on purpose");
        assertThat(text(out)).containsPattern("total +3 +0 +0 +1 +4");
    }

    @Test
    void theReasonIsTheInnermostThatSaysSomething() throws IOException {
        Map<String, TestResult> results = run("Failing");

        assertThat(outcome(results, "Failing#asserts"))
                .isEqualTo("failed AssertionFailedError: the number ==> expected: <1> but was: <2>");
        assertThat(outcome(results, "Failing#throwsAnException"))
                .isEqualTo("errored IllegalArgumentException: line 1 line 2");
        assertThat(outcome(results, "Failing#logsTheReason"))
                .isEqualTo("errored ArithmeticException: the true reason; then Exception: test failed");
        assertThat(outcome(results, "Failing#hasACode")).isEqualTo("errored Coded: ATH9999 'Book' has 17 faults");
        assertThat(outcome(results, "Failing#passes")).isEqualTo("passed");
        assertThat(text(out)).contains("1  Coded: ATH9999 _ has _ faults");
    }

    @Test
    void testsThatNeverBeginAreErrored() throws IOException {
        Map<String, TestResult> results = run("Unprepared");

        assertThat(outcome(results, "Unprepared#first")).isEqualTo("errored IllegalStateException: no preparation");
        assertThat(outcome(results, "Unprepared#second")).isEqualTo("errored IllegalStateException: no preparation");
    }

    @Test
    void aCrashTakesOneTestAndTheRestGoesOn() throws IOException {
        Map<String, TestResult> results = run("Crashing," + FIXTURE + "Exiting," + FIXTURE + "Failing");

        assertThat(outcome(results, "Crashing#a")).isEqualTo("passed");
        assertThat(outcome(results, "Crashing#b")).isEqualTo("errored the JVM ended with exit code 17");
        assertThat(outcome(results, "Crashing#c")).isEqualTo("passed");
        assertThat(outcome(results, "Exiting#exits")).isEqualTo("errored the JVM ended with exit code 0");
        assertThat(outcome(results, "Failing#passes")).isEqualTo("passed");
    }

    @Test
    void aClassThatHangsTwiceIsGivenUp() throws IOException {
        Map<String, TestResult> results = run("Hanging," + FIXTURE + "Failing", "--timeout", "4");

        assertThat(outcome(results, "Hanging#a"))
                .startsWith(
                        "errored no end within 4 s, at " + FIXTURE + "Hanging.hangForEver < " + FIXTURE + "Hanging.a");
        assertThat(outcome(results, "Hanging#b")).isEqualTo("passed");
        assertThat(outcome(results, "Hanging#c")).startsWith("errored no end within 4 s");
        assertThat(outcome(results, "Hanging#d")).startsWith("errored not run, the class was given up");
        // The two share a JVM as long as it lasts.
        assertThat(outcome(results, "Failing#passes")).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void eachClassFindsTheTablesAsTheScriptsMakeThem(String database) throws IOException {
        Path script = Files.writeString(folder.resolve("tables.sql"), TABLES);
        Map<String, TestResult> results = runOn(database, "Writing", "--ddl", script.toString(), "--timeout", "120");

        assertThat(outcome(results, "Writing#findsOnlyTheSeeds")).isEqualTo("passed");
        assertThat(outcome(results, "Writing$AfterThat#findsOnlyTheSeeds")).isEqualTo("passed");
        assertThat(outcome(results, "Writing$AtLast#findsOnlyTheSeeds")).isEqualTo("passed");
    }

    @Test
    void statementsThatTheDatabaseRefusesAreTold() throws IOException {
        Path script = Files.writeString(
                folder.resolve("tables.sql"), "DROP TABLE NOT_THERE; CREATE TABLE FINE (ID INTEGER); CREATE NONSENSE");
        run("Crashing", "--ddl", script.toString());

        assertThat(text(out))
                .containsOnlyOnce("The database refused 1 statements of the scripts, such as CREATE NONSENSE");
    }

    @Test
    void testsOfADatabaseThatCannotBeReachedAreErroredWithTheReason() throws IOException {
        Map<String, TestResult> results = run("Failing", "--url", "jdbc:nonsense:");

        assertThat(outcome(results, "Failing#passes"))
                .startsWith("errored the JVM ended with exit code 1 before the tests of the class")
                .contains("No suitable driver");
    }

    @Test
    void theAgentWeaves() throws IOException, URISyntaxException {
        Path enhancer = Path.of(EnhancerAgent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assumeTrue(Files.isRegularFile(enhancer), "the enhancer is no jar before it is packaged");

        assertThat(outcome(run("Woven", "--agent"), "Woven#isWoven")).isEqualTo("passed");
        assertThat(outcome(run("Woven"), "Woven#isWoven")).startsWith("failed");
    }

    @Test
    void aFormerTableShowsWhatChanged() throws IOException {
        Path former = folder.resolve("former.tsv");
        ResultTable.write(
                former,
                List.of(
                        result("Failing", "asserts", Outcome.PASSED),
                        result("Failing", "passes", Outcome.ERRORED),
                        result("Failing", "hasACode", Outcome.ERRORED),
                        result("Failing", "gone", Outcome.PASSED),
                        result("Passing", "notAskedFor", Outcome.PASSED)));
        int code = start("h2", "Failing", "--baseline", former.toString());

        assertThat(code).isEqualTo(1);
        assertThat(text(out))
                .contains("1 newly passing, 1 newly failing, 2 new, 1 missing")
                .contains("newly passing: " + FIXTURE + "Failing#passes")
                .contains("newly failing: " + FIXTURE + "Failing#asserts (Assertion")
                .contains("missing: " + FIXTURE + "Failing#gone");
    }

    @Test
    void logsAreKeptOnDemand() throws IOException {
        Path logs = folder.resolve("logs");
        run("Failing", "--logs", logs.toString());

        assertThat(logs.resolve("child-2.log"))
                .content()
                .contains(
                        "=== " + FIXTURE + "Failing#throwsAnException", "at " + FIXTURE + "Failing.throwsAnException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--db h2: --tests is missing; --help names all options",
                "--tests .: --db is missing; --help names all options",
                "--tests . --db oracle: --db oracle: the databases are h2 and postgresql",
                "--tests . --db h2 --fast: There is no option --fast; --help names them all",
                "--tests . --db h2 --only: --only needs a value",
                "--tests . --db h2 --db h2: --db is given twice; separate its values by commas",
                "--tests . --db h2 --timeout soon: --timeout soon: a number is expected",
                "--tests . --db h2 --group 0: --group 0: a number above 0 is expected",
                "--tests . --db h2 --property x: --property x: <name>=<value> is expected"
            })
    void aWrongCommandLineIsRefused(String text) {
        int colon = text.indexOf(": ");
        String[] arguments = text.substring(0, colon).split(" ", -1);

        assertThat(TckRunner.run(print(out), print(err), arguments)).isEqualTo(2);
        assertThat(text(err).strip()).isEqualTo(text.substring(colon + 2));
    }

    @Test
    void helpNamesAllOptions() {
        assertThat(TckRunner.run(print(out), print(err), "--help")).isZero();
        assertThat(text(out)).contains("--tests", "--baseline", "--agent");
    }

    @Test
    void nothingToRunIsAMistake() throws IOException {
        assertThat(start("h2", "Misspelt")).isEqualTo(2);
        assertThat(text(err)).contains("No tests found in");
    }

    private static TestResult result(String testClass, String method, Outcome outcome) {
        return new TestResult(new TestName(FIXTURE + testClass, method), outcome, "");
    }

    private Map<String, TestResult> run(String only, String... more) throws IOException {
        return runOn("h2", only, more);
    }

    private Map<String, TestResult> runOn(String database, String only, String... more) throws IOException {
        assertThat(start(database, only, more)).as(() -> text(err)).isZero();
        Map<String, TestResult> results = new TreeMap<>();
        for (TestResult result : ResultTable.read(folder.resolve("table.tsv"))) {
            results.put(result.test().toString(), result);
        }
        return results;
    }

    private int start(String database, String only, String... more) {
        Path tests = Path.of(System.getProperty("user.dir"), "target", "test-classes");
        List<String> arguments = new ArrayList<>(List.of("--tests", tests.toString(), "--db", database));
        arguments.addAll(List.of("--only", FIXTURE + only));
        arguments.addAll(List.of("--out", folder.resolve("table.tsv").toString()));
        arguments.addAll(List.of(more));
        return TckRunner.run(print(out), print(err), arguments.toArray(String[]::new));
    }

    private static String outcome(Map<String, TestResult> results, String test) {
        TestResult result = results.get(FIXTURE + test);
        assertThat(result).as("%s of %s", test, results.keySet()).isNotNull();
        return (result.outcome().label() + " " + result.reason()).strip();
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
