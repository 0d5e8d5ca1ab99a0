package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.InverseSync;
import dev.athanor.ViewOnly;
import dev.athanor.WritableForeignKey;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Association tables that are shared: by collections, or with the entity whose rows the links are. */
class AssociationTableTest {
    private static final Choosing OVERLAPS = new Choosing(Rules.STANDARD.with(Switch.OVERLAPS, Choices.Overlaps.WARN));

    static class LinkKey {
        int left;
        int right;

        @Override
        public boolean equals(Object other) {
            return other instanceof LinkKey that && left == that.left && right == that.right;
        }

        @Override
        public int hashCode() {
            return left;
        }
    }

    @Entity
    @Table(name = "link")
    @IdClass(LinkKey.class)
    static class Link {
        @Id
        @WritableForeignKey
        @Column(name = "left_id")
        int left;

        @Id
        @WritableForeignKey
        @Column(name = "right_id")
        int right;

        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "right_id")
        Right rightSide;

        String note;
    }

    @Entity
    static class Right {
        @Id
        int id;
    }

    @Entity
    static class Viewing {
        @Id
        int id;

        @OneToMany
        @jakarta.persistence.JoinColumn(name = "left_id")
        List<Link> links = new ArrayList<>();

        @ViewOnly
        @ManyToMany
        @JoinTable(
                name = "link",
                joinColumns = @jakarta.persistence.JoinColumn(name = "left_id"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "right_id"))
        Set<Right> rights = new HashSet<>();
    }

    @Test
    void whatOnlyViewsCanGoOverTheTableOfAnEntity() {
        MappedModel model = Models.of(Viewing.class, Link.class, Right.class);
        PluralAssociation rights =
                (PluralAssociation) model.mapper(Viewing.class).attribute("rights");

        assertThat(rights.joinTable()).isNotNull().satisfies(table -> {
            assertThat(table.table()).isSameAs(model.mapper(Link.class).rootTable());
            assertThat(table.own()).extracting(JoinColumn::insertable).containsExactly(false);
        });
        assertThat(Models.columns(Models.table(model, "link")))
                .containsExactlyInAnyOrder("left_id Integer not null", "right_id Integer not null", "note String");
        assertThat(Models.table(model, "link").foreignKeys()).hasSize(2);
        assertThat(Models.table(model, "link").primaryKey()).hasSize(2);
        assertThat(Models.warnings(Viewing.class, Link.class, Right.class)).isEmpty();
    }

    @Entity
    static class Writing {
        @Id
        int id;

        @OneToMany
        @jakarta.persistence.JoinColumn(name = "left_id")
        List<Link> links = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "link",
                joinColumns = @jakarta.persistence.JoinColumn(name = "left_id"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "right_id"))
        List<Right> rights = new ArrayList<>();
    }

    @Test
    void whoeverWritesItTooIsRefusedUnlessThatIsWanted() {
        assertThat(Models.problems(Writing.class, Link.class, Right.class))
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("ATH1060 AssociationTableTest$Writing.rights: the column link."));

        MappedModel model = Models.chosen(OVERLAPS, Writing.class, Link.class, Right.class);
        PluralAssociation rights =
                (PluralAssociation) model.mapper(Writing.class).attribute("rights");
        assertThat(rights.joinTable())
                .isNotNull()
                .satisfies(table -> assertThat(table.own())
                        .extracting(JoinColumn::insertable)
                        .containsExactly(true));
        assertThat(Models.warnings(() -> Models.chosen(OVERLAPS, Writing.class, Link.class, Right.class)))
                .containsExactly("ATH1139 AssociationTableTest$Writing.rights: its join table link is that of"
                        + " AssociationTableTest$Link too: whoever changes both writes a row twice -> Make one of"
                        + " them the inverse side with mappedBy, or annotate it with @ViewOnly");
    }

    @Entity
    static class Elsewhere {
        @Id
        int id;

        @ViewOnly
        @ManyToMany
        @JoinTable(
                name = "link",
                joinColumns = @jakarta.persistence.JoinColumn(name = "left_id"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "other_id"))
        Set<Right> rights = new HashSet<>();
    }

    @Test
    void theEntityMustHaveTheColumns() {
        assertThat(Models.problems(Elsewhere.class, Viewing.class, Link.class, Right.class))
                .contains("ATH1140 AssociationTableTest$Elsewhere.rights: its join table link is the table of"
                        + " AssociationTableTest$Link, which has no attribute over the column other_id -> Name the"
                        + " columns of the entity with @JoinTable(joinColumns = ..., inverseJoinColumns = ...)");
    }

    @Entity
    static class Student {
        @Id
        int id;

        @InverseSync(with = "students")
        @ManyToMany
        @JoinTable(
                name = "enrolment",
                joinColumns = @jakarta.persistence.JoinColumn(name = "student_id"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "course_id"))
        List<Course> courses = new ArrayList<>();
    }

    @Entity
    static class Course {
        @Id
        int id;

        @ManyToMany
        @JoinTable(
                name = "enrolment",
                joinColumns = @jakarta.persistence.JoinColumn(name = "course_id"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "student_id"))
        List<Student> students = new ArrayList<>();
    }

    @Test
    @NeedsWeaving(NeedsWeaving.Reason.WEAVING)
    void bothSidesOfOneAssociationCanOwnItIfTheyAreKeptAlike() {
        MappedModel model = Models.of(Student.class, Course.class);
        PluralAssociation courses =
                (PluralAssociation) model.mapper(Student.class).attribute("courses");
        PluralAssociation students =
                (PluralAssociation) model.mapper(Course.class).attribute("students");

        assertThat(courses.inverse()).isSameAs(students);
        assertThat(courses.isOwning()).isTrue();
        assertThat(students.isOwning()).isTrue();
        assertThat(Models.columns(Models.table(model, "enrolment")))
                .containsExactlyInAnyOrder("course_id Integer not null", "student_id Integer not null");
        assertThat(Models.table(model, "enrolment").foreignKeys()).hasSize(2);
    }

    @Entity
    static class Crossed {
        @Id
        int id;

        @ManyToMany
        @JoinTable(
                name = "links",
                joinColumns = @jakarta.persistence.JoinColumn(name = "a"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "b"))
        List<Right> one = new ArrayList<>();

        @ManyToMany
        @JoinTable(
                name = "links",
                joinColumns = @jakarta.persistence.JoinColumn(name = "b"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "a"))
        List<Right> two = new ArrayList<>();
    }

    @Test
    void collectionsThatShareATableMustMeanTheSameColumns() {
        assertThat(Models.problems(OVERLAPS, Crossed.class, Right.class))
                .containsExactly("ATH1064 AssociationTableTest$Crossed.two: its join table links is that of"
                        + " AssociationTableTest$Crossed.one too -> Give one of them another name with @JoinTable(name"
                        + " = ...)");
    }

    @Entity
    static class Same {
        @Id
        int id;

        @ManyToMany
        @JoinTable(
                name = "pairs",
                joinColumns = @jakarta.persistence.JoinColumn(name = "a"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "b"))
        List<Right> one = new ArrayList<>();

        @ViewOnly
        @ManyToMany
        @JoinTable(
                name = "pairs",
                joinColumns = @jakarta.persistence.JoinColumn(name = "a"),
                inverseJoinColumns = @jakarta.persistence.JoinColumn(name = "b"))
        Set<Right> two = new HashSet<>();
    }

    @Test
    void aViewOfTheSameTableIsAccepted() {
        MappedModel model = Models.of(Same.class, Right.class);

        assertThat(Models.table(model, "pairs").primaryKey()).isEmpty();
        assertThat(Models.warnings(Same.class, Right.class)).isEmpty();
    }
}
