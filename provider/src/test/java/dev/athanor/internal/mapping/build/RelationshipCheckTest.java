package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.DeleteOrphan;
import dev.athanor.InverseSync;
import dev.athanor.Loading;
import dev.athanor.LoadingStrategy;
import dev.athanor.NoCascade;
import dev.athanor.PassiveDeletes;
import dev.athanor.PassiveDeletesMode;
import dev.athanor.PostUpdate;
import dev.athanor.SingleParent;
import dev.athanor.ViewOnly;
import dev.athanor.internal.mapping.Association;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.semantics.Rules;
import dev.athanor.internal.semantics.Switch;
import dev.athanor.testing.NeedsWeaving;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What contradicts itself in the mapping of a relationship is refused at the start. */
@NeedsWeaving(NeedsWeaving.Reason.WEAVING)
class RelationshipCheckTest {

    @Entity
    static class Part {
        @Id
        int id;

        @ManyToOne
        Good good;
    }

    @Entity
    static class Good {
        @Id
        int id;

        @PassiveDeletes(PassiveDeletesMode.ALL)
        @OneToMany(mappedBy = "good", cascade = CascadeType.PERSIST)
        List<Part> parts = new ArrayList<>();

        @Loading(LoadingStrategy.DYNAMIC)
        @ManyToMany
        Collection<Part> dynamic = new ArrayList<>();

        @Loading(LoadingStrategy.WRITE_ONLY)
        @OneToMany
        @JoinColumn(name = "good_set")
        Set<Part> written = new HashSet<>();

        @Loading(LoadingStrategy.DYNAMIC)
        @OneToMany
        @JoinColumn(name = "good_list")
        List<Part> list = new ArrayList<>();

        @Loading(LoadingStrategy.RAISE)
        @ManyToOne
        Part raising;

        @Loading(LoadingStrategy.NOLOAD)
        @OneToOne
        Part unloaded;

        @Loading(LoadingStrategy.NOLOAD)
        @ManyToMany
        @JoinTable(name = "mapped")
        Map<Integer, Part> map = new HashMap<>();

        @PostUpdate
        @OneToMany
        @JoinColumn(name = "later_id")
        Set<Part> later = new HashSet<>();
    }

    @Test
    void whatGoesTogetherIsAccepted() {
        MappedModel model = Models.of(Good.class, Part.class);

        assertThat(model.mapper(Good.class).attributes())
                .filteredOn(Association.class::isInstance)
                .allSatisfy(attribute -> assertThat(
                                ((Association) attribute).rules().words())
                        .as(attribute.name())
                        .isNotEmpty());
    }

    @Entity
    static class Passive {
        @Id
        int id;

        @PassiveDeletes(PassiveDeletesMode.ALL)
        @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
        Set<Part> parts = new HashSet<>();
    }

