package dev.athanor.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.TestCompanions;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeNode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityGraph;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.Subgraph;
import jakarta.persistence.metamodel.Attribute.PersistentAttributeType;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How programs build, name and read entity graphs, and which arguments are refused. */
class EntityGraphApiTest {
    @Embeddable
    static class Size {
        int width;
        int height;
    }

    @Entity
    @NamedEntityGraph
    @NamedEntityGraph(name = "Room.all", includeAllAttributes = true)
    @NamedEntityGraph(
            name = "Room.doors",
            attributeNodes = {@NamedAttributeNode("name"), @NamedAttributeNode(value = "doors", subgraph = "door")},
            subgraphs = @NamedSubgraph(name = "door", attributeNodes = @NamedAttributeNode("room"), type = Door.class))
    static class Room {
        @Id
        int id;

        String name;
        Size size;

        @OneToMany(mappedBy = "room")
        List<Door> doors;
    }

    @Entity
    static class Hall extends Room {
        String use;
    }

    @Entity
    static class Door {
        @Id
        int id;

        @ManyToOne
        Room room;
    }

    private static TestDatabase database;
    private static EntityManagerFactory factory;

    @BeforeAll
    static void open() {
        database = TestDatabase.open(TestDatabase.Kind.H2);
        factory = new PersistenceConfiguration("graphs")
                .properties(TestCompanions.properties())
                .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
                .property("jakarta.persistence.schema-generation.database.action", "drop-and-create")
                .managedClass(Room.class)
                .managedClass(Hall.class)
                .managedClass(Door.class)
                .managedClass(Size.class)
                .createEntityManagerFactory();
    }

    @AfterAll
    static void close() {
        factory.close();
        database.close();
    }

    private static List<String> names(List<AttributeNode<?>> nodes) {
        return nodes.stream().map(AttributeNode::getAttributeName).toList();
    }

    @Test
    void nodesAreAddedFoundAndRemoved() {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityGraph<Room> graph = manager.createEntityGraph(Room.class);
            assertThat(graph.getName()).isNull();
            graph.addAttributeNodes("name", "doors", "name");
            assertThat(names(graph.getAttributeNodes())).containsExactly("name", "doors");
            assertThat(graph.hasAttributeNode("name")).isTrue();
            assertThat(graph.hasAttributeNode("size")).isFalse();
            AttributeNode<String> node = graph.getAttributeNode("name");
            assertThat((Object) graph.addAttributeNode("name")).isSameAs(node);
            assertThatThrownBy(() -> graph.getAttributeNode("size"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageStartingWith("ATH6303");
            graph.removeAttributeNode("name");
            graph.removeAttributeNodes(PersistentAttributeType.ONE_TO_MANY);
            assertThat(graph.getAttributeNodes()).isEmpty();
        }
    }

    @Test
    void subgraphsBelongToTheirNodesAndTypes() {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityGraph<Door> graph = manager.createEntityGraph(Door.class);
            Subgraph<Room> room = graph.addSubgraph("room");
            Subgraph<Hall> hall = graph.addSubgraph("room", Hall.class);
            hall.addAttributeNodes("use");
            Subgraph<Size> size = room.addSubgraph("size");
            size.addAttributeNodes("width");
            room.addElementSubgraph("doors");
            assertThat(room.getClassType()).isEqualTo(Room.class);
            assertThat(graph.getAttributeNode("room").getSubgraphs()).containsOnlyKeys(Room.class, Hall.class);
            assertThat(graph.getAttributeNode("room").getKeySubgraphs()).isEmpty();
            EntityGraph<Room> rooms = manager.createEntityGraph(Room.class);
            assertThat(rooms.addTreatedSubgraph(Hall.class).getClassType()).isEqualTo(Hall.class);
        }
    }

