package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of several columns: embedded ids and id classes. Jakarta Persistence 3.2, sections 2.4 and 2.4.1.1. */
class CompositeKeyTest {
    @Embeddable
    static class SeatId {
        @Column(name = "seat_row")
        int row;

        String place = "";

        SeatId() {}

        SeatId(int row, String place) {
            this.row = row;
            this.place = place;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SeatId that && row == that.row && place.equals(that.place);
        }

        @Override
        public int hashCode() {
            return Objects.hash(row, place);
        }

        @Override
        public String toString() {
            return row + place;
        }
    }

    @Entity
    @Table(name = "seat")
    static class Seat {
        @EmbeddedId
        @AttributeOverride(name = "place", column = @Column(name = "seat_place", length = 10))
        SeatId id;

        @Version
        int version;

        @Nullable String colour;

        @OneToMany(mappedBy = "seat", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Booking> bookings = new ArrayList<>();

        @OneToMany(mappedBy = "seat")
        @MapKey
        Map<BookingId, Booking> byId = new LinkedHashMap<>();

        Seat() {}

        Seat(int row, String place, String colour) {
            this.id = new SeatId(row, place);
            this.colour = colour;
        }
    }

    /** With getters and setters of its own, and fields of other names. */
    static class BookingId {
        private long theNumber;
        private @Nullable String theDay;

        BookingId() {}

        BookingId(long number, String day) {
            theNumber = number;
            theDay = day;
        }

        long getNumber() {
            return theNumber;
        }

        void setNumber(long number) {
            theNumber = number;
        }

        @Nullable String getDay() {
            return theDay;
        }

        void setDay(String day) {
            theDay = day;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BookingId that
                    && theNumber == that.theNumber
                    && Objects.equals(theDay, that.theDay);
        }

        @Override
        public int hashCode() {
            return Objects.hash(theNumber, theDay);
        }
    }

    @Entity
    @IdClass(BookingId.class)
    @Table(name = "booking")
    static class Booking {
        private long number;
        private String day = "";
        private @Nullable Seat seat;
        private Set<Guest> guests = new HashSet<>();

        Booking() {}

        Booking(long number, String day, @Nullable Seat seat) {
            this.number = number;
            this.day = day;
            this.seat = seat;
            if (seat != null) {
                seat.bookings.add(this);
            }
        }

        @Id
        @Column(name = "booking_number")
        long getNumber() {
            return number;
        }

        void setNumber(long number) {
            this.number = number;
        }

        @Id
        @Column(name = "booking_day", length = 20)
        String getDay() {
            return day;
        }

        void setDay(String day) {
            this.day = day;
        }

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "its_place", referencedColumnName = "seat_place")
        @JoinColumn(name = "its_row", referencedColumnName = "seat_row")
        @Nullable Seat getSeat() {
            return seat;
        }

        void setSeat(@Nullable Seat seat) {
            this.seat = seat;
        }

        @ManyToMany(cascade = CascadeType.PERSIST)
        @JoinTable(
                name = "booking_guest",
                joinColumns = {
                    @JoinColumn(name = "b_day", referencedColumnName = "booking_day"),
                    @JoinColumn(name = "b_number", referencedColumnName = "booking_number")
                },
                inverseJoinColumns = {@JoinColumn(name = "g_first"), @JoinColumn(name = "g_last")})
        Set<Guest> getGuests() {
            return guests;
        }

        void setGuests(Set<Guest> guests) {
            this.guests = guests;
        }
    }

    record GuestId(String last, String first) {}

    @Entity
    @IdClass(GuestId.class)
    @Table(name = "guest")
    static class Guest {
        @Id
        String first;

        @Id
        String last;

        @ManyToMany(mappedBy = "guests")
        Set<Booking> bookings = new HashSet<>();

        // The key twice: as values and as a reference that is only read.
        @ManyToOne(fetch = FetchType.LAZY)
        @JoinColumn(name = "first", referencedColumnName = "first", insertable = false, updatable = false)
        @JoinColumn(name = "last", referencedColumnName = "last", insertable = false, updatable = false)
        @Nullable Guest self;

