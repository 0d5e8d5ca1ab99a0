package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys that other entities determine: the examples of Jakarta Persistence 3.2, section 2.4.1.3, and what comes of them. */
class DerivedIdentityTest {
    // ---- example 1: the parent has a simple key
    // ----------------------------------------------------------------------

    @Entity
    @Table(name = "employee1")
    static class Employee1 {
        @Id
        @Column(name = "emp_id")
        long empId;

        Employee1() {}

        Employee1(long empId) {
            this.empId = empId;
        }
    }

    record Dependent1aId(String name, long emp) {}

    @Entity
    @IdClass(Dependent1aId.class)
    @Table(name = "dependent1a")
    static class Dependent1a {
        @Id
        String name = "";

        @Id
        @ManyToOne(fetch = FetchType.LAZY)
        @Nullable Employee1 emp;

        @Nullable String note;

        Dependent1a() {}

        Dependent1a(String name, @Nullable Employee1 emp) {
            this.name = name;
            this.emp = emp;
        }
    }

    @Embeddable
    static class Dependent1bId {
        String name = "";
        long empPK;

        Dependent1bId() {}

        Dependent1bId(String name, long empPK) {
            this.name = name;
            this.empPK = empPK;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Dependent1bId that && name.equals(that.name) && empPK == that.empPK;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, empPK);
        }
    }

    @Entity
    @Table(name = "dependent1b")
    static class Dependent1b {
        @EmbeddedId
        Dependent1bId id = new Dependent1bId();

        @MapsId("empPK")
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "its_employee")
        @Nullable Employee1 emp;
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void example1(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Employee1.class, Dependent1a.class, Dependent1b.class)) {
            unit.inTransaction(manager -> {
                Employee1 employee = new Employee1(3);
                manager.persist(new Dependent1a("Tom", employee));
                Dependent1b b = new Dependent1b();
                b.id.name = "Tim";
                b.emp = employee;
                manager.persist(b);
                manager.persist(employee);
                manager.flush();
                assertThat(b.id.empPK).isEqualTo(3);
            });
            assertThat(unit.log.statements("INSERT INTO dependent1b"))
                    .containsExactly("INSERT INTO dependent1b (name, its_employee) VALUES (?, ?)");
            unit.log.clear();
            unit.inTransaction(manager -> {
                Dependent1a a = manager.find(Dependent1a.class, new Dependent1aId("Tom", 3));
                Dependent1b b = manager.find(Dependent1b.class, new Dependent1bId("Tim", 3));
                assertThat(unit.log.executions()).isEqualTo(2);
                assertThat(a.emp).isSameAs(b.emp);
                assertThat(unit.log.executions()).isEqualTo(3);
                assertThat(unit.factory.getPersistenceUnitUtil().getIdentifier(a))
                        .isEqualTo(new Dependent1aId("Tom", 3));
                a.note = "changed";
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly("UPDATE dependent1a SET note = ? WHERE name = ? AND emp_emp_id = ?");
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery("SELECT d FROM Dependent1a d WHERE d.emp.empId = 3", Dependent1a.class)
                                .getSingleResult()
                                .note)
                        .isEqualTo("changed");
                assertThat(manager.createQuery(
                                        "SELECT d.id.name FROM Dependent1b d WHERE d.id = :id AND d.emp = :emp",
                                        String.class)
                                .setParameter("id", new Dependent1bId("Tim", 3))
                                .setParameter("emp", manager.getReference(Employee1.class, 3L))
                                .getSingleResult())
                        .isEqualTo("Tim");
                Dependent1a reference = manager.getReference(Dependent1a.class, new Dependent1aId("Tom", 3));
                assertThat(reference.emp.empId).isEqualTo(3);
                manager.remove(reference);
            });
        }
    }

    // ---- examples 2 and 3: the parent has an id class, or an embedded id
    // ---------------------------------------------

    @Embeddable
    static class NameId {
        @Column(name = "first_name", length = 30)
        String firstName = "";

        @Column(name = "last_name", length = 30)
        String lastName = "";

        NameId() {}

        NameId(String firstName, String lastName) {
            this.firstName = firstName;
            this.lastName = lastName;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NameId that && firstName.equals(that.firstName) && lastName.equals(that.lastName);
        }

        @Override
        public int hashCode() {
            return Objects.hash(firstName, lastName);
        }
    }

    @Entity
    @IdClass(NameId.class)
    @Table(name = "employee2")
    static class Employee2 {
        @Id
        String firstName;

        @Id
        String lastName;

        Employee2() {}

        Employee2(String firstName, String lastName) {
            this.firstName = firstName;
            this.lastName = lastName;
        }
    }

    record Dependent2aId(String name, NameId emp) {}

    @Entity
    @IdClass(Dependent2aId.class)
    @Table(name = "dependent2a")
    static class Dependent2a {
        @Id
        String name = "";

        @Id
        @ManyToOne
        @JoinColumn(name = "fk_last", referencedColumnName = "lastName")
        @JoinColumn(name = "fk_first", referencedColumnName = "firstName")
        @Nullable Employee2 emp;
    }

    @Embeddable
    static class Dependent2bId {
        String name = "";

        @Nullable NameId empPK;

        Dependent2bId() {}

        Dependent2bId(String name, NameId empPK) {
            this.name = name;
            this.empPK = empPK;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Dependent2bId that && name.equals(that.name) && Objects.equals(empPK, that.empPK);
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, empPK);
        }
    }

    @Entity
    @Table(name = "dependent2b")
    static class Dependent2b {
        @EmbeddedId
        Dependent2bId id = new Dependent2bId();

        @MapsId("empPK")
        @ManyToOne
        @JoinColumn(name = "fk_first", referencedColumnName = "firstName")
        @JoinColumn(name = "fk_last", referencedColumnName = "lastName")
        @Nullable Employee2 emp;
    }

    @Entity
    @Table(name = "employee3")
    static class Employee3 {
        @EmbeddedId
        NameId empId;

        Employee3() {}

        Employee3(NameId empId) {
            this.empId = empId;
        }
    }

    @Entity
    @IdClass(Dependent2aId.class)
    @Table(name = "dependent3a")
    static class Dependent3a {
        @Id
        @Column(name = "dep_name")
        String name = "";

        @Id
        @ManyToOne
        @JoinColumn(name = "fk_first", referencedColumnName = "first_name")
        @JoinColumn(name = "fk_last", referencedColumnName = "last_name")
        @Nullable Employee3 emp;
    }

    @Entity
    @Table(name = "dependent3b")
    static class Dependent3b {
        @EmbeddedId
        Dependent2bId id = new Dependent2bId();

        @MapsId("empPK")
        @ManyToOne
        @Nullable Employee3 emp;
    }

    @OnEachDatabase
    void examples2And3(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(
                database,
                Employee2.class,
                Dependent2a.class,
                Dependent2b.class,
                Employee3.class,
                Dependent3a.class,
                Dependent3b.class)) {
            unit.inTransaction(manager -> {
                Dependent2a a2 = new Dependent2a();
                Dependent2b b2 = new Dependent2b();
                Dependent3a a3 = new Dependent3a();
                Dependent3b b3 = new Dependent3b();
                a2.name = b2.id.name = a3.name = b3.id.name = "Tom";
                a2.emp = b2.emp = new Employee2("Sam", "Doe");
                a3.emp = b3.emp = new Employee3(new NameId("Sam", "Doe"));
                List.of(a2, b2, a3, b3, a2.emp, a3.emp).forEach(manager::persist);
                manager.flush();
                assertThat(b2.id.empPK).isEqualTo(new NameId("Sam", "Doe"));
                assertThat(b3.id.empPK).isEqualTo(new NameId("Sam", "Doe"));
            });
            unit.inTransaction(manager -> {
                NameId sam = new NameId("Sam", "Doe");
                assertThat(manager.find(Dependent2a.class, new Dependent2aId("Tom", sam)).emp.lastName)
                        .isEqualTo("Doe");
                assertThat(manager.find(Dependent2b.class, new Dependent2bId("Tom", sam)).emp.lastName)
                        .isEqualTo("Doe");
                assertThat(manager.find(Dependent3a.class, new Dependent2aId("Tom", sam)).emp.empId)
                        .isEqualTo(sam);
                assertThat(manager.find(Dependent3b.class, new Dependent2bId("Tom", sam)).emp.empId)
                        .isEqualTo(sam);
                assertThat(manager.createQuery(
                                        "SELECT COUNT(d) FROM Dependent2b d WHERE d.id.empPK.lastName = 'Doe'",
                                        Long.class)
                                .getSingleResult())
                        .isEqualTo(1);
                assertThat(manager.createQuery("SELECT id(d) FROM Dependent3a d", Dependent2aId.class)
                                .getSingleResult())
                        .isEqualTo(new Dependent2aId("Tom", sam));
                assertThat(manager.createQuery(
                                        "SELECT COUNT(d) FROM Dependent3a d WHERE d.emp.empId.lastName = 'Doe'",
                                        Long.class)
                                .getSingleResult())
                        .isEqualTo(1);
            });
        }
    }

    // ---- examples 4, 5 and 6: the whole key is that of the parent
    // ----------------------------------------------------

    @Entity
    @Table(name = "person4")
    static class Person4 {
        @Id
        @Column(length = 20)
        String ssn;

        Person4() {}

        Person4(String ssn) {
            this.ssn = ssn;
        }
    }

    @Entity
    @Table(name = "history4a")
    static class History4a {
        @Id
        @OneToOne(cascade = CascadeType.PERSIST)
        @JoinColumn(name = "fk")
        @Nullable Person4 patient;
    }

    @Entity
    @Table(name = "history4b")
    static class History4b {
        @Id
        @Nullable String id;

        @MapsId
        @OneToOne(cascade = CascadeType.PERSIST)
        @Nullable Person4 patient;
    }

    @Entity
    @IdClass(NameId.class)
    @Table(name = "person5")
    static class Person5 {
        @Id
        String firstName = "";

        @Id
        String lastName = "";
    }

    @Entity
    @IdClass(NameId.class)
    @Table(name = "history5a")
    static class History5a {
        @Id
        @OneToOne
        @JoinColumn(name = "fk_first", referencedColumnName = "firstName")
        @JoinColumn(name = "fk_last", referencedColumnName = "lastName")
        @Nullable Person5 patient;
    }

    @Entity
    @Table(name = "history5b")
    static class History5b {
        @EmbeddedId
        @Nullable NameId id;

        @MapsId
        @OneToOne
        @Nullable Person5 patient;
    }

    @Entity
    @Table(name = "person6")
    static class Person6 {
        @EmbeddedId
        NameId id = new NameId();
    }

    @Entity
    @IdClass(NameId.class)
    @Table(name = "history6a")
    static class History6a {
        @Id
        @OneToOne
        @Nullable Person6 patient;
    }

    @Entity
    @Table(name = "history6b")
    static class History6b {
        @EmbeddedId
        @Nullable NameId id;

        @MapsId
        @OneToOne
        @Nullable Person6 patient;
    }

    @OnEachDatabase
    void examples4To6(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(
                database,
                Person4.class,
                History4a.class,
                History4b.class,
                Person5.class,
                History5a.class,
                History5b.class,
                Person6.class,
                History6a.class,
                History6b.class)) {
            NameId sam = new NameId("Sam", "Doe");
            unit.inTransaction(manager -> {
                History4a a4 = new History4a();
                History4b b4 = new History4b();
                History5a a5 = new History5a();
                History5b b5 = new History5b();
                History6a a6 = new History6a();
                History6b b6 = new History6b();
                a4.patient = b4.patient = new Person4("123");
                a5.patient = b5.patient = new Person5();
                a5.patient.firstName = "Sam";
                a5.patient.lastName = "Doe";
                a6.patient = b6.patient = new Person6();
                a6.patient.id = new NameId("Sam", "Doe");
                List.of(a4, b4, a5, b5, a6, b6, a5.patient, a6.patient).forEach(manager::persist);
                manager.flush();
                assertThat(b4.id).isEqualTo("123");
                assertThat(b5.id).isEqualTo(sam);
                assertThat(b6.id).isEqualTo(sam);
                assertThat(manager.find(History4a.class, "123")).isSameAs(a4);
                assertThat(manager.find(History6b.class, sam)).isSameAs(b6);
            });
            unit.inTransaction(manager -> {
                History4a a4 = manager.find(History4a.class, "123");
                History4b b4 = manager.find(History4b.class, "123");
                assertThat(a4.patient).isSameAs(b4.patient);
                assertThat(manager.find(History5a.class, sam).patient.lastName).isEqualTo("Doe");
                assertThat(manager.find(History5b.class, sam).patient.lastName).isEqualTo("Doe");
                assertThat(manager.find(History6a.class, sam).patient.id).isEqualTo(sam);
                assertThat(manager.find(History6b.class, sam).patient.id).isEqualTo(sam);
                assertThat(unit.factory.getPersistenceUnitUtil().getIdentifier(a4))
                        .isEqualTo("123");
                assertThat(manager.createQuery("SELECT id(h) FROM History4a h WHERE id(h) = '123'", String.class)
                                .getSingleResult())
                        .isEqualTo("123");
                assertThat(manager.createQuery("SELECT h FROM History4a h WHERE h.patient.ssn = '123'", History4a.class)
                                .getSingleResult())
                        .isSameAs(a4);
            });
        }
    }

    // ---- keys that come with the flush
    // ---------------------------------------------------------------------------------

    @Entity
    @Table(name = "orders")
    static class Order {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        @OneToMany(mappedBy = "order", cascade = CascadeType.ALL)
        List<Item> items = new ArrayList<>();

        Item add(int position) {
            Item item = new Item();
            item.id.position = position;
            item.order = this;
            items.add(item);
            return item;
        }
    }

    @Embeddable
    static class ItemId {
        long orderId;
        int position;

        ItemId() {}

        ItemId(long orderId, int position) {
            this.orderId = orderId;
            this.position = position;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ItemId that && orderId == that.orderId && position == that.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, position);
        }
    }

    @Entity
    @Table(name = "item")
    static class Item {
        @EmbeddedId
        ItemId id = new ItemId();

        @MapsId("orderId")
        @ManyToOne
        @Nullable Order order;

        @OneToMany(mappedBy = "item", cascade = CascadeType.ALL)
        List<Part> parts = new ArrayList<>();
    }

    record PartId(String name, ItemId item) {}

    /** Two levels down. */
    @Entity
    @IdClass(PartId.class)
    @Table(name = "part")
    static class Part {
        @Id
        String name = "";

        @Id
        @ManyToOne
        @Nullable Item item;
    }

    @Entity
    @Table(name = "invoice")
    static class Invoice {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @Nullable Long id;

        @OneToOne(mappedBy = "invoice", cascade = CascadeType.ALL)
        @Nullable Receipt receipt;
    }

    @Entity
    @Table(name = "receipt")
    static class Receipt {
        @Id
        @Nullable Long id;

        @MapsId
        @OneToOne
        @Nullable Invoice invoice;
    }

    private static ManagerUnit shop(TestDatabase database) {
        return new ManagerUnit(database, Order.class, Item.class, Part.class, Invoice.class, Receipt.class);
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.KEY_ON_FIRST_READ)
    void aKeyThatTheInsertOfTheParentMakesIsCopiedToAllBelow(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            Order order = new Order();
            Item first = order.add(1);
            Item second = order.add(2);
            Part part = new Part();
            part.name = "screw";
            part.item = second;
            second.parts.add(part);
            unit.inTransaction(manager -> {
                manager.persist(order);
                assertThat(unit.log.executions()).isZero();
            });
            assertThat(order.id).isPositive();
            assertThat(first.id).isEqualTo(new ItemId(order.id, 1));
            assertThat(second.id.orderId).isEqualTo(order.id);
            assertThat(unit.log.statements("INSERT")).hasSize(3);
            assertThat(unit.log.batchSizes()).containsExactly(2);
            unit.inTransaction(manager -> {
                Part found = manager.find(Part.class, new PartId("screw", new ItemId(order.id, 2)));
                assertThat(found.item.order.id).isEqualTo(order.id);
                Order loaded = manager.find(Order.class, order.id);
                assertThat(loaded.items).hasSize(2);
                manager.remove(loaded);
            });
            unit.inTransaction(manager -> assertThat(
                            manager.createQuery("SELECT i FROM Item i").getResultList())
                    .isEmpty());
        }
    }

    @OnEachDatabase
    void aKeyOfASequenceIsKnownAtOnce(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            unit.inTransaction(manager -> {
                Invoice invoice = new Invoice();
                invoice.receipt = new Receipt();
                invoice.receipt.invoice = invoice;
                manager.persist(invoice);
                assertThat(manager.find(Receipt.class, invoice.id)).isSameAs(invoice.receipt);
                manager.flush();
                assertThat(invoice.receipt.id).isEqualTo(invoice.id);
            });
        }
    }

    @OnEachDatabase
    void mergeOfANewGraphGivesTheCopiesTheirKeys(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            Order merged = unit.factory.callInTransaction((EntityManager manager) -> {
                Order order = new Order();
                order.add(1);
                order.add(2);
                return manager.merge(order);
            });
            assertThat(merged.items).extracting(item -> item.id.orderId).containsExactly(merged.id, merged.id);
            Order detached = unit.factory.callInTransaction((EntityManager manager) -> {
                Order found = manager.find(Order.class, merged.id);
                assertThat(found.items).hasSize(2);
                return found;
            });
            detached.add(3);
            unit.inTransaction(manager -> manager.merge(detached));
            unit.inTransaction(manager ->
                    assertThat(manager.find(Order.class, merged.id).items).hasSize(3));
        }
    }

    @OnEachDatabase
    void aKeyWithoutTheParentIsRefusedAtTheFlush(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            assertThatThrownBy(() -> unit.inTransaction(manager -> manager.persist(new Receipt())))
                    .hasStackTraceContaining("ATH2109 Receipt#new has no value in its primary key id");
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Receipt receipt = new Receipt();
                        receipt.invoice = new Invoice();
                        manager.persist(receipt);
                    }))
                    .hasStackTraceContaining("ATH2104");
        }
    }

    @OnEachDatabase
    void anotherParentWouldBeAnotherKey(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            Order order = new Order();
            order.add(1);
            Order other = new Order();
            unit.inTransaction(manager -> List.of(order, other).forEach(manager::persist));
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Item item = manager.find(Item.class, new ItemId(order.id, 1));
                        item.order = manager.find(Order.class, other.id);
                    }))
                    .hasStackTraceContaining("ATH2107");
        }
    }

    @OnEachDatabase
    void twoOfOneKeyAreRefused(TestDatabase database) {
        try (ManagerUnit unit = shop(database)) {
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        Invoice invoice = new Invoice();
                        manager.persist(invoice);
                        for (int i = 0; i < 2; i++) {
                            Receipt receipt = new Receipt();
                            receipt.invoice = invoice;
                            manager.persist(receipt);
                        }
                    }))
                    .hasStackTraceContaining("ATH2110");
        }
    }
}
