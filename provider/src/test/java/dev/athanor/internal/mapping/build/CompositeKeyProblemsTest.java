package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.Generated;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with keys of several columns and derived keys, and what to do. */
class CompositeKeyProblemsTest {
    @Embeddable
    static class Key {
        int a;
        int b;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && a == that.a && b == that.b;
        }

        @Override
        public int hashCode() {
            return a + b;
        }
    }

    @Entity
    static class Good {
        @EmbeddedId
        Key key;
    }

    @Entity
    static class EmbeddableAsId {
        @Id
        Key key;
    }

    @Entity
    static class EmbeddedAndMore {
        @EmbeddedId
        Key key;

        @Id
        int more;
    }

    static class Half {
        int a;
        String b;

        Half(int a) {
            this.a = a;
        }
    }

    @Entity
    @IdClass(Half.class)
    static class WrongIdClass {
        @Id
        int a;

        @Id
        @GeneratedValue
        int b;
    }

    @Embeddable
    static class WithReference {
        @ManyToOne
        Good good;
    }

    @Entity
    static class ReferenceInside {
        @EmbeddedId
        WithReference key;
    }

    @Entity
    static class MapsNothing {
        @EmbeddedId
        Key key;

        @MapsId("c")
        @ManyToOne
        Good good;
    }

    @Entity
    static class MapsAnotherType {
        @Id
        int id;

        @MapsId
        @OneToOne
        Good good;
    }

    @Entity
    static class Chicken {
        @Id
        @OneToOne
        Egg egg;
    }

    @Entity
    static class Egg {
        @Id
        @OneToOne
        Chicken chicken;
    }

    @Entity
    static class Referring {
        @Id
        int id;

        @ManyToOne
        @JoinColumn(name = "x", referencedColumnName = "a")
        @JoinColumn(name = "y", referencedColumnName = "A")
        Good twice;

        @ManyToOne
        @JoinColumn(name = "z")
        Good tooFew;

        @ManyToOne
        @JoinColumn(name = "v", referencedColumnName = "a")
        @JoinColumn(name = "w", referencedColumnName = "c")
        Good unknown;

        @MapsId
        @OneToMany(mappedBy = "twice")
        List<Referring> many;
    }

    @Test
    void everyProblemIsSaid() {
        assertThat(Models.problems(
                        Good.class,
                        EmbeddableAsId.class,
                        EmbeddedAndMore.class,
                        WrongIdClass.class,
                        ReferenceInside.class,
                        MapsNothing.class,
                        MapsAnotherType.class,
                        Chicken.class,
                        Egg.class,
                        Referring.class))
                .extracting(each -> each.substring(0, each.indexOf(" -> ")))
                .contains(
                        "ATH1110 CompositeKeyProblemsTest$EmbeddableAsId.key: CompositeKeyProblemsTest$Key is an embeddable",
                        "ATH1111 CompositeKeyProblemsTest$EmbeddedAndMore: its key is embedded, and more is an id too",
                        "ATH1006 CompositeKeyProblemsTest$Half: it has no constructor without parameters",
                        "ATH1113 CompositeKeyProblemsTest$WrongIdClass: the id class CompositeKeyProblemsTest$Half has no"
                                + " attribute b of type java.lang.Integer",
                        "ATH1118 CompositeKeyProblemsTest$WrongIdClass.b: a part of a composite key cannot be generated",
                        "ATH1112 CompositeKeyProblemsTest$WithReference.good: an embedded id cannot contain references",
                        "ATH1115 CompositeKeyProblemsTest$MapsNothing.good: @MapsId names 'c', which is not an attribute"
                                + " of the key",
                        "ATH1116 CompositeKeyProblemsTest$MapsAnotherType.id: its type is int, but good refers to an"
                                + " entity whose key is CompositeKeyProblemsTest$Key",
                        "ATH1117 CompositeKeyProblemsTest$Chicken: its key is determined by another one, which it"
                                + " determines itself",
                        "ATH1119 CompositeKeyProblemsTest$Referring.twice: two join columns refer to A",
                        "ATH1078 CompositeKeyProblemsTest$Referring.tooFew: 1 times @JoinColumn, but the key of"
                                + " CompositeKeyProblemsTest$Good has another number of columns: 2",
                        "ATH1079 CompositeKeyProblemsTest$Referring.unknown: the join column refers to c; references to"
                                + " other columns of CompositeKeyProblemsTest$Good than its key a, b are not supported"
                                + " yet",
                        "ATH1013 CompositeKeyProblemsTest$Referring.many: @MapsId does not belong on a collection");
    }

    @Embeddable
    static class Filled {
        @Generated
        int a;
    }

    @Entity
    static class WithFilled {
        @Id
        @Generated
        int id;

        Filled filled;
    }

    @Test
    void onlyOrdinaryAttributesOfEntitiesAreFilledByTheDatabase() {
        assertThat(Models.problems(WithFilled.class, Filled.class))
                .containsExactly(
                        "ATH1120 CompositeKeyProblemsTest$Filled.a: @Generated is for attributes of entities, not of"
                                + " embeddables -> Move the attribute to the entity, or use insertable = false and"
                                + " refresh()",
                        "ATH1013 CompositeKeyProblemsTest$WithFilled.id: @Generated does not belong on an id or a version"
                                + " -> Remove the annotation");
    }

    static class NoEquals {
        int a;
        int b;
    }

    @Entity
    @IdClass(NoEquals.class)
    static class WithNoEquals {
        @Id
        int a;

        @Id
        int b;
    }

    @Test
    void keysWithoutEqualsAreToldOf() {
        assertThat(Models.warnings(WithNoEquals.class))
                .containsExactly("ATH1114 CompositeKeyProblemsTest$WithNoEquals: the key class"
                        + " CompositeKeyProblemsTest$NoEquals does not override equals() and hashCode() -> Override both,"
                        + " so that two keys with the same values are equal");
    }
}
