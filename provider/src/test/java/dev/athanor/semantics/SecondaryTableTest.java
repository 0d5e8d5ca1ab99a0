package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities whose rows continue in secondary tables (Jakarta Persistence 3.2, section 11.1.49). A row there is written
 * once it has a value; reading does without it.
 */
class SecondaryTableTest {
    private static ManagerUnit unit(TestDatabase database) {
        return new ManagerUnit(
                database, Staff.class, Address.class, Office.class, Device.class, Phone.class, Doc.class, Book.class);
    }

    private static Staff staff(int id, @Nullable String photo) {
        Staff staff = new Staff();
        staff.id = id;
        staff.name = "staff " + id;
        staff.photo = photo;
        return staff;
    }

    @OnEachDatabase
    void eachTableIsWrittenInOneBatchThePrimaryOneFirst(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                for (int i = 1; i <= 3; i++) {
                    Staff staff = staff(i, "photo " + i);
                    staff.address = new Address("street " + i, "city");
                    manager.persist(staff);
                }
            });
            assertThat(unit.log.statements("INSERT"))
                    .containsExactly(
                            "INSERT INTO staff (id, name, version) VALUES (?, ?, ?)",
                            "INSERT INTO staff_file (staff_id, photo, street, office) VALUES (?, ?, ?, ?)",
                            "INSERT INTO staff_home (id, town) VALUES (?, ?)");
            assertThat(unit.log.batchSizes()).containsExactly(3, 3, 3);
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void readingJoinsTheTablesAndDoesWithoutARow(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Office office = new Office();
                office.id = 7;
                manager.persist(office);
                Staff first = staff(1, "photo");
                first.address = new Address("street", "town");
                first.office = office;
                manager.persist(first);
                manager.persist(staff(2, null));
            });
            assertThat(unit.log.statements("INSERT INTO staff_file")).hasSize(1);
            unit.log.clear();
            unit.inTransaction(manager -> {
                Staff first = manager.find(Staff.class, 1);
                assertThat(first.name).isEqualTo("staff 1");
                assertThat(first.photo).isEqualTo("photo");
                assertThat(first.address).isEqualTo(new Address("street", "town"));
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(first.office.id).isEqualTo(7);
                Staff second = manager.find(Staff.class, 2);
                assertThat(second.name).isEqualTo("staff 2");
                assertThat(second.photo).isNull();
                assertThat(second.address).isNull();
                assertThat(second.office).isNull();
                assertThat(first.office.staff).containsExactly(first);
            });
        }
    }

    @OnEachDatabase
    void onlyTheTableThatChangesIsUpdatedAndTheVersionWithIt(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(staff(1, "photo")));
            unit.log.clear();
            unit.inTransaction(manager -> manager.find(Staff.class, 1).photo = "new");
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE staff SET version = ? WHERE id = ? AND version = ?",
                            "UPDATE staff_file SET photo = ? WHERE staff_id = ?");
            assertThat(unit.log.statements("INSERT")).isEmpty();
            unit.inTransaction(manager -> {
                Staff staff = manager.find(Staff.class, 1);
                assertThat(staff.photo).isEqualTo("new");
                assertThat(staff.version).isEqualTo(2);
            });
        }
    }

    @OnEachDatabase
    void aRowIsInsertedWhenItsFirstValueAppears(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                manager.persist(staff(1, null));
                manager.persist(staff(2, null));
                manager.persist(staff(3, "photo"));
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                for (int i = 1; i <= 3; i++) {
                    manager.find(Staff.class, i).photo = "photo " + i;
                }
            });
            assertThat(unit.log.statements("UPDATE staff_file")).hasSize(1);
            assertThat(unit.log.statements("INSERT"))
                    .containsExactly("INSERT INTO staff_file (staff_id, photo, street, office) VALUES (?, ?, ?, ?)");
            unit.inTransaction(
                    manager -> assertThat(manager.createQuery("SELECT s.photo FROM Staff s ORDER BY s.id", String.class)
                                    .getResultList())
                            .containsExactly("photo 1", "photo 2", "photo 3"));
            unit.log.clear();
            // A row that is all null stays, and says the same as none.
            unit.inTransaction(manager -> manager.find(Staff.class, 1).photo = null);
            unit.inTransaction(
                    manager -> assertThat(manager.find(Staff.class, 1).photo).isNull());
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void rowsOfSecondaryTablesAreDeletedFirst(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                manager.persist(staff(1, "photo"));
                manager.persist(staff(2, null));
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                manager.remove(manager.find(Staff.class, 1));
                manager.remove(manager.find(Staff.class, 2));
            });
            assertThat(unit.log.statements("DELETE"))
                    .containsExactly(
                            "DELETE FROM staff_home WHERE id = ?",
                            "DELETE FROM staff_file WHERE staff_id = ?",
                            "DELETE FROM staff WHERE id = ? AND version = ?");
            unit.inTransaction(manager -> assertThat(
                            manager.createQuery("SELECT s FROM Staff s").getResultList())
                    .isEmpty());
        }
    }

    @OnEachDatabase
    void aConflictIsFoundByTheVersionOfThePrimaryTable(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(staff(1, "photo")));
            try (var stale = unit.factory.createEntityManager()) {
                stale.getTransaction().begin();
                Staff read = stale.find(Staff.class, 1);
                unit.inTransaction(manager -> manager.find(Staff.class, 1).photo = "first");
                read.photo = "second";
                assertThatThrownBy(stale::flush).isInstanceOf(OptimisticLockException.class);
                stale.getTransaction().rollback();
            }
        }
    }

    @OnEachDatabase
    void refreshMergeAndLocksReachAllTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.persist(staff(1, "photo")));
            unit.inTransaction(manager -> {
                Staff staff = manager.find(Staff.class, 1);
                staff.photo = "other";
                manager.refresh(staff);
                assertThat(staff.photo).isEqualTo("photo");
                manager.lock(staff, LockModeType.PESSIMISTIC_WRITE);
                assertThat(manager.find(Staff.class, 1, LockModeType.PESSIMISTIC_READ))
                        .isSameAs(staff);
            });
            Staff detached = staff(1, "merged");
            detached.version = 1;
            detached.address = new Address("a", "b");
            unit.inTransaction(manager -> manager.merge(detached));
            unit.inTransaction(manager -> {
                Staff staff = manager.find(Staff.class, 1, LockModeType.PESSIMISTIC_WRITE);
                assertThat(staff.photo).isEqualTo("merged");
                assertThat(staff.address).isEqualTo(new Address("a", "b"));
            });
        }
    }

    @OnEachDatabase
    void queriesReachAllTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Office office = new Office();
                office.id = 7;
                manager.persist(office);
                for (int i = 1; i <= 3; i++) {
                    Staff staff = staff(i, i == 3 ? null : "photo " + i);
                    staff.address = i == 3 ? null : new Address("s", "town " + i);
                    staff.office = i == 1 ? office : null;
                    manager.persist(staff);
                }
            });
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery("SELECT s.id FROM Staff s WHERE s.photo = 'photo 2'", Integer.class)
                                .getResultList())
                        .containsExactly(2);
                assertThat(manager.createQuery("SELECT s.id FROM Staff s WHERE s.photo IS NULL", Integer.class)
                                .getResultList())
                        .containsExactly(3);
                assertThat(manager.createQuery("SELECT s.id FROM Staff s WHERE s.office.id = 7", Integer.class)
                                .getResultList())
                        .containsExactly(1);
                assertThat(manager.createQuery(
                                        "SELECT o FROM Office o JOIN FETCH o.staff s WHERE s.address.city = 'town 1'",
                                        Office.class)
                                .getSingleResult()
                                .staff)
                        .hasSize(1);
                assertThat(manager.createQuery("SELECT s FROM Staff s ORDER BY s.id", Staff.class)
                                .getResultList())
                        .extracting(staff -> staff.photo)
                        .containsExactly("photo 1", "photo 2", null);
                assertThat(manager.createQuery(
                                        "SELECT s.address.city, COUNT(s) FROM Staff s GROUP BY s.address.city",
                                        Object[].class)
                                .getResultList())
                        .hasSize(3);
            });
        }
    }

    @OnEachDatabase
    void generatedKeysReachTheSecondaryTable(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Phone phone = new Phone();
                phone.name = "phone";
                phone.number = "123";
                phone.manual = "press";
                Device device = new Device();
                device.name = "device";
                device.manual = "switch on";
                manager.persist(phone);
                manager.persist(device);
                manager.persist(new Device());
            });
            unit.log.clear();
            unit.inTransaction(manager -> {
                List<Device> devices = manager.createQuery(
                                "SELECT d FROM Device d ORDER BY d.name NULLS LAST", Device.class)
                        .getResultList();
                assertThat(unit.log.statements()).hasSize(1);
                assertThat(devices).extracting(each -> each.manual).containsExactly("switch on", "press", null);
                assertThat(devices.get(1)).isInstanceOf(Phone.class);
                assertThat(((Phone) devices.get(1)).number).isEqualTo("123");
                assertThat(manager.createQuery(
                                        "SELECT d.name FROM Device d WHERE TREAT(d AS Phone).number = '123'",
                                        String.class)
                                .getSingleResult())
                        .isEqualTo("phone");
                ((Phone) devices.get(1)).number = "456";
                manager.remove(devices.get(0));
            });
            unit.inTransaction(manager -> assertThat(manager.createQuery("SELECT p.number FROM Phone p", String.class)
                            .getResultList())
                    .containsExactly("456"));
        }
    }

    @OnEachDatabase
    void joinedSubclassesHaveSecondaryTablesToo(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Book book = new Book();
                book.id = 1;
                book.title = "title";
                book.isbn = "isbn";
                book.cover = "cover";
                book.pages = 200;
                Doc doc = new Doc();
                doc.id = 2;
                doc.title = "doc";
                manager.persist(book);
                manager.persist(doc);
            });
            assertThat(unit.log.statements("INSERT INTO"))
                    .containsSubsequence(
                            "INSERT INTO doc (id, title, DTYPE) VALUES (?, ?, ?)",
                            "INSERT INTO book (id, isbn) VALUES (?, ?)",
                            "INSERT INTO book_print (book, cover, pages) VALUES (?, ?, ?)");
            unit.log.clear();
            unit.inTransaction(manager -> {
                List<Doc> docs = manager.createQuery("SELECT d FROM Doc d ORDER BY d.id", Doc.class)
                        .getResultList();
                assertThat(unit.log.statements()).hasSize(1);
                Book book = (Book) docs.get(0);
                assertThat(book.cover).isEqualTo("cover");
                assertThat(book.pages).isEqualTo(200);
                book.pages = 201;
                manager.flush();
                assertThat(unit.log.statements("UPDATE"))
                        .containsExactly("UPDATE book_print SET pages = ? WHERE book = ?");
                unit.log.clear();
                manager.remove(book);
                manager.flush();
                assertThat(unit.log.statements("DELETE"))
                        .containsExactly(
                                "DELETE FROM book_print WHERE book = ?",
                                "DELETE FROM book WHERE id = ?",
                                "DELETE FROM doc WHERE id = ?");
            });
        }
    }

    @Entity
    @Table(name = "staff")
    @SecondaryTable(
            name = "staff_file",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "staff_id"),
            uniqueConstraints = @UniqueConstraint(columnNames = "photo"))
    @SecondaryTable(name = "staff_home")
    static class Staff {
        @Id
        int id;

        String name;

        @Column(table = "staff_file")
        @Nullable String photo;

        @Embedded
        @AttributeOverride(name = "city", column = @Column(name = "town", table = "staff_home"))
        @Nullable Address address;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "office", table = "staff_file")
        @Nullable Office office;

        @Version
        int version;
    }

    @Embeddable
    static class Address {
        @Column(table = "staff_file")
        String street;

        String city;

        Address() {}

        Address(String street, String city) {
            this.street = street;
            this.city = city;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Address that && street.equals(that.street) && city.equals(that.city);
        }

        @Override
        public int hashCode() {
            return street.hashCode();
        }
    }

    @Entity
    static class Office {
        @Id
        int id;

        @OneToMany(mappedBy = "office", cascade = CascadeType.PERSIST)
        List<Staff> staff = new ArrayList<>();
    }

    @Entity
    @SecondaryTable(name = "device_manual")
    static class Device {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Nullable String name;

        @Column(table = "device_manual")
        @Nullable String manual;
    }

    @Entity
    @SecondaryTable(name = "phone_line")
    static class Phone extends Device {
        @Column(table = "phone_line", nullable = false)
        String number;
    }

    @Entity
    @Table(name = "doc")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Doc {
        @Id
        int id;

        String title;
    }

    @Entity
    @Table(name = "book")
    @SecondaryTable(name = "book_print", pkJoinColumns = @PrimaryKeyJoinColumn(name = "book"))
    static class Book extends Doc {
        String isbn;

        @Column(table = "book_print")
        String cover;

        @Column(table = "book_print")
        @Basic(fetch = FetchType.LAZY)
        int pages;
    }
}
