package dev.athanor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that each rule can fail, on the packages below {@code fixture}, which are laid out like the code and break each
 * rule on purpose, and next to it keep it.
 */
final class ArchitectureRulesTest {

    private static final String BASE = "dev.athanor.architecture.fixture";

    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BASE);

    private final ArchitectureRules rules = new ArchitectureRules(new PackageTable(BASE));

    @Test
    void anImportThatHasNoRowIsRefused() {
        assertThat(found(rules.importsFollowTheTable()))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("state must not import session:")
                        .contains("state.UpwardImport.session"))
                .anySatisfy(line -> assertThat(line).startsWith("cascade must not import operation:"))
                .allSatisfy(line -> assertThat(line)
                        .matches("(?s)(state must not import session|cascade must not import operation): .*"));
    }

    @Test
    void aLibraryInTheWrongPackageIsRefused() {
        assertThat(found(rules.librariesStayInTheirPackages()))
                .anySatisfy(line -> assertThat(line).startsWith("jdbc must not use com.zaxxer.hikari:"))
                .anySatisfy(line -> assertThat(line).startsWith("schema must not use jakarta.persistence:"))
                .anySatisfy(line -> assertThat(line).startsWith("schema must not use net.bytebuddy"))
                .allSatisfy(line -> assertThat(line).matches("(?s)(jdbc|schema) must not use .*"));
    }

    @Test
    void aPackageWithoutARowIsRefused() {
        assertThat(found(rules.packagesHaveARow()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith(BASE + ".internal.unheardof."));
    }

    @Test
    void aCycleIsRefused() {
        assertThat(found(rules.packagesAreFreeOfCycles()))
                .singleElement()
                .asString()
                .startsWith("Cycle detected: " + BASE + ".internal.cascade -> ")
                .contains("Dependencies of " + BASE + ".internal.operation");
    }

    @Test
    void aPackageThatIsNotNullMarkedIsRefused() {
        assertThat(found(rules.packagesAreNullMarked()))
                .containsExactlyInAnyOrder(
                        BASE + ".internal.lock is not @NullMarked, seen at " + BASE + ".internal.lock.NoPackageInfo",
                        BASE + ".internal.ddl is not @NullMarked, seen at " + BASE + ".internal.ddl.NotMarked",
                        BASE + ".internal.ddl is not @NullMarked, seen at " + BASE + ".internal.ddl.package-info");
    }

    @Test
    void aVagueNameIsRefused() {
        assertThat(found(rules.namesSayWhatAClassDoes()))
                .containsExactlyInAnyOrder(
                        BASE + ".internal.jdbc.ConnectionManager has a vague name",
                        BASE + ".internal.jdbc.ConnectionManager$JdbcUtils has a vague name");
    }

    @Test
    void theConsoleIsRefusedExceptInAMainMethod() {
        assertThat(found(rules.onlyAMainMethodWritesToTheConsole()))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).contains("mapping.Talkative.say("));
    }

    private static List<String> found(ArchRule rule) {
        return ArchitectureRules.violations(rule, FIXTURE);
    }
}
