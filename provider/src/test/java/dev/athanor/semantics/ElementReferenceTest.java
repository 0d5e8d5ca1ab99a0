package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.ArrayList;
import java.util.List;

/** An element of a collection of values can refer to entities, and PERSIST travels along the reference. */
class ElementReferenceTest {
    @Entity(name = "Product")
    static class Product {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        String name;

        Product() {}

        Product(String name) {
            this.name = name;
        }
    }

    @Embeddable
    static class Item {
        int amount;

        @ManyToOne(cascade = CascadeType.PERSIST)
        Product product;

        Item() {}

        Item(int amount, Product product) {
            this.amount = amount;
            this.product = product;
        }
    }

    @Entity(name = "Basket")
    static class Basket {
        @Id
        int id;

        @ElementCollection
        List<Item> items = new ArrayList<>();
    }

    private static void expect(ManagerUnit unit, String... names) {
        unit.inTransaction(manager -> assertThat(manager.find(Basket.class, 1).items)
                .extracting(item -> item.product.name)
                .containsExactlyInAnyOrder(names));
    }

    @OnEachDatabase
    void persistTravelsAtTheCallAndAtTheFlush(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Product.class, Item.class, Basket.class)) {
            unit.inTransaction(manager -> {
                Basket basket = new Basket();
                basket.id = 1;
                basket.items.add(new Item(1, new Product("pen")));
                manager.persist(basket);
                assertThat(manager.contains(basket.items.get(0).product)).isTrue();
                basket.items.add(new Item(2, new Product("cup")));
            });
            expect(unit, "pen", "cup");
            unit.inTransaction(manager -> manager.find(Basket.class, 1).items.add(new Item(3, new Product("hat"))));
            expect(unit, "pen", "cup", "hat");
            unit.inTransaction(manager -> manager.find(Basket.class, 1).items.get(0).product = new Product("bag"));
            unit.inTransaction(manager -> assertThat(manager.createQuery(
                                    "select count(i) from Basket b join b.items i where i.product.name = 'bag'",
                                    Long.class)
                            .getSingleResult())
                    .isEqualTo(1L));
        }
    }
}
