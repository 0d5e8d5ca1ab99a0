package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.athanor.ActiveHistory;
import dev.athanor.LoadGroup;
import dev.athanor.LoadOnPending;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.PassiveDeletes;
import dev.athanor.SingleParent;
import dev.athanor.instrument.AttributeIndex;
import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.message.MappingException;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TargetType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

/** A class that is not woven is refused where something is asked for that only woven classes can do. */
class WeavingNeedsTest {
    private static final String REMEDY = " -> Weave it at build time with the Byte Buddy plug-in and"
            + " dev.athanor.enhance.AthanorPlugin or start the JVM with -javaagent and the jar"
            + " athanor-bytecode-enhancer; or choose otherwise";

    @Test
    void whatItCanDoIsAccepted() {
        Rules strict = Rules.STANDARD
                .with(Switch.REMOVE_NEW, Choices.RemoveNew.ERROR)
                .with(Switch.EXPIRE_ON_COMMIT, Choices.ExpireOnCommit.HARD);
        Class<?> plain = plain();
        Class<?> passive = plain(annotation(PassiveDeletes.class));
        Class<?> eager = plain(loading(LoadingStrategy.SELECTIN));

        assertThatCode(() -> build(Rules.STANDARD, plain)).doesNotThrowAnyException();
        assertThatCode(() -> build(strict, plain)).doesNotThrowAnyException();
        assertThatCode(() -> build(Rules.STANDARD, passive)).doesNotThrowAnyException();
        assertThatCode(() -> build(Rules.STANDARD, eager)).doesNotThrowAnyException();
    }

    @Test
    void eachAnnotationThatNeedsItIsNamed() {
        assertThat(problems(Rules.STANDARD, annotation(ActiveHistory.class)))
                .containsExactly("ATH1142 com.example.Plain.other: the class is not woven, and needs to be for:"
                        + " @ActiveHistory" + REMEDY);
        assertThat(problems(Rules.STANDARD, annotation(LoadOnPending.class), annotation(SingleParent.class)))
                .containsExactly("ATH1142 com.example.Plain.other: the class is not woven, and needs to be for:"
                        + " @LoadOnPending, @SingleParent" + REMEDY);
        assertThat(problems(Rules.STANDARD, loading(LoadingStrategy.RAISE)))
                .containsExactly("ATH1142 com.example.Plain.other: the class is not woven, and needs to be for:"
                        + " athanor.lazy=raise" + REMEDY);
    }

    @Test
    void aGroupOfValuesIsNamedToo() {
        AnnotationDescription group = AnnotationDescription.Builder.ofType(LoadGroup.class)
                .define("value", "details")
                .build();
        AnnotationDescription lazy = AnnotationDescription.Builder.ofType(Basic.class)
                .define("fetch", FetchType.LAZY)
                .build();
        Class<?> plain = made(
                entity().defineField("text", String.class, Visibility.PRIVATE).annotateField(lazy, group));

        assertThat(problems(Rules.STANDARD, plain))
                .containsExactly("ATH1142 com.example.Plain.text: the class is not woven, and needs to be for:"
                        + " @LoadGroup" + REMEDY);
    }

    @Test
    void theProfileOfSqlalchemyNeedsIt() {
        assertThat(problems(Rules.SQLALCHEMY))
                .containsExactly(
                        "ATH1142 com.example.Plain: the class is not woven, and needs to be for:"
                                + " athanor.merge.unset=skip, athanor.insert.unset=unloaded" + REMEDY,
                        "ATH1142 com.example.Plain.other: the class is not woven, and needs to be for:"
                                + " athanor.cascade.persist=event, athanor.orphan.pending=expunge" + REMEDY);
    }

    @Test
    void theListIsWritten() {
        assertThat(WeavingNeeds.all())
                .containsExactly(
                        "athanor.merge.unset=skip",
                        "athanor.insert.unset=unloaded",
                        "athanor.inverse-sync=on",
                        "athanor.cascade.persist=event",
                        "athanor.orphan.pending=expunge",
                        "athanor.lazy=dynamic",
                        "athanor.lazy=write-only",
                        "athanor.lazy=raise",
                        "athanor.lazy=raise-on-sql",
                        "@ActiveHistory",
                        "@LoadOnPending",
                        "@SingleParent",
                        "@LoadGroup");
    }

    private static List<String> problems(Rules rules, AnnotationDescription... annotations) {
        return problems(rules, plain(annotations));
    }

    private static List<String> problems(Rules rules, Class<?> plain) {
        MappingException refused = catchThrowableOfType(MappingException.class, () -> build(rules, plain));
        assertThat(refused).isNotNull();
        return Arrays.stream(refused.getMessage().split("\n"))
                .skip(1)
                .map(String::strip)
                .toList();
    }

    /** An entity that refers to itself. */
    private static Class<?> plain(AnnotationDescription... annotations) {
        return made(entity().defineField("other", TargetType.class, Visibility.PRIVATE)
                .annotateField(annotation(ManyToOne.class))
                .annotateField(annotations));
    }

    private static DynamicType.Builder<Object> entity() {
        return new ByteBuddy()
                .subclass(Object.class)
                .name("com.example.Plain")
                .annotateType(AnnotationDescription.Builder.ofType(Entity.class)
                        .define("name", "")
                        .build())
                .defineField("id", long.class, Visibility.PRIVATE)
                .annotateField(annotation(Id.class));
    }

    /** A class that was made here and woven by nobody. */
    private static Class<?> made(DynamicType.Builder<Object> entity) {
        Class<?> plain = entity.make()
                .load(WeavingNeedsTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER_PERSISTENT)
                .getLoaded();
        assumeTrue(AttributeIndex.of(plain) == null, "an agent weaves whatever is loaded");
        return plain;
    }

    private static void build(Rules rules, Class<?> plain) {
        ClassLoader loader = plain.getClassLoader();
        new MappingBuilder(
                        loader,
                        ClassFileLocator.ForClassLoader.of(loader),
                        new ReflectiveCompanions(),
                        Callbacks::new,
                        new Choosing(rules),
                        false)
                .build(List.of(plain.getName()));
    }

    private static AnnotationDescription annotation(Class<? extends Annotation> type) {
        return AnnotationDescription.Builder.ofType(type).build();
    }

    private static AnnotationDescription loading(LoadingStrategy strategy) {
        return AnnotationDescription.Builder.ofType(Loading.class)
                .define("value", strategy)
                .build();
    }
}