    @Test
    void wrongArgumentsAreRefused() {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityGraph<Room> graph = manager.createEntityGraph(Room.class);
            refuses("ATH6206", () -> graph.addAttributeNodes("colour"));
            refuses("ATH6206", () -> graph.addAttributeNode("colour"));
            refuses("ATH6206", () -> graph.hasAttributeNode("colour"));
            refuses("ATH6206", () -> graph.getAttributeNode("colour"));
            refuses("ATH6206", () -> graph.addSubgraph("colour"));
            refuses("ATH6304", () -> graph.addSubgraph("name"));
            refuses("ATH6304", () -> graph.addElementSubgraph("size"));
            refuses("ATH6304", () -> graph.addKeySubgraph("doors"));
            refuses("ATH6305", () -> graph.addSubgraph("doors", Room.class));
            refuses("ATH6305", () -> graph.addTreatedSubgraph((Class) Door.class));
            refuses("ATH2120", () -> manager.createEntityGraph(String.class));
            refuses("ATH2120", () -> manager.getEntityGraphs(String.class));
            refuses("ATH6301", () -> manager.getEntityGraph("nothing"));
            refuses("ATH6308", () -> manager.find(Door.class, 1, hints("loadgraph", graph)));
            refuses("ATH6306", () -> manager.find((EntityGraph<Room>) null, 1));
            Map<String, Object> both =
                    Map.of("jakarta.persistence.loadgraph", graph, "jakarta.persistence.fetchgraph", graph);
            refuses("ATH6307", () -> manager.find(Room.class, 1, both));
        }
    }

    private static Map<String, Object> hints(String kind, EntityGraph<?> graph) {
        return Map.of("jakarta.persistence." + kind, graph);
    }

    private static void refuses(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(code);
    }

    @Test
    void annotationsGiveNames() {
        try (EntityManager manager = factory.createEntityManager()) {
            assertThat(manager.getEntityGraph("Room").getAttributeNodes()).isEmpty();
            assertThat(names(manager.getEntityGraph("Room.all").getAttributeNodes()))
                    .containsExactlyInAnyOrder("id", "name", "size", "doors");
            assertThat(manager.getEntityGraph("Room.doors")
                            .getAttributeNode("doors")
                            .getSubgraphs())
                    .containsOnlyKeys(Door.class);
            assertThat(manager.getEntityGraphs(Hall.class))
                    .extracting(graph -> graph.getName())
                    .contains("Room", "Room.all", "Room.doors");
            assertThat(manager.getEntityGraphs(Door.class))
                    .noneMatch(graph -> graph.getName().startsWith("Room"));
            assertThat(factory.getNamedEntityGraphs(Hall.class)).isEmpty();
            assertThat(factory.getNamedEntityGraphs(Object.class)).containsKeys("Room", "Room.all", "Room.doors");
        }
    }

    @Test
    void namedGraphsAreCopiedBeforeTheyAreChanged() {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityGraph<?> named = manager.getEntityGraph("Room.doors");
            assertThatThrownBy(() -> named.addAttributeNodes("size"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("ATH6302");
            assertThatThrownBy(() -> named.addSubgraph("doors")).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> named.removeAttributeNode("doors")).isInstanceOf(IllegalStateException.class);
            EntityGraph<?> copy = manager.createEntityGraph("Room.doors");
            copy.addAttributeNodes("size");
            assertThat(names(copy.getAttributeNodes())).containsExactly("name", "doors", "size");
            assertThat(copy.getAttributeNode("doors").getSubgraphs()).hasSize(1);
            assertThat(manager.createEntityGraph("nothing")).isNull();
        }
    }

    @Test
    void programsGiveNames() {
        try (EntityManager manager = factory.createEntityManager()) {
            EntityGraph<Door> graph = manager.createEntityGraph(Door.class);
            graph.addSubgraph("room").addAttributeNodes("name");
            factory.addNamedEntityGraph("mine", graph);
            graph.addAttributeNodes("id");
            EntityGraph<?> named = manager.getEntityGraph("mine");
            assertThat(named.getName()).isEqualTo("mine");
            assertThat(names(named.getAttributeNodes())).containsExactly("room");
            factory.addNamedEntityGraph("mine", graph);
            assertThat(names(manager.getEntityGraph("mine").getAttributeNodes()))
                    .containsExactly("room", "id");
        }
    }
}
