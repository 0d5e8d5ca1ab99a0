package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.CascadeSet.Kind;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.ToOneAttribute;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import org.junit.jupiter.api.Test;

/** References: one-to-one on both sides, join columns in full. */
class OneToOneTest {
    @Entity
    static class Person {
        @Id
        long id;

        @OneToOne(orphanRemoval = true)
        @JoinColumn(
                name = "\"Pass\"",
                referencedColumnName = "ID",
                nullable = false,
                updatable = false,
                columnDefinition = "BIGINT",
                foreignKey = @ForeignKey(name = "FK_PASS"))
        Passport passport;

        @Column(name = "\"Pass\"", insertable = false, updatable = false)
        Long passportId;
    }

    @Entity
    static class Passport {
        @Id
        long id;

        @OneToOne(mappedBy = "passport", optional = false)
        Person holder;
    }

    private final MappedModel model = Models.of(Person.class, Passport.class);

    @Test
    void theForeignKeyIsUnique() {
        assertThat(Models.columns(Models.table(model, "Person")))
                .containsExactly("id Long not null", "\"Pass\" Long not null");
        assertThat(Models.uniqueKeys(Models.table(model, "Person"))).containsExactly("[\"Pass\"]");
        assertThat(Models.foreignKeys(Models.table(model, "Person")))
                .containsExactly("FK_PASS: [\"Pass\"] -> Passport[id]");
        assertThat(Models.table(model, "Person").columns().get(1).shape().definition())
                .isEqualTo("BIGINT");
    }

    @Test
    void bothSidesKnowEachOther() {
        ToOneAttribute passport = (ToOneAttribute) model.mapper(Person.class).attribute("passport");
        ToOneAttribute holder = (ToOneAttribute) model.mapper(Passport.class).attribute("holder");
        assertThat(passport.isUnique()).isTrue();
        assertThat(passport.isOptional()).isFalse();
        assertThat(passport.inverse()).isSameAs(holder);
        assertThat(passport.cascade().has(Kind.DELETE_ORPHAN)).isTrue();
        assertThat(passport.joinColumns().get(0).insertable()).isTrue();
        assertThat(passport.joinColumns().get(0).updatable()).isFalse();
        assertThat(holder.isOwning()).isFalse();
        assertThat(holder.heldIndex()).isEqualTo(-1);
        assertThat(holder.mappedBy()).isSameAs(passport);
        assertThat(holder.isOptional()).isFalse();
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        @Column(unique = true)
        String code;

        @ManyToOne
        @JoinColumn(referencedColumnName = "code")
        Wrong byCode;

        @ManyToOne
        @JoinColumn(name = "A")
        @JoinColumn(name = "B")
        Wrong byTwo;

        @ManyToOne
        @JoinTable(name = "X")
        Wrong byTable;

        @OneToOne
        @PrimaryKeyJoinColumn
        Wrong byKey;

        @ManyToOne
        String text;

        @ManyToOne
        @Column(name = "C")
        Wrong byColumn;

        @ManyToOne
        @JoinColumn(name = "code")
        Wrong sameColumn;
    }

    @Test
    void wrongReferencesAreRefused() {
        assertThat(Models.problems(Wrong.class))
                .containsExactly(
                        "ATH1079 OneToOneTest$Wrong.byCode: the join column refers to code; references to other columns"
                                + " of OneToOneTest$Wrong than its key id are not supported yet -> Refer to the key, or"
                                + " leave referencedColumnName out",
                        "ATH1013 OneToOneTest$Wrong.byColumn: @Column does not belong on an association -> Remove the"
                                + " annotation",
                        "ATH1010 OneToOneTest$Wrong.byKey: @PrimaryKeyJoinColumn is not supported yet -> Remove it, or"
                                + " map the data in another way until it is",
                        "ATH1077 OneToOneTest$Wrong.byTable: a reference by @JoinTable is not supported yet -> Use a join"
                                + " column",
                        "ATH1078 OneToOneTest$Wrong.byTwo: 2 times @JoinColumn, but the key of OneToOneTest$Wrong has"
                                + " another number of columns: 1 -> Give one for each column of the key",
                        "ATH1060 OneToOneTest$Wrong.sameColumn: the column Wrong.code is already written by code"
                                + " -> Give one of them another column (@Column, @AttributeOverride), or add insertable ="
                                + " false and updatable = false",
                        "ATH1071 OneToOneTest$Wrong.text: java.lang.String is not an entity of this persistence unit ->"
                                + " Add @Entity to it and add it to the persistence unit, or correct the type");
    }
}
