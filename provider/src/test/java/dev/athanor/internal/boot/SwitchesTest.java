package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Profile;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.ConfigurationException;
import dev.athanor.message.InvalidArgumentException;
import dev.athanor.testing.CapturedLog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every switch can be reached from each place where it may be given, and nowhere else. */
class SwitchesTest {

    static Stream<Switch<?>> everySwitch() {
        return Switch.all().stream();
    }

    static Stream<Switch<?>> those(Switch.Scope scope) {
        return everySwitch().filter(each -> each.scopes().contains(scope));
    }

    static Stream<Switch<?>> ofUnits() {
        return those(Switch.Scope.UNIT);
    }

    static Stream<Switch<?>> notOfUnits() {
        return everySwitch().filter(each -> !each.scopes().contains(Switch.Scope.UNIT));
    }

    static Stream<Switch<?>> ofEntityManagers() {
        return those(Switch.Scope.ENTITY_MANAGER);
    }

    static Stream<Switch<?>> notOfEntityManagers() {
        return everySwitch().filter(each -> !each.scopes().contains(Switch.Scope.ENTITY_MANAGER));
    }

    static Stream<Switch<?>> ofAttributes() {
        return those(Switch.Scope.ATTRIBUTE);
    }

    static Stream<Switch<?>> ofQueries() {
        return those(Switch.Scope.QUERY);
    }

    @Test
    void withoutPropertiesTheStandardApplies() {
        Rules rules = Units.config(Map.of()).rules();

        assertThat(everySwitch()).allSatisfy(each -> assertValue(rules, each, Profile.STANDARD));
    }

    @Test
    void aProfileIsAValueForEverySwitch() {
        Rules rules = Units.config(Map.of("athanor.semantics", "sqlalchemy")).rules();

        assertThat(everySwitch()).allSatisfy(each -> assertValue(rules, each, Profile.SQLALCHEMY));
    }

    @Test
    void aSingleChoiceCountsMoreThanTheProfile() {
        Rules rules = Units.config(Map.of("athanor.semantics", "sqlalchemy", "athanor.inverse-sync", "off"))
                .rules();

        assertThat(rules.is(Switch.INVERSE_SYNC, Choices.InverseSync.OFF)).isTrue();
        assertThat(rules.is(Switch.CASCADE_PERSIST, Choices.CascadePersist.EVENT))
                .isTrue();
    }

    @Test
    void anEntityManagerHasAProfileOfItsOwn() {
        AthanorConfig unit = Units.config(Map.of("athanor.remove.new", "ignore"));

        Rules rules =
                unit.forEntityManager(Map.of("athanor.semantics", "sqlalchemy")).rules();

        assertThat(rules.get(Switch.REMOVE_DETACHED)).isEqualTo(Choices.RemoveDetached.ATTACH);
        assertThat(rules.get(Switch.REMOVE_NEW)).isEqualTo(Choices.RemoveNew.IGNORE);
        assertThat(notOfEntityManagers()).allSatisfy(each -> assertValue(rules, each, Profile.STANDARD));
    }

    @Test
    void choicesOfAnEntityManagerAddUp() {
        AthanorConfig config = Units.config(Map.of("athanor.semantics", "sqlalchemy"))
                .forEntityManager(Map.of("athanor.autoflush", "off"))
                .forEntityManager(Map.of("athanor.identity-map", "strong"))
                .forEntityManager(Map.of("other", "value"));

        assertThat(config.rules().get(Switch.AUTOFLUSH)).isEqualTo(Choices.Autoflush.OFF);
        assertThat(config.rules().get(Switch.IDENTITY_MAP)).isEqualTo(Choices.IdentityMapKind.STRONG);
        assertThat(config.rules().get(Switch.CASCADE_PERSIST)).isEqualTo(Choices.CascadePersist.EVENT);
    }

