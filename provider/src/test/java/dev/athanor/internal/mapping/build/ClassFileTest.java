package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.internal.lifecycle.Callbacks;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.NamedQuery;
import dev.athanor.internal.mapping.ReflectiveCompanions;
import dev.athanor.message.MappingException;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

/** Which classes are read, when they are loaded, and what shape they must have. */
class ClassFileTest {
    @MappedSuperclass
    static class Base {
        @Id
        long id;
    }

    @Entity
    @Cacheable
    @jakarta.persistence.NamedQuery(name = "all", query = "SELECT l FROM Listed l")
    @jakarta.persistence.NamedQuery(
            name = "some",
            query = "SELECT l.id FROM Listed l",
            resultClass = Long.class,
            hints = @QueryHint(name = "a", value = "b"))
    @NamedNativeQuery(name = "native", query = "SELECT * FROM Listed", resultClass = Listed.class)
    static class Listed extends Base {}

    @Test
    void classesWithoutARoleArePassedOver() {
        MappedModel model = Models.named(Listed.class.getName(), String.class.getName());
        assertThat(model.mappers()).containsExactly(model.mapper(Listed.class));
    }

    @Test
    void aMappedSuperclassNeedNotBeListed() {
        assertThat(Models.of(Listed.class).mapper(Listed.class).attribute("id")).isNotNull();
    }

    @Test
    void namedQueriesAreKept() {
        MappedModel model = Models.of(Listed.class);
        String owner = Listed.class.getName();
        assertThat(model.namedQueries())
                .containsExactly(
                        new NamedQuery("all", owner, "SELECT l FROM Listed l", false, "NONE", Map.of(), null, null),
                        new NamedQuery(
                                "some",
                                owner,
                                "SELECT l.id FROM Listed l",
                                false,
                                "NONE",
                                Map.of("a", "b"),
                                "java.lang.Long",
                                null),
                        new NamedQuery("native", owner, "SELECT * FROM Listed", true, "NONE", Map.of(), owner, null));
        assertThat(model.namedQuery("all")).isSameAs(model.namedQueries().get(0));
        assertThat(model.namedQuery("none")).isNull();
    }

    /** Hands out class files, and fails as soon as anybody wants a class. */
    private static final class FilesOnly extends ClassLoader {
        FilesOnly() {
            super(ClassFileTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            throw new AssertionError(name + " was loaded");
        }
    }

    @Test
    void draftsAreReadWithoutLoadingAClass() {
        Problems problems = new Problems();
        UnitDraft unit = new UnitReader(ClassFileLocator.ForClassLoader.of(new FilesOnly()), problems)
                .read(List.of(Listed.class.getName()));
        assertThat(problems.isEmpty()).isTrue();
        assertThat(unit.classes.keySet()).containsExactly(Base.class.getName(), Listed.class.getName());
        assertThat(unit.classes.get(Base.class.getName()).attributes)
                .extracting(each -> each.name)
                .containsExactly("id");
    }

    @Test
    void aClassThatIsNotWovenIsRefusedWithTheWayToWeaveIt() {
        AnnotationDescription entity = AnnotationDescription.Builder.ofType(Entity.class)
                .define("name", "")
                .build();
        AnnotationDescription id =
                AnnotationDescription.Builder.ofType(Id.class).build();
        ClassLoader loader = new ByteBuddy()
                .subclass(Object.class)
                .name("com.example.Plain")
                .annotateType(entity)
                .defineField("id", long.class, Visibility.PRIVATE)
                .annotateField(id)
                .make()
                .load(ClassFileTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER_PERSISTENT)
                .getLoaded()
                .getClassLoader();
        MappingBuilder builder = new MappingBuilder(
                loader,
                ClassFileLocator.ForClassLoader.of(loader),
                new ReflectiveCompanions(),
                Callbacks::new,
                AttributeSettings.NONE,
                true);
        assertThatThrownBy(() -> builder.build(List.of("com.example.Plain")))
                .isInstanceOf(MappingException.class)
                .hasMessage("ATH1000 the mapping is refused; problems: 1\n"
                        + "  ATH1004 com.example.Plain: the class is not woven -> Weave it at build time with the Byte"
                        + " Buddy plug-in and dev.athanor.enhance.AthanorPlugin, or start the JVM with -javaagent and"
                        + " the jar athanor-bytecode-enhancer");
    }

    @Entity
    enum AnEnum {
        A
    }

    @Entity
    interface AnInterface {}

    @Entity
    class Inner {
        @Id
        long id;
    }

    @Entity
    record ARecord(@Id long id) {}

    @Entity
    @Embeddable
    static class TwoRoles {
        @Id
        long id;
    }

    @Test
    void aClassOfTheWrongShapeIsRefused() {
        assertThat(Models.problems(AnEnum.class, AnInterface.class, Inner.class, ARecord.class, TwoRoles.class))
                .containsExactly(
                        "ATH1007 ClassFileTest$ARecord: a record cannot be mapped -> Make it a plain class, top-level or"
                                + " static nested",
                        "ATH1007 ClassFileTest$AnEnum: an enum cannot be mapped -> Make it a plain class, top-level or"
                                + " static nested",
                        "ATH1007 ClassFileTest$AnInterface: an interface cannot be mapped -> Make it a plain class,"
                                + " top-level or static nested",
                        "ATH1007 ClassFileTest$Inner: an inner class cannot be mapped -> Make it a plain class, top-level"
                                + " or static nested",
                        "ATH1014 ClassFileTest$TwoRoles: @Entity and @Embeddable exclude each other -> Remove one of the"
                                + " two");
    }
}
