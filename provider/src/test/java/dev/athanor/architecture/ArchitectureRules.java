package dev.athanor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/** The rules that hold the code to a {@link PackageTable}. */
final class ArchitectureRules {

    /** Names that say that a class does something, but not what. */
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Helper|Util|Utils|Utilities|Manager)s?");

    private final PackageTable table;

    ArchitectureRules(PackageTable table) {
        this.table = table;
    }

    /** All rules. */
    List<ArchRule> all() {
        return List.of(
                importsFollowTheTable(),
                librariesStayInTheirPackages(),
                packagesHaveARow(),
                packagesAreFreeOfCycles(),
                packagesAreNullMarked(),
                namesSayWhatAClassDoes(),
                onlyAMainMethodWritesToTheConsole());
    }

    ArchRule importsFollowTheTable() {
        return rule("import only packages that their row in the package table names", (type, events) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String imported =
                        dependency.getTargetClass().getBaseComponentType().getPackageName();
                // A package without a row is the subject of another rule.
                if (table.covers(imported)
                        && table.shortName(type.getPackageName()).isPresent()
                        && table.shortName(imported).isPresent()
                        && !table.mayImport(
                                shortName(type), table.shortName(imported).get())) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "%s must not import %s: %s"
                                    .formatted(
                                            shortName(type),
                                            table.shortName(imported).get(),
                                            dependency.getDescription())));
                }
            }
        });
    }

    ArchRule librariesStayInTheirPackages() {
        return rule("use only the libraries that the package table allows them", (type, events) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.isPrimitive()
                        && !table.covers(target.getPackageName())
                        && !table.mayUse(shortName(type), target.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            "%s must not use %s: %s"
                                    .formatted(shortName(type), target.getPackageName(), dependency.getDescription())));
                }
            }
        });
    }

    ArchRule packagesHaveARow() {
        return rule("be in a package that the package table names", (type, events) -> {
            if (table.shortName(type.getPackageName()).isEmpty()) {
                events.add(SimpleConditionEvent.violated(
                        type, "%s is in a package without a row in the table".formatted(type.getName())));
            }
        });
    }

    ArchRule packagesAreFreeOfCycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return table.covers(type.getPackageName())
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .namingSlices("$1")
                .should()
                .beFreeOfCycles();
    }

    ArchRule packagesAreNullMarked() {
        return rule("be in a package that is @NullMarked in its package-info.java", (type, events) -> {
            JavaPackage itsPackage = type.getPackage();
            boolean marked = itsPackage
                    .tryGetPackageInfo()
                    .map(info -> info.isAnnotatedWith(NullMarked.class))
                    .orElse(false);
            if (!marked) {
                events.add(SimpleConditionEvent.violated(
                        type, "%s is not @NullMarked, seen at %s".formatted(itsPackage.getName(), type.getName())));
            }
        });
    }

    ArchRule namesSayWhatAClassDoes() {
        return rule("have a name that says what they do", (type, events) -> {
            if (VAGUE_NAME.matcher(type.getSimpleName()).matches()) {
                events.add(SimpleConditionEvent.violated(type, "%s has a vague name".formatted(type.getName())));
            }
        });
    }

    /** A program's own main method decides where its output goes; a library has no business on the console. */
    ArchRule onlyAMainMethodWritesToTheConsole() {
        return rule("not write to the console, except in a main method", (type, events) -> {
            for (JavaAccess<?> access : type.getFieldAccessesFromSelf()) {
                boolean console = access.getTargetOwner().isEquivalentTo(System.class)
                        && (access.getTarget().getName().equals("out")
                                || access.getTarget().getName().equals("err"));
                if (console && !access.getOrigin().getName().equals("main")) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                }
            }
            for (JavaAccess<?> access : type.getMethodCallsFromSelf()) {
                if (access.getTargetOwner().isAssignableTo(Throwable.class)
                        && access.getTarget().getFullName().endsWith(".printStackTrace()")) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                }
            }
        });
    }

    private String shortName(JavaClass type) {
        return table.shortName(type.getPackageName()).orElse(type.getPackageName());
    }

    private ArchRule rule(String description, BiConsumer<JavaClass, ConditionEvents> check) {
        return classes().that(resideInAPackage(table.base() + "..")).should(new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.accept(type, events);
            }
        });
    }

    /** What the rule finds in the classes, one line each. */
    static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }
}
