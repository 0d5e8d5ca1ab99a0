package dev.athanor.tck.arquillian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.enhance.EnhancerAgent;
import dev.athanor.jpa.AthanorPersistenceProvider;
import dev.athanor.tck.arquillian.contained.Author;
import dev.athanor.tck.arquillian.contained.Shelf;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnitUtil;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** An application without a persistence.xml, deployed into Weld: the extension gives it the unit that it asks for. */
@ArquillianTest
class WeldEmbeddedTest {
    static {
        // Before the entities are loaded; the build leaves the fixtures of this module as they are.
        EnhancerAgent.agentmain("", ByteBuddyAgent.install());
    }

    @Inject
    private EntityManagerFactory factory;

    @Inject
    private EntityManager manager;

    @Inject
    private Shelf shelf;

    @Deployment
    static JavaArchive application() {
        return ShrinkWrap.create(JavaArchive.class, "library.jar")
                .addPackage(Shelf.class.getPackage())
                .addAsManifestResource(
                        new StringAsset("<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                                + " bean-discovery-mode=\"annotated\"/>"),
                        "beans.xml");
    }

    @Test
    void athanorServesTheUnitOfTheArchive() {
        assertThat(factory.getName()).isEqualTo("library");
        assertThat(factory.getProperties())
                .containsEntry("jakarta.persistence.provider", AthanorPersistenceProvider.class.getName());
    }

    @Test
    void whatIsLazyIsLoadedThroughTheInjectedEntityManager() {
        shelf.add(1, 3);
        Author found = manager.find(Author.class, 1);
        PersistenceUnitUtil util = factory.getPersistenceUnitUtil();
        assertThat(util.isLoaded(found, "books")).isFalse();
        assertThat(found.books()).hasSize(3);
        assertThat(util.isLoaded(found, "books")).isTrue();
    }

    @Test
    void aFailureRollsBack() {
        assertThatThrownBy(() -> shelf.addAndFail(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(manager.getTransaction().isActive()).isFalse();
        assertThat(manager.find(Author.class, 2)).isNull();
    }
}
