package dev.athanor.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the classes of both jars to the {@link PackageTable}. */
final class ArchitectureTest {

    private static final String BASE = "dev.athanor";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @TestFactory
    Stream<DynamicTest> theCodeKeepsTheRules() {
        return new ArchitectureRules(new PackageTable(BASE))
                .all().stream().map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
    }

    /** Rules that see nothing find nothing. */
    @Test
    void theClassesOfBothJarsWereSeen() {
        assertThat(CLASSES.stream().filter(type -> isIn(type, "bytecode-enhancer")))
                .as("classes of the enhancer")
                .isNotEmpty();
        assertThat(CLASSES.stream().filter(type -> isIn(type, "provider")))
                .as("classes of the provider")
                .isNotEmpty();
    }

    /** Whether the class comes from the output folder or the jar of the module. */
    private static boolean isIn(JavaClass type, String module) {
        String source = type.getSource().map(Source::getUri).map(URI::toString).orElse("");
        String inside = source.substring(0, Math.max(0, source.indexOf("dev/athanor/")));
        return inside.contains("/" + module + "/target/classes/") || inside.contains("/athanor-" + module + "-");
    }
}
