package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.semantics.HierarchyRowSwitchTest.Animal;
import dev.athanor.semantics.HierarchyRowSwitchTest.Cat;
import dev.athanor.semantics.HierarchyRowSwitchTest.Dog;
import dev.athanor.semantics.HierarchyRowSwitchTest.Keeper;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import java.util.Map;

/** The session has an instance of the key, of another type than is asked for: there is none, and nobody is asked, though it is expired. */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class FindOfAnotherTypeTest {
    @OnEachDatabase
    void nothingIsFlushedOrRead(TestDatabase database) {
        Map<String, String> properties = Map.of("athanor.semantics", "sqlalchemy");
        try (ManagerUnit unit =
                new ManagerUnit(database, properties, Keeper.class, Animal.class, Dog.class, Cat.class)) {
            unit.inTransaction(manager -> {
                AthanorSession session = manager.unwrap(AthanorSession.class);
                Dog dog = new Dog();
                dog.id = 1;
                manager.persist(dog);
                manager.flush();
                session.expire(dog);
                Keeper pending = new Keeper();
                pending.id = 1;
                manager.persist(pending);
                unit.log.clear();
                assertThat(manager.find(Cat.class, 1)).isNull();
                assertThat(unit.log.statements()).isEmpty();
                assertThat(session.inspect(pending).state()).isEqualTo(EntityState.PENDING);
                assertThat(manager.find(Animal.class, 1)).isSameAs(dog);
            });
        }
    }
}