        Guest() {}

        Guest(String first, String last) {
            this.first = first;
            this.last = last;
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Seat.class, Booking.class, Guest.class);
        unit.inTransaction(manager -> {
            for (int row = 1; row <= 3; row++) {
                Seat seat = new Seat(row, "A", "red");
                manager.persist(seat);
                Booking booking = new Booking(row, "monday", seat);
                booking.getGuests().add(new Guest("Ann" + row, "Lee"));
                manager.persist(booking);
            }
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void anInstanceIsFoundByTheValuesOfItsKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Seat seat = manager.find(Seat.class, new SeatId(2, "A"));
                assertThat(seat.colour).isEqualTo("red");
                assertThat(manager.find(Seat.class, new SeatId(2, "A"))).isSameAs(seat);
                assertThat(manager.getReference(Seat.class, new SeatId(2, "A"))).isSameAs(seat);
                assertThat(manager.contains(seat)).isTrue();
                assertThat(unit.log.executions()).isEqualTo(1);
                assertThat(manager.find(Seat.class, new SeatId(2, "B"))).isNull();
                Booking booking = manager.find(Booking.class, new BookingId(2, "monday"));
                assertThat(booking.getSeat()).isSameAs(seat);
                assertThat(manager.find(Guest.class, new GuestId("Lee", "Ann2")).self.first)
                        .isEqualTo("Ann2");
            });
        }
    }

    @OnEachDatabase
    void theIdentifierIsTheProgramsOwnKindOfKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            var util = unit.factory.getPersistenceUnitUtil();
            unit.inTransaction(manager -> {
                assertThat(util.getIdentifier(manager.find(Seat.class, new SeatId(1, "A"))))
                        .isEqualTo(new SeatId(1, "A"));
                assertThat(util.getIdentifier(manager.find(Booking.class, new BookingId(1, "monday"))))
                        .isEqualTo(new BookingId(1, "monday"));
                assertThat(util.getIdentifier(manager.find(Guest.class, new GuestId("Lee", "Ann1"))))
                        .isEqualTo(new GuestId("Lee", "Ann1"));
            });
        }
    }

    @OnEachDatabase
    void aKeyOfAnotherClassOrWithoutAValueIsRefused(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            EntityManager manager = unit.factory.createEntityManager();
            assertThatThrownBy(() -> manager.find(Booking.class, 1L))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2127");
            assertThatThrownBy(() -> manager.find(Guest.class, new GuestId("Lee", null)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("ATH2129");
            Seat seat = new Seat();
            assertThatThrownBy(() -> manager.persist(seat))
                    .isInstanceOf(PersistenceException.class)
                    .hasMessageContaining("ATH2109 Seat#new has no value in its primary key row, place");
            manager.close();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aReferenceHasItsKeyWithoutAStatement(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Seat seat = manager.getReference(Seat.class, new SeatId(3, "A"));
                assertThat(seat.id).isEqualTo(new SeatId(3, "A"));
                assertThat(unit.log.executions()).isZero();
                assertThat(seat.colour).isEqualTo("red");
                assertThat(unit.log.executions()).isEqualTo(1);
            });
        }
    }

    @OnEachDatabase
    void rowsAreUpdatedLockedRefreshedAndDeletedByAllColumnsOfTheirKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.find(Seat.class, new SeatId(1, "A")).colour = "blue");
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE seat SET version = ?, colour = ? WHERE seat_row = ? AND seat_place = ? AND version = ?");
            unit.inTransaction(manager -> {
                Seat seat = manager.find(Seat.class, new SeatId(1, "A"), LockModeType.PESSIMISTIC_WRITE);
                seat.colour = "green";
                manager.refresh(seat);
                assertThat(seat.colour).isEqualTo("blue");
                Booking booking = manager.find(Booking.class, new BookingId(1, "monday"));
                booking.getGuests().clear();
                manager.remove(booking);
                seat.bookings.clear();
                manager.remove(seat);
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Seat.class, new SeatId(1, "A"))).isNull();
                assertThat(manager.find(Seat.class, new SeatId(2, "A"))).isNotNull();
            });
        }
    }

    @OnEachDatabase
    void aKeyThatChangesIsRefused(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            assertThatThrownBy(() ->
                            unit.inTransaction(manager -> manager.find(Seat.class, new SeatId(1, "A")).id.row = 7))
                    .hasStackTraceContaining("ATH2107");
        }
    }

    @OnEachDatabase
    void mergeFindsTheRowByItsKey(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            EntityManager other = unit.factory.createEntityManager();
            Seat detached = other.find(Seat.class, new SeatId(1, "A"));
            other.close();
            detached.colour = "gold";
            unit.inTransaction(manager -> {
                Seat merged = manager.merge(detached);
                assertThat(merged).isNotSameAs(detached);
                Seat made = manager.merge(new Seat(9, "Z", "new"));
                assertThat(made.id).isEqualTo(new SeatId(9, "Z"));
                manager.merge(new Booking(2, "monday", null));
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Seat.class, new SeatId(1, "A")).colour).isEqualTo("gold");
                assertThat(manager.find(Seat.class, new SeatId(9, "Z")).colour).isEqualTo("new");
                assertThat(manager.find(Booking.class, new BookingId(2, "monday"))
                                .getSeat())
                        .isNull();
            });
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void peersAreLoadedTogetherAlongReferencesCollectionsAndJoinTables(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Booking> bookings = manager.createQuery("SELECT b FROM Booking b ORDER BY b.number", Booking.class)
                        .getResultList();
                unit.log.clear();
                assertThat(bookings.get(0).getSeat().id.row).isEqualTo(1);
                assertThat(bookings.get(0).getSeat().colour).isEqualTo("red");
                assertThat(bookings.get(2).getSeat().colour).isEqualTo("red");
                assertThat(unit.log.executions()).isEqualTo(1);
                assertThat(bookings.get(0).getGuests()).hasSize(1);
                assertThat(bookings.get(1).getGuests())
                        .extracting(guest -> guest.first)
                        .containsExactly("Ann2");
                assertThat(unit.log.executions()).isEqualTo(2);
                assertThat(bookings.get(1).getSeat().bookings).containsExactly(bookings.get(1));
                assertThat(bookings.get(2).getSeat().bookings).containsExactly(bookings.get(2));
                assertThat(unit.log.executions()).isEqualTo(3);
                assertThat(bookings.get(2).getSeat().byId)
                        .containsExactly(Map.entry(new BookingId(3, "monday"), bookings.get(2)));
                Guest guest = bookings.get(0).getGuests().iterator().next();
                assertThat(guest.bookings).containsExactly(bookings.get(0));
            });
        }
    }

    @OnEachDatabase
    void linksAndOrphansGoByAllColumnsOfTheKeys(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Booking booking = manager.find(Booking.class, new BookingId(1, "monday"));
                booking.getGuests().add(manager.getReference(Guest.class, new GuestId("Lee", "Ann2")));
                booking.getGuests().remove(manager.find(Guest.class, new GuestId("Lee", "Ann1")));
                Seat seat = manager.find(Seat.class, new SeatId(3, "A"));
                seat.bookings.get(0).getGuests().clear();
                seat.bookings.clear();
            });
            unit.inTransaction(manager -> {
                assertThat(manager.find(Booking.class, new BookingId(1, "monday"))
                                .getGuests())
                        .extracting(guest -> guest.first)
                        .containsExactly("Ann2");
                assertThat(manager.find(Booking.class, new BookingId(3, "monday")))
                        .isNull();
            });
        }
    }

    @OnEachDatabase
    void queriesComparePartsOfKeysAndKeysAsAWhole(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(rows(manager, "SELECT s FROM Seat s WHERE s.id.row = :x", 2))
                        .containsExactly(2);
                assertThat(rows(manager, "SELECT s FROM Seat s WHERE s.id = :x", new SeatId(2, "A")))
                        .containsExactly(2);
                assertThat(rows(manager, "SELECT s FROM Seat s WHERE id(s) = :x", new SeatId(2, "A")))
                        .containsExactly(2);
                assertThat(rows(manager, "SELECT s FROM Seat s WHERE s.id <> :x ORDER BY s.id", new SeatId(2, "A")))
                        .containsExactly(1, 3);
                assertThat(rows(
                                manager,
                                "SELECT s FROM Seat s WHERE s.id IN :x ORDER BY s.id DESC",
                                List.of(new SeatId(2, "A"), new SeatId(3, "A"), new SeatId(1, "B"))))
                        .containsExactly(3, 2);
                assertThat(rows(manager, "SELECT b.seat FROM Booking b WHERE id(b) = :x", new BookingId(3, "monday")))
                        .containsExactly(3);
                assertThat(rows(manager, "SELECT b.seat FROM Booking b WHERE b.seat.id.row = :x", 1))
                        .containsExactly(1);
                assertThat(rows(manager, "SELECT b.seat FROM Booking b WHERE b.seat.id = :x", new SeatId(3, "A")))
                        .containsExactly(3);
                assertThat(rows(manager, "SELECT b.seat FROM Booking b WHERE id(b.seat) = :x", new SeatId(3, "A")))
                        .containsExactly(3);
                assertThat(rows(
                                manager,
                                "SELECT s FROM Seat s WHERE s = :x",
                                manager.getReference(Seat.class, new SeatId(1, "A"))))
                        .containsExactly(1);
                assertThat(rows(manager, "SELECT b.seat FROM Booking b JOIN b.guests g WHERE g.first = :x", "Ann2"))
                        .containsExactly(2);
            });
        }
    }

    private static List<Integer> rows(EntityManager manager, String query, Object value) {
        return manager.createQuery(query, Seat.class).setParameter("x", value).getResultList().stream()
                .map(seat -> seat.id.row)
                .toList();
    }

    @OnEachDatabase
    void queriesSelectKeysAsAWhole(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery("SELECT s.id FROM Seat s ORDER BY s.id", SeatId.class)
                                .getResultList())
                        .containsExactly(new SeatId(1, "A"), new SeatId(2, "A"), new SeatId(3, "A"));
                assertThat(manager.createQuery("SELECT id(s) FROM Seat s ORDER BY id(s)", SeatId.class)
                                .getResultList())
                        .containsExactly(new SeatId(1, "A"), new SeatId(2, "A"), new SeatId(3, "A"));
                assertThat(manager.createQuery("SELECT id(b) FROM Booking b WHERE b.number = 2", BookingId.class)
                                .getSingleResult())
                        .isEqualTo(new BookingId(2, "monday"));
            });
            EntityManager manager = unit.factory.createEntityManager();
            assertThatThrownBy(() -> manager.createQuery("SELECT s FROM Seat s WHERE s.id < :x", Seat.class))
                    .hasMessageContaining("ATH3046");
            assertThatThrownBy(() -> manager.createQuery("SELECT LOWER(s.id) FROM Seat s", String.class))
                    .hasMessageContaining("ATH3049");
            manager.close();
        }
    }

    @OnEachDatabase
    @NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
    void aRemovedRowAndANewOneOfTheSameKeyAreOneUpdate(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Booking booking = new Booking(7, "friday", null);
                manager.persist(booking);
                manager.flush();
                unit.log.clear();
                manager.remove(booking);
                manager.persist(new Booking(7, "friday", manager.getReference(Seat.class, new SeatId(1, "A"))));
                manager.flush();
                assertThat(unit.log.statements())
                        .containsExactly(
                                "DELETE FROM booking_guest WHERE b_number = ? AND b_day = ?",
                                "UPDATE booking SET its_row = ?, its_place = ? WHERE booking_number = ? AND booking_day = ?");
            });
            assertThatThrownBy(() -> unit.inTransaction(manager -> {
                        manager.remove(manager.find(Booking.class, new BookingId(7, "friday")));
                        manager.persist(new Booking(7, "friday", null));
                        manager.persist(new Booking(7, "friday", null));
                    }))
                    .hasStackTraceContaining("ATH2110");
        }
    }
}