    @ParameterizedTest
    @MethodSource("ofUnits")
    void everyValueCanBeGivenToAUnit(Switch<?> choice) {
        for (Object value : values(choice)) {
            for (Object given : List.of(value, value.toString(), spelled(value))) {
                assertValue(Units.config(Map.of(choice.name(), given)).rules(), choice, value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofEntityManagers")
    void everyValueCanBeGivenToAnEntityManager(Switch<?> choice) {
        for (Object value : values(choice)) {
            Rules rules = Units.config(Map.of())
                    .forEntityManager(Map.of(choice.name(), spelled(value)))
                    .rules();
            assertValue(rules, choice, value);
        }
    }

    @ParameterizedTest
    @MethodSource("notOfEntityManagers")
    void whatIsTheUnitsHasNoEffectInAnEntityManager(Switch<?> choice) {
        AthanorConfig unit = Units.config(Map.of());
        try (CapturedLog log = new CapturedLog()) {
            Rules rules = unit.forEntityManager(Map.of(choice.name(), spelled(values(choice)[1])))
                    .rules();

            assertValue(rules, choice, Profile.STANDARD);
            assertThat(log.messages()).singleElement().asString().startsWith("ATH0204 createEntityManager");
        }
    }

    @ParameterizedTest
    @MethodSource("notOfUnits")
    void whatIsNoUnitsHasNoEffectThere(Switch<?> choice) {
        try (CapturedLog log = new CapturedLog()) {
            Units.config(Map.of(choice.name(), spelled(values(choice)[0])));

            assertThat(log.messages()).singleElement().asString().startsWith("ATH0204 createEntityManagerFactory");
        }
    }

    @ParameterizedTest
    @MethodSource("ofAttributes")
    void everyValueCanBeGivenToAnAttribute(Switch<?> choice) {
        for (Object value : values(choice)) {
            String name =
                    "athanor.attribute.com.acme.Order.items" + choice.name().substring("athanor".length());
            assertThat(Units.config(Map.of(name, spelled(value)))
                            .find(Settings.of(choice), "com.acme.Order", "items")
                            .map(Object.class::cast))
                    .contains(value);
        }
    }

    @ParameterizedTest
    @MethodSource("ofQueries")
    void aQueryTakesItAsAHint(Switch<?> choice) {
        for (Object value : values(choice)) {
            assertThat(HintCheck.check(choice.name(), spelled(value), Setting.Scope.QUERY)
                            .map(setting -> (Object) setting.fromHint(spelled(value))))
                    .contains(value);
        }
    }

    @ParameterizedTest
    @MethodSource("ofUnits")
    void aWrongValueIsRefusedWithThoseThatAreAllowed(Switch<?> choice) {
        assertThatThrownBy(() -> Units.config(Map.of(choice.name(), "teapot")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("ATH0202 createEntityManagerFactory: the property '" + choice.name()
                        + "' cannot be 'teapot' -> Allowed: " + spelled(values(choice)[0]));
        assertThatThrownBy(() -> Settings.of(choice).fromHint("teapot")).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void theValuesOfAnAttributeAreCheckedToo() {
        assertThatThrownBy(() -> Units.config(Map.of("athanor.attribute.com.acme.Order.items.lazy", "rise")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "ATH0202 createEntityManagerFactory: the property"
                                + " 'athanor.attribute.com.acme.Order.items.lazy' cannot be 'rise' -> Allowed: select, joined,"
                                + " selectin, subquery, dynamic, write-only, raise, raise-on-sql, noload (did you mean 'raise'?).");
    }

    @Test
    void aMisspeltSwitchIsWarnedAboutWithTheNearestName() {
        try (CapturedLog log = new CapturedLog()) {
            Units.config(Map.of("athanor.expire-on-comit", "hard"));
            Units.config(Map.of("athanor.attribute.com.acme.Order.items.pasive-deletes", "true"));

            assertThat(log.messages())
                    .containsExactly(
                            "ATH0201 createEntityManagerFactory: the property 'athanor.expire-on-comit' is unknown and"
                                    + " has no effect -> Did you mean 'athanor.expire-on-commit'?",
                            "ATH0201 createEntityManagerFactory: the property"
                                    + " 'athanor.attribute.com.acme.Order.items.pasive-deletes' is unknown and has no"
                                    + " effect -> Did you mean"
                                    + " 'athanor.attribute.com.acme.Order.items.passive-deletes'?");
        }
    }

    @Test
    void aPropertyOfAnAttributeBelongsToTheUnit() {
        AthanorConfig unit = Units.config(Map.of());
        try (CapturedLog log = new CapturedLog()) {
            unit.forEntityManager(Map.of("athanor.attribute.com.acme.Order.items.lazy", "raise"));

            assertThat(log.messages())
                    .containsExactly("ATH0204 createEntityManager: the property"
                            + " 'athanor.attribute.com.acme.Order.items.lazy' has no effect here -> It belongs to:"
                            + " persistence unit.");
        }
    }

    @Test
    void wordsAreSeparatedByHyphensOrCommas() {
        assertThat(Settings.of(Switch.CASCADE_DEFAULT).fromHint("persist, merge"))
                .isEqualTo(Choices.CascadeDefault.PERSIST_MERGE);
        assertThat(Settings.of(Switch.LAZY).fromHint("write-only")).isEqualTo(LoadingStrategy.WRITE_ONLY);
        assertThat(Settings.of(Switch.PASSIVE_DELETES).fromHint(true)).isEqualTo(PassiveDeletesMode.TRUE);
        assertThat(Settings.of(Switch.AUTOFLUSH).fromHint("ANY_LOAD")).isEqualTo(Choices.Autoflush.ANY_LOAD);
    }

    private static void assertValue(Rules rules, Switch<?> choice, Profile profile) {
        Object value = choice.value(profile);
        if (value != null) {
            assertValue(rules, choice, value);
        }
    }

    private static void assertValue(Rules rules, Switch<?> choice, Object value) {
        assertThat((Object) rules.get(choice)).as(choice.name()).isEqualTo(value);
    }

    private static Object[] values(Switch<?> choice) {
        return choice.type() == Boolean.class
                ? new Object[] {true, false}
                : choice.type().getEnumConstants();
    }

    private static String spelled(Object value) {
        return value.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
