package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.StatementLog;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tables, collection tables, join tables, sequences and counters in a schema of their own, some with quoted names. */
class SchemasTest {
    @Entity(name = "Sale")
    @Table(name = "sale", schema = "shop_sales")
    static class Sale {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sales")
        @SequenceGenerator(name = "sales", sequenceName = "sale_ids", schema = "shop_sales")
        Long id;

        @Column(name = "`order`")
        String order;

        @ElementCollection
        @CollectionTable(name = "sale_notes", schema = "shop_sales")
        List<String> notes = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "sale_to_sale", schema = "shop_sales")
        Set<Sale> related = new HashSet<>();

        @ManyToOne
        Till till;
    }

    @Entity(name = "Till")
    @Table(name = "`Till Table`", schema = "shop_sales")
    static class Till {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "tills")
        @TableGenerator(name = "tills", table = "till_ids", schema = "shop_sales")
        Long id;

        @Column(name = "\"select\"")
        int select;
    }

    @OnEachDatabase
    void areMadeWrittenAndRead(TestDatabase database) {
        PersistenceConfiguration configuration = new PersistenceConfiguration("schemas")
                .managedClass(Sale.class)
                .managedClass(Till.class)
                .property(
                        "jakarta.persistence.nonJtaDataSource",
                        StatementLog.over(database).dataSource())
                .property("jakarta.persistence.create-database-schemas", "true")
                .property("jakarta.persistence.schema-generation.database.action", "drop-and-create");
        try (EntityManagerFactory factory = configuration.createEntityManagerFactory()) {
            factory.runInTransaction(manager -> {
                Sale sale = new Sale();
                sale.order = "a";
                sale.notes.add("n");
                sale.related.add(sale);
                sale.till = new Till();
                sale.till.select = 3;
                manager.persist(sale.till);
                manager.persist(sale);
            });
            factory.runInTransaction(manager -> {
                String text = "select s from Sale s where s.order = 'a' and s.till.select = 3";
                Sale sale = manager.createQuery(text, Sale.class).getSingleResult();
                assertThat(sale.notes).containsExactly("n");
                assertThat(sale.related).containsExactly(sale);
            });
            factory.getSchemaManager().drop(true);
        }
    }
}
