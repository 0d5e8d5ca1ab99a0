package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.OnDelete;
import dev.athanor.OnUpdate;
import dev.athanor.ReferentialAction;
import dev.athanor.WritableForeignKey;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.BasicAttribute;
import dev.athanor.internal.mapping.JoinColumn;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.ToOneAttribute;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A foreign key as an attribute that the program writes, beside the associations over the same columns. */
class WritableForeignKeyTest {

    @Entity
    static class User {
        @Id
        int id;

        @OneToMany(mappedBy = "user")
        List<Address> addresses = new ArrayList<>();

        @OneToMany
        @jakarta.persistence.JoinColumn(name = "former_id")
        List<Address> former = new ArrayList<>();
    }

    @Entity
    static class Address {
        @Id
        int id;

        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User user;

        @WritableForeignKey
        @Column(name = "user_id")
        Integer userId;

        @WritableForeignKey
        Integer former_id;
    }

    @Test
    void theAttributeWritesTheColumnAndTheReferenceDoesNot() {
        MappedModel model = Models.of(User.class, Address.class);
        ToOneAttribute user = (ToOneAttribute) attribute(model, Address.class, "user");
        BasicAttribute userId = (BasicAttribute) attribute(model, Address.class, "userId");

        assertThat(user.keyAttributes()).containsExactly(userId);
        assertThat(userId.isInsertable()).isTrue();
        assertThat(userId.isUpdatable()).isTrue();
        assertThat(user.joinColumns()).singleElement().satisfies(column -> {
            assertThat(column.column()).isSameAs(userId.column());
            assertThat(column.insertable()).isFalse();
            assertThat(column.updatable()).isFalse();
        });
        assertThat(user.isNullable()).isTrue();
        assertThat(Models.columns(Models.table(model, "Address")))
                .containsExactly("id Integer not null", "user_id Integer", "former_id Integer");
    }

    @Test
    void aCollectionKnowsTheAttributeOfItsElements() {
        MappedModel model = Models.of(User.class, Address.class);
        PluralAssociation addresses = (PluralAssociation) attribute(model, User.class, "addresses");
        PluralAssociation former = (PluralAssociation) attribute(model, User.class, "former");

        assertThat(addresses.targetKeyAttributes())
                .containsExactly((BasicAttribute) attribute(model, Address.class, "userId"));
        assertThat(former.targetKeyAttributes())
                .containsExactly((BasicAttribute) attribute(model, Address.class, "former_id"));
        assertThat(former.ownerColumns()).singleElement().satisfies(column -> {
            assertThat(column.insertable()).isFalse();
            assertThat(column.updatable()).isFalse();
        });
    }

    @Test
    void theForeignKeyIsGeneratedAllTheSame() {
        MappedModel model = Models.of(User.class, Address.class);

        assertThat(Models.table(model, "Address").foreignKeys())
                .extracting(key -> key.columns().get(0).name().toString())
                .containsExactlyInAnyOrder("user_id", "former_id");
    }

    @Entity
    static class Left {
        @Id
        int id;

        @OneToMany
        @jakarta.persistence.JoinColumn(name = "left_id")
        List<Link> links = new ArrayList<>();
    }

    @Entity
    static class Right {
        @Id
        long id;
    }

    static class LinkKey {
        int left_id;
        Long rightId;

        @Override
        public boolean equals(Object other) {
            return other instanceof LinkKey that && left_id == that.left_id && rightId.equals(that.rightId);
        }

        @Override
        public int hashCode() {
            return left_id;
        }
    }

    @Entity
    @IdClass(LinkKey.class)
    static class Link {
        @Id
        @WritableForeignKey
        int left_id;

        @Id
        @WritableForeignKey
        @Column(name = "right_id")
        Long rightId;

        @ManyToOne
        Right right;
    }

    @Test
    void partsOfTheKeyCanBeForeignKeys() {
        MappedModel model = Models.of(Left.class, Right.class, Link.class);
        ToOneAttribute right = (ToOneAttribute) attribute(model, Link.class, "right");
        PluralAssociation links = (PluralAssociation) attribute(model, Left.class, "links");

        assertThat(right.keyAttributes()).containsExactly((BasicAttribute) attribute(model, Link.class, "rightId"));
        assertThat(links.targetKeyAttributes())
                .containsExactly((BasicAttribute) attribute(model, Link.class, "left_id"));
        assertThat(right.joinColumns()).extracting(JoinColumn::insertable).containsExactly(false);
        assertThat(model.mapper(Link.class).id())
                .allSatisfy(part -> assertThat(part.origin()).isNull());
        assertThat(Models.table(model, "Link").foreignKeys()).hasSize(2);
    }

    static class PairKey {
        int a;
        int b;

        @Override
        public boolean equals(Object other) {
            return other instanceof PairKey that && a == that.a && b == that.b;
        }

        @Override
        public int hashCode() {
            return a;
        }
    }

    @Entity
    @IdClass(PairKey.class)
    static class Pair {
        @Id
        int a;

        @Id
        int b;
    }

    @Entity
    static class OfPair {
        @Id
        int id;

        @WritableForeignKey
        Integer pair_b;

        @WritableForeignKey
        Integer pair_a;

        @OneToOne
        Pair pair;
    }

