package dev.athanor.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The harness judges Athanor by what everybody can use: the API, its extensions, and nothing behind them. */
class ImportsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.athanor.conformance");

    @Test
    void itSeesNothingButThePublicApi() {
        assertThat(CLASSES).isNotEmpty();
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "dev.athanor",
                        "dev.athanor.jpa",
                        "dev.athanor.message",
                        "dev.athanor.conformance..",
                        "net.bytebuddy..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void itsPackagesAreFreeOfCycles() {
        SlicesRuleDefinition.slices()
                .matching("dev.athanor.conformance.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