    @Test
    void whatIsLeftToTheDatabaseIsNotRemoved() {
        assertThat(Models.problems(Passive.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1014 RelationshipCheckTest$Passive.parts: passive-deletes=all and cascade = REMOVE exclude each"
                                + " other -> Remove one of the two",
                        "ATH1014 RelationshipCheckTest$Passive.parts: passive-deletes=all and the removal of orphans"
                                + " exclude each other -> Remove one of the two");
    }

    @Test
    void theUnitsChoiceIsNoExcuse() {
        Choosing all = new Choosing(Rules.STANDARD.with(Switch.PASSIVE_DELETES, PassiveDeletesMode.ALL));

        assertThat(Models.problems(all, Removing.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1014 RelationshipCheckTest$Removing.parts: passive-deletes=all and cascade = REMOVE"
                                + " exclude each other -> Remove one of the two");
    }

    @Entity
    static class Removing {
        @Id
        int id;

        @OneToMany(cascade = CascadeType.REMOVE)
        Set<Part> parts = new HashSet<>();
    }

    @Entity
    static class Orphans {
        @Id
        int id;

        @DeleteOrphan
        @ManyToOne
        Part one;

        @DeleteOrphan
        @ManyToMany
        List<Part> several = new ArrayList<>();

        @DeleteOrphan
        @SingleParent
        @ManyToOne
        Part only;

        @DeleteOrphan
        @OneToOne
        Part own;
    }

    @Test
    void anOrphanHasHadOneParent() {
        assertThat(Models.problems(Orphans.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1141 RelationshipCheckTest$Orphans.one: a @ManyToOne with @DeleteOrphan: what leaves this owner"
                                + " can have another one -> Add @SingleParent, so that nothing has two owners, or"
                                + " remove @DeleteOrphan",
                        "ATH1141 RelationshipCheckTest$Orphans.several: a @ManyToMany with @DeleteOrphan: what leaves this"
                                + " owner can have another one -> Add @SingleParent, so that nothing has two owners, or"
                                + " remove @DeleteOrphan");
    }

    @Entity
    static class Views {
        @Id
        int id;

        @ViewOnly
        @ManyToOne(cascade = CascadeType.PERSIST)
        Part cascading;

        @ViewOnly
        @OneToOne(orphanRemoval = true)
        Part orphan;

        @ViewOnly
        @PostUpdate
        @ManyToOne
        Part later;

        @ViewOnly
        @InverseSync
        @OneToMany(mappedBy = "views")
        List<OfViews> synchronised = new ArrayList<>();
    }

    @Entity
    static class OfViews {
        @Id
        int id;

        @ManyToOne
        Views views;
    }

    @Test
    void whatIsOnlyViewedIsNotWritten() {
        assertThat(Models.problems(Views.class, OfViews.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1014 RelationshipCheckTest$Views.cascading: @ViewOnly and cascade exclude each other -> Remove"
                                + " one of the two",
                        "ATH1014 RelationshipCheckTest$Views.later: @ViewOnly and @PostUpdate exclude each other -> Remove"
                                + " one of the two",
                        "ATH1014 RelationshipCheckTest$Views.orphan: @ViewOnly and the removal of orphans exclude each"
                                + " other -> Remove one of the two",
                        "ATH1014 RelationshipCheckTest$Views.synchronised: @InverseSync and @ViewOnly exclude each other ->"
                                + " Remove one of the two");
    }

    @Entity
    static class Strategies {
        @Id
        int id;

        @Loading(LoadingStrategy.DYNAMIC)
        @ManyToOne
        Part reference;

        @Loading(LoadingStrategy.WRITE_ONLY)
        @ManyToMany
        Map<Integer, Part> map = new HashMap<>();

        @Loading(LoadingStrategy.WRITE_ONLY)
        @OrderColumn
        @ManyToMany
        @JoinTable(name = "ordered")
        List<Part> ordered = new ArrayList<>();

        @Loading(LoadingStrategy.DYNAMIC)
        @ElementCollection
        List<String> values = new ArrayList<>();
    }

    @Test
    void onlyCollectionsOfEntitiesCanStayUnloaded() {
        assertThat(Models.problems(Strategies.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1014 RelationshipCheckTest$Strategies.map: lazy=write-only and a map exclude each other -> Remove"
                                + " one of the two",
                        "ATH1014 RelationshipCheckTest$Strategies.ordered: lazy=write-only and @OrderColumn exclude each"
                                + " other -> Remove one of the two",
                        "ATH1014 RelationshipCheckTest$Strategies.reference: lazy=dynamic and a reference exclude each other"
                                + " -> Remove one of the two",
                        "ATH1013 RelationshipCheckTest$Strategies.values: @Loading does not belong on a collection of values"
                                + " -> Remove the annotation");
    }

    @Entity
    static class Others {
        @Id
        int id;

        @NoCascade
        @ManyToOne(cascade = CascadeType.MERGE)
        Part cascading;

        @PostUpdate
        @ManyToMany
        List<Part> linked = new ArrayList<>();

        @SingleParent
        @NoCascade
        String value;
    }

    @Test
    void otherContradictionsAreRefusedToo() {
        assertThat(Models.problems(Others.class, Part.class, Good.class))
                .containsExactly(
                        "ATH1014 RelationshipCheckTest$Others.cascading: @NoCascade and cascade exclude each other -> Remove"
                                + " one of the two",
                        "ATH1014 RelationshipCheckTest$Others.linked: @PostUpdate and a join table exclude each other ->"
                                + " Remove one of the two",
                        "ATH1013 RelationshipCheckTest$Others.value: @NoCascade does not belong on a value -> Remove the"
                                + " annotation",
                        "ATH1013 RelationshipCheckTest$Others.value: @SingleParent does not belong on a value -> Remove the"
                                + " annotation");
    }
}
