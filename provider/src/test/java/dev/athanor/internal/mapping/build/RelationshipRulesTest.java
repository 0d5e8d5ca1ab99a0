package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.ActiveHistory;
import dev.athanor.DeleteOrphan;
import dev.athanor.InverseSync;
import dev.athanor.LoadOnPending;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.NoCascade;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.PassiveUpdates;
import dev.athanor.PostUpdate;
import dev.athanor.SingleParent;
import dev.athanor.ViewOnly;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.Attribute;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.RelationshipRules;
import dev.athanor.internal.semantics.Choices;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for a relationship beyond the standard: properties of it, its annotations, and what the unit chooses. */
@NeedsWeaving(NeedsWeaving.Reason.WEAVING)
class RelationshipRulesTest {

    @Entity
    static class Order {
        @Id
        long id;

        @OneToMany(mappedBy = "order")
        List<Item> items = new ArrayList<>();

        @ManyToOne
        Customer customer;

        @ManyToOne(fetch = FetchType.EAGER)
        Customer payer;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.REMOVE)
        Customer agent;

        @ManyToMany
        Set<Tag> tags = new HashSet<>();

        @NoCascade
        @ManyToMany
        Set<Tag> labels = new HashSet<>();

        @ElementCollection
        List<Note> notes = new ArrayList<>();
    }

    @Embeddable
    static class Note {
        String text;

        @ManyToOne
        Customer author;
    }

    @Entity
    static class Item {
        @Id
        long id;

        @ManyToOne
        Order order;
    }

    @Entity
    static class Customer {
        @Id
        long id;
    }

    @Entity
    static class Tag {
        @Id
        long id;

        @ManyToMany(mappedBy = "tags")
        Set<Order> orders = new HashSet<>();
    }

    private static final Class<?>[] ORDERS = {Order.class, Item.class, Customer.class, Tag.class};

    @Test
    void inTheStandardNothingHoldsBeyondIt() {
        MappedModel model = Models.of(ORDERS);

        assertThat(rules(model, Order.class, "items")).isEqualTo(RelationshipRules.STANDARD);
        assertThat(rules(model, Item.class, "order")).isEqualTo(RelationshipRules.STANDARD);
        assertThat(cascade(model, Order.class, "items")).isEqualTo("[]");
        assertThat(RelationshipRules.STANDARD.words()).isEmpty();
    }

    @Test
    void theUnitChoosesForAllItsRelationships() {
        MappedModel model = Models.chosen(new Choosing(Rules.SQLALCHEMY), ORDERS);

        RelationshipRules items = rules(model, Order.class, "items");
        assertThat(items.words()).isEqualTo("inverse-sync=on cascade.persist=event orphan.pending=expunge");
        assertThat(rules(model, Item.class, "order")).isEqualTo(items);
        assertThat(rules(model, Order.class, "tags").inverseSync()).isTrue();
        assertThat(rules(model, Tag.class, "orders").inverseSync()).isTrue();
    }

    @Test
    void whatHasNoOtherSideIsNotSynchronised() {
        MappedModel model = Models.chosen(new Choosing(Rules.SQLALCHEMY), ORDERS);

        assertThat(rules(model, Order.class, "customer").inverseSync()).isFalse();
        assertThat(association(model, Order.class, "customer").inverse()).isNull();
    }

    @Test
    void aRelationshipThatNamesNoCascadeHasThoseOfTheUnit() {
        MappedModel model = Models.chosen(new Choosing(Rules.SQLALCHEMY), ORDERS);

        assertThat(cascade(model, Order.class, "items")).isEqualTo("[PERSIST, MERGE]");
        assertThat(cascade(model, Order.class, "agent")).isEqualTo("[REMOVE]");
        assertThat(cascade(model, Order.class, "labels")).isEqualTo("[]");
        Attribute notes = model.mapper(Order.class).attribute("notes");
        assertThat(notes)
                .isInstanceOfSatisfying(
                        dev.athanor.internal.mapping.ElementCollection.class,
                        each -> assertThat(
                                        ((dev.athanor.internal.mapping.EmbeddedAttribute) each.element()).attributes())
                                .filteredOn(Association.class::isInstance)
                                .singleElement()
                                .satisfies(author -> assertThat(((Association) author).cascade())
                                        .hasToString("[PERSIST, MERGE]")));
    }

    @Test
    void aPropertySaysOfOneRelationshipWhatCascades() {
        Choosing standard = new Choosing(Rules.STANDARD)
                .with(Order.class, "items", Switch.CASCADE_DEFAULT, Choices.CascadeDefault.PERSIST_MERGE)
                .with(Order.class, "agent", Switch.CASCADE_DEFAULT, Choices.CascadeDefault.PERSIST_MERGE);
        Choosing sqlalchemy = new Choosing(Rules.SQLALCHEMY)
                .with(Order.class, "items", Switch.CASCADE_DEFAULT, Choices.CascadeDefault.NONE);

        assertThat(cascade(Models.chosen(standard, ORDERS), Order.class, "items"))
                .isEqualTo("[PERSIST, MERGE]");
        assertThat(cascade(Models.chosen(standard, ORDERS), Order.class, "agent"))
                .isEqualTo("[REMOVE]");
        assertThat(cascade(Models.chosen(standard, ORDERS), Order.class, "tags"))
                .isEqualTo("[]");
        assertThat(cascade(Models.chosen(sqlalchemy, ORDERS), Order.class, "items"))
                .isEqualTo("[]");
    }

    @Test
    void whatIsSaidOfOneSideHoldsForBoth() {
        Choosing on =
                new Choosing(Rules.STANDARD).with(Item.class, "order", Switch.INVERSE_SYNC, Choices.InverseSync.ON);
        Choosing off =
                new Choosing(Rules.SQLALCHEMY).with(Order.class, "items", Switch.INVERSE_SYNC, Choices.InverseSync.OFF);

        assertThat(rules(Models.chosen(on, ORDERS), Order.class, "items").inverseSync())
                .isTrue();
        assertThat(rules(Models.chosen(on, ORDERS), Item.class, "order").inverseSync())
                .isTrue();
        assertThat(rules(Models.chosen(on, ORDERS), Order.class, "tags").inverseSync())
                .isFalse();
        assertThat(rules(Models.chosen(off, ORDERS), Item.class, "order").inverseSync())
                .isFalse();
        assertThat(rules(Models.chosen(off, ORDERS), Order.class, "tags").inverseSync())
                .isTrue();
    }

    @Test
    void bothSidesMustNotSayDifferentThings() {
        Choosing both = new Choosing(Rules.STANDARD)
                .with(Order.class, "items", Switch.INVERSE_SYNC, Choices.InverseSync.ON)
                .with(Item.class, "order", Switch.INVERSE_SYNC, Choices.InverseSync.OFF);

        assertThat(Models.problems(both, ORDERS))
                .containsExactly(
                        "ATH1014 RelationshipRulesTest$Item.order: its @InverseSync and that of"
                                + " RelationshipRulesTest$Order.items exclude each other -> Remove one of the two",
                        "ATH1014 RelationshipRulesTest$Order.items: its @InverseSync and that of"
                                + " RelationshipRulesTest$Item.order exclude each other -> Remove one of the two");
    }

    @Test
    void referencesThatNameNoFetchCanBeLazy() {
        MappedModel standard = Models.of(ORDERS);
        MappedModel lazy =
                Models.chosen(new Choosing(Rules.STANDARD.with(Switch.FETCH_TO_ONE, Choices.FetchToOne.LAZY)), ORDERS);

        assertThat(attribute(standard, Order.class, "customer").isLazy()).isFalse();
        assertThat(attribute(lazy, Order.class, "customer").isLazy()).isTrue();
        assertThat(attribute(lazy, Order.class, "payer").isLazy()).isFalse();
        assertThat(attribute(lazy, Order.class, "agent").isLazy()).isTrue();
    }

    @Test
    void aStrategyPrevailsOverFetch() {
        Choosing chosen = new Choosing(Rules.STANDARD)
                .with(Order.class, "items", Switch.LAZY, LoadingStrategy.SELECTIN)
                .with(Order.class, "payer", Switch.LAZY, LoadingStrategy.RAISE);
        MappedModel model = Models.chosen(chosen, ORDERS);

        assertThat(attribute(model, Order.class, "items").isLazy()).isFalse();
        assertThat(rules(model, Order.class, "items").loads(LoadingStrategy.SELECTIN))
                .isTrue();
        assertThat(attribute(model, Order.class, "payer").isLazy()).isTrue();
        assertThat(rules(model, Order.class, "payer").loads(LoadingStrategy.RAISE))
                .isTrue();
        assertThat(rules(model, Order.class, "customer").loading()).isNull();
    }

    @Test
    void aPropertyOfWhatIsNoRelationshipIsAProblem() {
        Choosing chosen =
                new Choosing(Rules.STANDARD).with(Order.class, "notes", Switch.LAZY, LoadingStrategy.SELECTIN);

        assertThat(Models.problems(chosen, ORDERS))
                .containsExactly(
                        "ATH1014 RelationshipRulesTest$Order.notes: a value and athanor.lazy exclude each other"
                                + " -> Remove one of the two");
    }

    @Entity
    static class Team {
        @Id
        long id;

        @Loading(LoadingStrategy.SUBQUERY)
        @PassiveDeletes
        @PassiveUpdates(false)
        @OneToMany(mappedBy = "team")
        List<Member> members = new ArrayList<>();

        @PostUpdate
        @ActiveHistory
        @LoadOnPending
        @ManyToOne
        Member captain;

        @DeleteOrphan
        @SingleParent
        @ManyToOne(cascade = CascadeType.ALL)
        Member mascot;

        @DeleteOrphan
        @SingleParent
        @ManyToMany
        List<Member> guests = new ArrayList<>();

        @ViewOnly
        @OneToMany(mappedBy = "team")
        List<Member> seen = new ArrayList<>();

        @InverseSync(with = "captainOf")
        @ManyToOne
        Member leader;

        @OneToOne(orphanRemoval = true)
        Member only;
    }

    @Entity
    static class Member {
        @Id
        long id;

        @ManyToOne
        @PassiveDeletes(PassiveDeletesMode.FALSE)
        Team team;

        @ManyToMany
        List<Team> captainOf = new ArrayList<>();
    }

    @Test
    void annotationsSayItOfOneRelationship() {
        MappedModel model = Models.of(Team.class, Member.class);

        assertThat(words(model, "members")).isEqualTo("lazy=subquery passive-deletes=true passive-updates=false");
        assertThat(words(model, "captain")).isEqualTo("post-update load-on-pending active-history");
        assertThat(words(model, "mascot")).isEqualTo("single-parent");
        assertThat(cascade(model, Team.class, "mascot"))
                .isEqualTo("[PERSIST, MERGE, REMOVE, REFRESH, DETACH, DELETE_ORPHAN]");
        assertThat(cascade(model, Team.class, "guests")).isEqualTo("[DELETE_ORPHAN]");
        assertThat(cascade(model, Team.class, "only")).isEqualTo("[DELETE_ORPHAN]");
        assertThat(words(model, "seen")).isEqualTo("view-only");
        assertThat(attribute(model, Team.class, "members").isLazy()).isFalse();
    }

    @Test
    void propertiesWinOverAnnotationsAndAnnotationsOverTheUnit() {
        Rules rules = Rules.STANDARD.with(Switch.PASSIVE_DELETES, PassiveDeletesMode.TRUE);
        MappedModel model = Models.chosen(
                new Choosing(rules).with(Team.class, "members", Switch.PASSIVE_DELETES, PassiveDeletesMode.ALL),
                Team.class,
                Member.class);

        assertThat(rules(model, Team.class, "members").passiveDeletes()).isEqualTo(PassiveDeletesMode.ALL);
        assertThat(rules(model, Member.class, "team").passiveDeletes()).isEqualTo(PassiveDeletesMode.FALSE);
        assertThat(rules(model, Team.class, "captain").passiveDeletes()).isEqualTo(PassiveDeletesMode.TRUE);
    }

    @Test
    void sidesThatBothOwnAreOneByTheirAnnotation() {
        MappedModel model = Models.of(Team.class, Member.class);

        Association leader = association(model, Team.class, "leader");
        Association captainOf = association(model, Member.class, "captainOf");
        assertThat(leader.inverse()).isSameAs(captainOf);
        assertThat(captainOf.inverse()).isSameAs(leader);
        assertThat(leader.mappedBy()).isNull();
        assertThat(leader.rules().inverseSync()).isTrue();
        assertThat(captainOf.rules().inverseSync()).isTrue();
    }

    @Test
    void whatIsOnlyViewedIsNotTheOtherSideIfThereIsAnother() {
        MappedModel model = Models.chosen(new Choosing(Rules.SQLALCHEMY), Team.class, Member.class);

        assertThat(association(model, Member.class, "team").inverse())
                .isSameAs(association(model, Team.class, "members"));
        assertThat(rules(model, Member.class, "team").inverseSync()).isTrue();
        assertThat(rules(model, Team.class, "members").inverseSync()).isTrue();
        assertThat(rules(model, Team.class, "seen").inverseSync()).isFalse();
        assertThat(cascade(model, Team.class, "seen")).isEqualTo("[]");
    }

    @Entity
    static class Lost {
        @Id
        long id;

        @InverseSync(with = "nobody")
        @ManyToOne
        Member first;

        @InverseSync(with = "team")
        @ManyToOne
        Member second;

        @InverseSync(with = "id")
        @ManyToOne
        Member third;

        @InverseSync
        @ManyToOne
        Member fourth;
    }

    @Test
    void theNamedOtherSideMustReferBack() {
        assertThat(Models.problems(Team.class, Member.class, Lost.class))
                .containsExactly(
                        "ATH1130 RelationshipRulesTest$Lost.first: @InverseSync names nobody, which is not an attribute of"
                                + " RelationshipRulesTest$Member -> Name the attribute of that entity that refers to"
                                + " this one",
                        "ATH1132 RelationshipRulesTest$Lost.fourth: @InverseSync, but the association has no other side"
                                + " -> Name it with @InverseSync(with = ...), or map the other side with mappedBy",
                        "ATH1131 RelationshipRulesTest$Lost.second: @InverseSync names RelationshipRulesTest$Member.team,"
                                + " which does not refer to RelationshipRulesTest$Lost -> Name an association of that"
                                + " entity that refers to this one",
                        "ATH1131 RelationshipRulesTest$Lost.third: @InverseSync names RelationshipRulesTest$Member.id,"
                                + " which does not refer to RelationshipRulesTest$Lost -> Name an association of that"
                                + " entity that refers to this one");
    }

    private static String words(MappedModel model, String attribute) {
        return rules(model, Team.class, attribute).words();
    }

    private static RelationshipRules rules(MappedModel model, Class<?> type, String attribute) {
        return association(model, type, attribute).rules();
    }

    private static String cascade(MappedModel model, Class<?> type, String attribute) {
        return association(model, type, attribute).cascade().toString();
    }

    private static Association association(MappedModel model, Class<?> type, String attribute) {
        return (Association) attribute(model, type, attribute);
    }

    private static Attribute attribute(MappedModel model, Class<?> type, String attribute) {
        return model.mapper(type).attribute(attribute);
    }
}
