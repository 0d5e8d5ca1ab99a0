package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.AthanorSession;
import dev.athanor.EntityState;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A new instance that takes over the row of a removed one in a hierarchy of one table: the row gets its type, and of its attributes
 * those that have been set.
 */
@NeedsWeaving(NeedsWeaving.Reason.WRITTEN_ATTRIBUTES)
class HierarchyRowSwitchTest {
    @OnEachDatabase
    void theRowGetsItsType(TestDatabase database) {
        List<String> statements = statements(database, (manager, session) -> {
            Dog dog = manager.find(Dog.class, 1);
            manager.remove(dog);
            Cat cat = new Cat();
            cat.id = 1;
            cat.lives = 8;
            manager.persist(cat);
            manager.flush();
            assertThat(session.inspect(dog).state()).isEqualTo(EntityState.DELETED);
            assertThat(session.inspect(cat).state()).isEqualTo(EntityState.PERSISTENT);
            manager.clear();
            assertThat(manager.find(Animal.class, 1)).isInstanceOf(Cat.class);
        });
        assertThat(statements).containsExactly("UPDATE animal SET lives = ?, kind = ? WHERE id = ?");
    }

    @OnEachDatabase
    void evenIfThatIsWhatItWas(TestDatabase database) {
        List<String> statements = statements(database, (manager, session) -> {
            manager.remove(manager.find(Dog.class, 1));
            Dog dog = new Dog();
            dog.id = 1;
            manager.persist(dog);
            manager.flush();
            manager.clear();
            assertThat(manager.find(Dog.class, 1).name).as("never set").isEqualTo("Rex");
        });
        assertThat(statements).containsExactly("UPDATE animal SET kind = ? WHERE id = ?");
    }

    @OnEachDatabase
    void whatItHasFromAFormerRowIsNotSet(TestDatabase database) {
        List<String> statements = statements(database, (manager, session) -> {
            Dog former = manager.find(Dog.class, 1);
            session.makeTransient(former);
            former.tricks = "sit";
            manager.remove(manager.find(Dog.class, 1));
            session.add(former);
            manager.flush();
            assertThat(session.inspect(former).state()).isEqualTo(EntityState.PERSISTENT);
        });
        assertThat(statements).containsExactly("UPDATE animal SET tricks = ?, kind = ? WHERE id = ?");
    }

    @OnEachDatabase
    void inTheStandardItGetsAllThatTheTypeHas(TestDatabase database) {
        List<String> statements = statements(database, Map.of(), (manager, session) -> {
            manager.remove(manager.find(Dog.class, 1));
            Dog dog = new Dog();
            dog.id = 1;
            manager.persist(dog);
            manager.flush();
            manager.clear();
            assertThat(manager.find(Dog.class, 1).name)
                    .as("null like all else of it")
                    .isNull();
        });
        assertThat(statements)
                .containsExactly("UPDATE animal SET name = ?, keeper_id = ?, tricks = ?, kind = ? WHERE id = ?");
    }

    @OnEachDatabase
    void butNoRowOfAnotherClassWhoseColumnsWouldStay(TestDatabase database) {
        BiConsumer<EntityManager, AthanorSession> work = (manager, session) -> {
            manager.remove(manager.find(Dog.class, 1));
            Cat cat = new Cat();
            cat.id = 1;
            manager.persist(cat);
            manager.flush();
        };
        assertThatThrownBy(() -> statements(database, Map.of(), work)).isInstanceOf(EntityExistsException.class);
    }

    private static List<String> statements(TestDatabase database, BiConsumer<EntityManager, AthanorSession> work) {
        return statements(database, Map.of("athanor.semantics", "sqlalchemy"), work);
    }

    private static List<String> statements(
            TestDatabase database, Map<String, String> properties, BiConsumer<EntityManager, AthanorSession> work) {
        try (ManagerUnit unit =
                new ManagerUnit(database, properties, Keeper.class, Animal.class, Dog.class, Cat.class)) {
            unit.inTransaction(manager -> {
                Dog dog = new Dog();
                dog.id = 1;
                dog.name = "Rex";
                dog.tricks = "roll";
                manager.persist(dog);
            });
            unit.log.clear();
            unit.inTransaction(manager -> work.accept(manager, manager.unwrap(AthanorSession.class)));
            assertThat(unit.log.statements("INSERT")).isEmpty();
            assertThat(unit.log.statements("DELETE")).isEmpty();
            return unit.log.statements("UPDATE");
        }
    }

    @Entity(name = "Animal")
    @Table(name = "animal")
    @DiscriminatorColumn(name = "kind")
    static class Animal {
        @Id
        Integer id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Keeper keeper;
    }

    @Entity(name = "Keeper")
    @Table(name = "keeper")
    static class Keeper {
        @Id
        Integer id;
    }

    @Entity(name = "Dog")
    @DiscriminatorValue("dog")
    static class Dog extends Animal {
        String tricks;
    }

    @Entity(name = "Cat")
    @DiscriminatorValue("cat")
    static class Cat extends Animal {
        Integer lives;
    }
}