    @Test
    void theAttributesOfSeveralColumnsAreInTheOrderOfTheKey() {
        MappedModel model = Models.of(Pair.class, OfPair.class);
        ToOneAttribute pair = (ToOneAttribute) attribute(model, OfPair.class, "pair");

        assertThat(pair.keyAttributes()).extracting(Attribute::name).containsExactly("pair_a", "pair_b");
    }

    @Entity
    static class Base {
        @Id
        int id;

        @WritableForeignKey
        Integer owner_id;
    }

    @Entity
    static class Derived extends Base {
        @ManyToOne
        User owner;
    }

    @Test
    void aSubclassReliesOnAnAttributeAboveIt() {
        MappedModel model = Models.of(Base.class, Derived.class, User.class, Address.class);

        assertThat(((ToOneAttribute) attribute(model, Derived.class, "owner")).keyAttributes())
                .containsExactly((BasicAttribute) attribute(model, Base.class, "owner_id"));
    }

    @Entity
    static class Twice {
        @Id
        int id;

        @WritableForeignKey
        Integer user_id;

        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User plain;

        @OnDelete(ReferentialAction.CASCADE)
        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User first;

        @OnDelete(ReferentialAction.CASCADE)
        @OnUpdate(ReferentialAction.CASCADE)
        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User second;
    }

    @Test
    void whatAssociationsShareIsOneForeignKeyWithWhatEachSaysOfIt() {
        MappedModel model = Models.of(Twice.class, User.class, Address.class);

        assertThat(Models.table(model, "Twice").foreignKeys()).singleElement().satisfies(key -> {
            assertThat(Objects.requireNonNull(key.rule()).onDelete()).isEqualTo(ReferentialAction.CASCADE);
            assertThat(key.rule().onUpdate()).isEqualTo(ReferentialAction.CASCADE);
        });
    }

    @Entity
    static class Torn {
        @Id
        int id;

        @WritableForeignKey
        Integer user_id;

        @OnDelete(ReferentialAction.CASCADE)
        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User first;

        @OnDelete(ReferentialAction.SET_NULL)
        @ManyToOne
        @jakarta.persistence.JoinColumn(name = "user_id")
        User second;
    }

    @Test
    void oneForeignKeyCannotHaveTwoActions() {
        assertThat(Models.problems(Torn.class, User.class, Address.class))
                .containsExactly(
                        "ATH1136 WritableForeignKeyTest$Torn.second: its foreign key, of the columns [user_id] of"
                                + " Torn, is that of another attribute with another ON DELETE or ON UPDATE -> Let @OnDelete"
                                + " and @OnUpdate of both say the same, or put them on one of the two");
    }

    @Embeddable
    static class Inner {
        @WritableForeignKey
        Integer inner_id;
    }

    @Entity
    static class Wrong {
        @Id
        int id;

        @WritableForeignKey
        Integer nothing;

        @WritableForeignKey
        @Column(updatable = false)
        Integer user_id;

        @WritableForeignKey
        Long type_id;

        @ManyToOne
        User type;

        @WritableForeignKey
        @ManyToOne
        User reference;

        Integer plain_id;

        @ManyToOne
        User plain;

        @WritableForeignKey
        Integer half_a;

        @ManyToOne
        Pair half;

        Inner inner;
    }

    @Entity
    static class Mapped {
        @Id
        @WritableForeignKey
        int id;

        @MapsId
        @OneToOne
        User user;
    }

    @Test
    void whatCannotBeAForeignKeyIsRefused() {
        assertThat(Models.problems(Wrong.class, Mapped.class, User.class, Address.class, Pair.class, Inner.class))
                .containsExactly(
                        "ATH1013 WritableForeignKeyTest$Inner.inner_id: @WritableForeignKey does not belong on an attribute"
                                + " of an embeddable -> Remove the annotation",
                        "ATH1013 WritableForeignKeyTest$Mapped.id: @WritableForeignKey does not belong on a part of a key"
                                + " that @MapsId determines -> Remove the annotation",
                        "ATH1134 WritableForeignKeyTest$Wrong.half: attributes with @WritableForeignKey are over a part of"
                                + " its foreign key only; the column Wrong.half_b has none -> Map the whole foreign key"
                                + " by such attributes, or no part of it",
                        "ATH1133 WritableForeignKeyTest$Wrong.nothing: @WritableForeignKey, but its column Wrong.nothing"
                                + " is no join column of an association -> Remove the annotation, or let an"
                                + " association have this column as its @JoinColumn",
                        "ATH1060 WritableForeignKeyTest$Wrong.plain: the column Wrong.plain_id is already written by"
                                + " plain_id -> Give one of them another column (@Column, @AttributeOverride), or add"
                                + " insertable = false and updatable = false",
                        "ATH1013 WritableForeignKeyTest$Wrong.reference: @WritableForeignKey does not belong on an"
                                + " association -> Remove the annotation",
                        "ATH1135 WritableForeignKeyTest$Wrong.type_id: @WritableForeignKey on a java.lang.Long, but the"
                                + " column User.id that it refers to is a java.lang.Integer -> Declare the attribute"
                                + " with the type of the key",
                        "ATH1014 WritableForeignKeyTest$Wrong.user_id: @WritableForeignKey and insertable or updatable ="
                                + " false exclude each other -> Remove one of the two");
    }

    private static Attribute attribute(MappedModel model, Class<?> type, String name) {
        return model.mapper(type).attribute(name);
    }
}
