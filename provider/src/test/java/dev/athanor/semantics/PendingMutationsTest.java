package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.semantics.Shop.Customer;
import dev.athanor.semantics.Shop.Order;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Changes to a collection that is not loaded meet its rows: when it is loaded, and when it is flushed. */
class PendingMutationsTest {
    @OnEachDatabase
    void whatWasFlushedIsNotThereTwiceWhenTheRowsCome(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Customer(1, "Ada")));
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order order = ada.addOrder(new Order("queued"));
                session.flush();
                assertThat(ada.orders).containsExactly(order);
            });
        }
    }

    @OnEachDatabase
    void aRowWrittenByAnotherWayIsNotAddedAgain(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> session.persist(new Customer(1, "Ada")));
            unit.inTransaction(session -> {
                Customer ada = (Customer) session.find(Customer.class, 1);
                Order order = new Order("by its own reference");
                order.customer = ada;
                session.persist(order);
                session.flush();
                // Queued although its row refers to the customer already.
                ada.orders.add(order);
                assertThat(ada.orders).containsExactly(order);
            });
        }
    }

    @OnEachDatabase
    void linksQueuedWithoutLoadingAreWrittenOnce(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Mix.class, Song.class))) {
            unit.inTransaction(session -> {
                Mix mix = new Mix();
                mix.id = 1;
                Song song = new Song(1);
                mix.songs.add(song);
                session.persist(song);
                session.persist(mix);
            });
            unit.log.clear();
            unit.inTransaction(session -> {
                Mix mix = (Mix) session.find(Mix.class, 1);
                Song second = new Song(2);
                session.persist(second);
                mix.songs.add(second);
                session.flush();
                session.flush();
                mix.songs.add((Song) session.find(Song.class, 1));
            });
            // A list may hold the same element twice, and does.
            assertThat(unit.log.statements("INSERT")).hasSize(3);
            unit.inTransaction(session -> {
                Mix mix = (Mix) session.find(Mix.class, 1);
                assertThat(mix.songs).hasSize(3);
                mix.songs.remove(session.find(Song.class, 1));
            });
            unit.inTransaction(session -> {
                assertThat(((Mix) session.find(Mix.class, 1)).songs)
                        .extracting(song -> song.id)
                        .containsExactlyInAnyOrder(1, 2);
            });
        }
    }

    @OnEachDatabase
    void queuedAndDroppedByARollback(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Mix.class, Song.class))) {
            unit.inTransaction(session -> {
                Mix mix = new Mix();
                mix.id = 1;
                session.persist(mix);
                session.persist(new Song(1));
            });
            try (var session = unit.factory.openSession()) {
                session.transaction().begin();
                Mix mix = (Mix) session.find(Mix.class, 1);
                mix.songs.add((Song) session.find(Song.class, 1));
                session.transaction().rollback();
            }
            unit.inTransaction(session ->
                    assertThat(((Mix) session.find(Mix.class, 1)).songs).isEmpty());
        }
    }

    @Entity
    @Table(name = "mix")
    static class Mix {
        @Id
        int id;

        @ManyToMany
        List<Song> songs = new ArrayList<>();
    }

    @Entity
    @Table(name = "song")
    static class Song {
        @Id
        int id;

        Song() {}

        Song(int id) {
            this.id = id;
        }
    }
}
