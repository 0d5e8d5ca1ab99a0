package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.CascadeSet.Kind;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.schema.Table;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.UniqueConstraint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Collections of entities by join table and by the other side's reference: names, keys, order, map keys. */
class CollectionTest {
    @Embeddable
    static class Title {
        String text;
        int year;
    }

    @Entity
    static class Track {
        @Id
        long id;

        Title title;
        String isrc;

        @ManyToMany(mappedBy = "tracks")
        Set<Playlist> playlists;
    }

    @Entity
    static class Playlist {
        @Id
        long id;

        @ManyToMany(cascade = {CascadeType.PERSIST, CascadeType.MERGE})
        @OrderBy("title.year DESC, isrc")
        Set<Track> tracks;

        @ManyToMany(fetch = FetchType.EAGER)
        @OrderBy
        List<Track> hidden;

        @ManyToMany
        @MapKey(name = "isrc")
        @JoinTable(
                name = "BY_ISRC",
                schema = "MUSIC",
                joinColumns = @JoinColumn(name = "LIST"),
                inverseJoinColumns = @JoinColumn(name = "TRACK", foreignKey = @ForeignKey(name = "FK_TRACK")),
                foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT),
                uniqueConstraints = @UniqueConstraint(name = "UK_TRACK", columnNames = "TRACK"))
        Map<String, Track> byIsrc;

        @OneToMany
        @JoinTable(name = "FIRST_TRACKS")
        Collection<Track> first;

