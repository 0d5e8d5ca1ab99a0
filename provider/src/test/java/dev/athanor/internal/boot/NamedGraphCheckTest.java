package dev.athanor.internal.boot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.MappingException;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.NamedSubgraph;
import jakarta.persistence.PersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with named graphs and queries is said at once, when the factory is created. */
class NamedGraphCheckTest {
    @Entity
    @NamedQuery(name = "wrong", query = "SELECT n FROM Nobody n")
    @NamedEntityGraph(name = "attribute", attributeNodes = @NamedAttributeNode("colour"))
    @NamedEntityGraph(name = "part", attributeNodes = @NamedAttributeNode(value = "next", subgraph = "none"))
    @NamedEntityGraph(
            name = "leaf",
            attributeNodes = @NamedAttributeNode(value = "id", subgraph = "p"),
            subgraphs =
                    @NamedSubgraph(
                            name = "p",
                            attributeNodes = {}))
    @NamedEntityGraph(
            name = "circle",
            attributeNodes = @NamedAttributeNode(value = "next", subgraph = "p"),
            subgraphs =
                    @NamedSubgraph(name = "p", attributeNodes = @NamedAttributeNode(value = "next", subgraph = "p")))
    @NamedEntityGraph(
            name = "type",
            subclassSubgraphs =
                    @NamedSubgraph(
                            name = "p",
                            type = String.class,
                            attributeNodes = {}))
    static class Link {
        @Id
        int id;

        @ManyToOne
        Link next;
    }

    @Test
    void allProblemsAreToldTogether() {
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.H2)) {
            PersistenceConfiguration unit = new PersistenceConfiguration("wrong")
                    .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
                    .managedClass(Link.class);
            assertThatThrownBy(() -> unit.createEntityManagerFactory().close())
                    .isInstanceOf(MappingException.class)
                    .hasMessageContainingAll(
                            "problems: 6",
                            "ATH1093",
                            "ATH1181",
                            "has a node colour",
                            "ATH1182",
                            "has no subgraph none",
                            "ATH1183",
                            "ATH1184",
                            "the subgraph p of the entity graph circle contains itself",
                            "ATH1185");
        }
    }
}
