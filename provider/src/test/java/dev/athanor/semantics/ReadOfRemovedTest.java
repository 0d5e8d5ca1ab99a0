package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.WritableForeignKey;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Map;

/** A lazy reference of an instance that the flush before the load removes: it leads where the instance's own key says. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class ReadOfRemovedTest {
    @OnEachDatabase
    void theReferenceGoesByTheKeyInMemory(TestDatabase database) {
        Map<String, String> properties = Map.of("athanor.semantics", "sqlalchemy");
        try (ManagerUnit unit = new ManagerUnit(database, properties, Port.class, Ship.class)) {
            unit.inTransaction(manager -> {
                Port port = new Port();
                port.id = 1;
                manager.persist(port);
                Ship ship = new Ship();
                ship.id = 1;
                manager.persist(ship);
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                Ship ship = manager.find(Ship.class, 1);
                manager.remove(ship);
                ship.portId = 1;
                assertThat(ship.port).isSameAs(manager.find(Port.class, 1));
                assertThat(manager.unwrap(AthanorSession.class).inspect(ship).state())
                        .isEqualTo(EntityState.DELETED);
                assertThat(unit.log.statements())
                        .extracting(sql -> sql.substring(0, 6))
                        .containsExactly("SELECT", "DELETE", "SELECT");
            });
        }
    }

    @Entity(name = "Port")
    @Table(name = "port")
    static class Port {
        @Id
        Integer id;
    }

    @Entity(name = "Ship")
    @Table(name = "ship")
    static class Ship {
        @Id
        Integer id;

        @WritableForeignKey
        Integer portId;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "portId")
        Port port;
    }
}