        @OneToMany(targetEntity = Track.class)
        @JoinTable(name = "ANY_TRACKS")
        @MapKey
        Map any;
    }

    private final MappedModel model = Models.of(Playlist.class, Track.class, Title.class);

    private PluralAssociation attribute(String name) {
        return (PluralAssociation) model.mapper(Playlist.class).attribute(name);
    }

    @Test
    void theJoinTableHasTheNamesOfTheSpecification() {
        Table table = attribute("tracks").joinTable().table();
        assertThat(table.name().toString()).isEqualTo("Playlist_Track");
        assertThat(Models.columns(table)).contains("playlists_id Long not null", "tracks_id Long not null");
        assertThat(Models.foreignKeys(table)).contains("[playlists_id] -> Playlist[id]", "[tracks_id] -> Track[id]");
        assertThat(Models.names(table.primaryKey())).containsExactly("playlists_id", "tracks_id");
    }

    @Test
    void aListHasNoPrimaryKeyBecauseItMayRepeatItself() {
        Table table = attribute("first").joinTable().table();
        assertThat(Models.columns(table)).containsExactly("Playlist_id Long not null", "first_id Long not null");
        assertThat(table.primaryKey()).isEmpty();
        assertThat(Models.uniqueKeys(table)).as("an element has one owner").containsExactly("[first_id]");
    }

    @Test
    void aJoinTableMayBeDescribedInFull() {
        Table table = attribute("byIsrc").joinTable().table();
        assertThat(table.schema()).hasToString("MUSIC");
        assertThat(Models.columns(table)).containsExactly("LIST Long not null", "TRACK Long not null");
        assertThat(Models.foreignKeys(table))
                .containsExactly("[LIST] -> Playlist[id] (not generated)", "FK_TRACK: [TRACK] -> Track[id]");
        assertThat(Models.uniqueKeys(table)).containsExactly("UK_TRACK: [TRACK]");
    }

    @Test
    void bothSidesShareTheJoinTable() {
        PluralAssociation playlists =
                (PluralAssociation) model.mapper(Track.class).attribute("playlists");
        assertThat(playlists.isOwning()).isFalse();
        assertThat(playlists.mappedBy()).isSameAs(attribute("tracks"));
        assertThat(attribute("tracks").inverse()).isSameAs(playlists);
        assertThat(playlists.effectiveJoinTable()).isSameAs(attribute("tracks").joinTable());
        assertThat(attribute("hidden").inverse()).isNull();
    }

    @Test
    void theOrderIsAPathOfAttributes() {
        List<PluralAttribute.Order> order = attribute("tracks").order();
        assertThat(order)
                .extracting(each -> each.path().toString())
                .containsExactly("[Track.title, Title.year]", "[Track.isrc]");
        assertThat(order).extracting(PluralAttribute.Order::descending).containsExactly(true, false);
        assertThat(attribute("hidden").order())
                .extracting(each -> each.path().toString())
                .containsExactly("[Track.id]");
        assertThat(attribute("first").order()).isEmpty();
        assertThat(attribute("first").orderByText()).isNull();
    }

    @Test
    void shapesKeysAndCascadesAreKept() {
        assertThat(attribute("tracks").shape()).isEqualTo(PluralAttribute.Shape.SET);
        assertThat(attribute("first").shape()).isEqualTo(PluralAttribute.Shape.COLLECTION);
        assertThat(attribute("byIsrc").shape()).isEqualTo(PluralAttribute.Shape.MAP);
        assertThat(attribute("byIsrc").mapKeyName()).isEqualTo("isrc");
        assertThat(attribute("any").mapKeyName()).isNull();
        assertThat(attribute("any").target()).isSameAs(model.mapper(Track.class));
        assertThat(attribute("hidden").isLazy()).isFalse();
        assertThat(attribute("tracks").isLazy()).isTrue();
        assertThat(attribute("tracks").cascade().has(Kind.MERGE)).isTrue();
        assertThat(attribute("tracks").cascade().has(Kind.REMOVE)).isFalse();
    }

    @Entity
    static class Item {
        @Id
        long id;

        String name;

        @ManyToOne
        Other owner;
    }

    @Entity
    static class Other {
        @Id
        long id;
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        @OneToMany(mappedBy = "nobody")
        List<Item> unknown;

        @OneToMany(mappedBy = "name")
        List<Item> basic;

        @OneToMany(mappedBy = "owner")
        List<Item> otherOwner;

        @ManyToMany(mappedBy = "owner")
        List<Item> otherKind;

        @ManyToMany
        @JoinColumn
        List<Item> byColumn;

        @ManyToMany(mappedBy = "wrong")
        @OrderColumn
        List<Other> inverse;

        @OneToMany(mappedBy = "owner")
        @JoinTable(name = "X")
        List<Item> both;

        @ManyToMany
        ArrayList<Item> shape;

        @ManyToMany
        List untyped;

        @ManyToMany
        @OrderBy("name UP")
        List<Item> upwards;

        @ManyToMany
        @OrderBy("owner")
        List<Item> byReference;

        @ManyToMany(targetEntity = Item.class)
        Map withoutKey;

        @ManyToMany
        @MapKey(name = "nobody")
        Map<String, Item> unknownKey;

        @ManyToMany
        @MapKey
        Map<String, Item> keyType;
    }

    @Test
    void wrongCollectionsAreRefused() {
        assertThat(Models.problems(Wrong.class, Item.class, Other.class))
                .contains(
                        "ATH1074 CollectionTest$Wrong.basic: mappedBy names CollectionTest$Item.name, which is not an"
                                + " owning @ManyToOne -> Annotate that attribute with @ManyToOne without mappedBy, or"
                                + " correct mappedBy",
                        "ATH1014 CollectionTest$Wrong.both: mappedBy and @JoinTable exclude each other -> Remove one of"
                                + " the two",
                        "ATH1013 CollectionTest$Wrong.byColumn: @JoinColumn does not belong on a many-to-many association"
                                + " -> Remove the annotation",
                        "ATH1082 CollectionTest$Wrong.inverse: positions and keys of the inverse side of a many-to-many"
                                + " association are not supported yet -> Use @OrderBy or @MapKey there, or make it the"
                                + " owning side",
                        "ATH1080 CollectionTest$Wrong.byReference: @OrderBy cannot be read at 'owner' -> Give basic"
                                + " attributes of CollectionTest$Item, each with ASC or DESC after it if need be,"
                                + " separated by commas",
                        "ATH1083 CollectionTest$Wrong.keyType: its keys are declared as java.lang.String, but"
                                + " CollectionTest$Item.id is of type java.lang.Long -> Correct the type argument",
                        "ATH1074 CollectionTest$Wrong.otherKind: mappedBy names CollectionTest$Item.owner, which is not"
                                + " an owning @ManyToMany -> Annotate that attribute with @ManyToMany without mappedBy,"
                                + " or correct mappedBy",
                        "ATH1075 CollectionTest$Wrong.otherOwner: mappedBy names CollectionTest$Item.owner, which refers"
                                + " to CollectionTest$Other, not to CollectionTest$Wrong -> Correct the type of one side,"
                                + " or mappedBy",
                        "ATH1072 CollectionTest$Wrong.shape: a collection cannot be declared as java.util.ArrayList ->"
                                + " Declare it as Collection, List, Set or Map",
                        "ATH1073 CollectionTest$Wrong.unknown: mappedBy names nobody, which is not an attribute of"
                                + " CollectionTest$Item -> Name the attribute of that entity that refers to this one",
                        "ATH1081 CollectionTest$Wrong.unknownKey: @MapKey names nobody, which is not a basic attribute of"
                                + " CollectionTest$Item -> Correct the attribute name",
                        "ATH1070 CollectionTest$Wrong.untyped: the type of the elements is unknown -> Declare it"
                                + " as a type argument, or as targetEntity or targetClass",
                        "ATH1080 CollectionTest$Wrong.upwards: @OrderBy cannot be read at 'name UP' -> Give basic"
                                + " attributes of CollectionTest$Item, each with ASC or DESC after it if need be,"
                                + " separated by commas",
                        "ATH1084 CollectionTest$Wrong.withoutKey: the type of the keys is unknown -> Declare it as a type"
                                + " argument, or with @MapKeyClass");
    }
}
