package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.DeleteOrphan;
import dev.athanor.testing.NeedsWeaving;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Merging as SQLAlchemy does it: along relationships, collections by difference, from the side that leads there. */
@NeedsWeaving(NeedsWeaving.Reason.LAZY_REFERENCE)
class MergeCollectionTest {
    private static ShopUnit unit(TestDatabase database) {
        ShopUnit unit = new ShopUnit(
                database, Map.of("athanor.semantics", "sqlalchemy"), List.of(User.class, Mail.class, Phone.class));
        unit.inTransaction(session -> {
            User ada = new User(1, "Ada");
            ada.mails.add(new Mail(1, "a"));
            ada.mails.add(new Mail(2, "b"));
            ada.phones.add(new Phone(1, "p"));
            ada.phones.add(new Phone(2, "q"));
            session.persist(ada);
        });
        unit.log.clear();
        return unit;
    }

    @OnEachDatabase
    void theMembersReplaceThoseOfTheTarget(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            User given = new User(1, "Ada");
            given.mails.add(new Mail(1, "changed"));
            given.mails.add(new Mail(3, "new"));
            unit.inTransaction(session -> {
                User merged = (User) session.merge(given);
                assertThat(merged).isNotSameAs(given);
                assertThat(merged.mails).extracting(mail -> mail.id).containsExactly(1, 3);
                assertThat(merged.mails).allMatch(mail -> mail.user == merged);
                // The given instances are as they were.
                assertThat(given.mails).allMatch(mail -> mail.user == given);
                assertThat(session.contains(given.mails.get(0))).isFalse();
            });
            assertThat(unit.log.statements("UPDATE"))
                    .containsExactly(
                            "UPDATE mail SET address = ? WHERE id = ?", "UPDATE mail SET user_id = ? WHERE id = ?");
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("DELETE")).isEmpty();
        }
    }

    @OnEachDatabase
    void aMissingOrphanIsDeleted(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            User given = new User(1, "Ada");
            given.phones.add(new Phone(1, "p"));
            unit.inTransaction(session -> session.merge(given));
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            assertThat(unit.log.statements("DELETE")).containsExactly("DELETE FROM phone WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aCollectionThatWasNotTouchedIsLeftAlone(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> session.merge(new User(1, "Grace")));
            assertThat(unit.log.statements())
                    .containsExactly(
                            "SELECT t1.id, t1.name FROM users t1 WHERE t1.id = ?",
                            "UPDATE users SET name = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void equalStateIsCopiedAndNotWritten(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            User given = new User(1, "Ada");
            given.mails.add(new Mail(1, "a"));
            given.mails.add(new Mail(2, "b"));
            unit.inTransaction(session -> {
                User merged = (User) session.merge(given);
                assertThat(session.dirtyInstances()).contains(merged, merged.mails.get(0));
            });
            assertThat(unit.log.statements()).allMatch(sql -> sql.startsWith("SELECT"));
        }
    }

    @OnEachDatabase
    void aReferenceLeadsToTheMergedObject(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Mail given = new Mail(1, "a");
            given.user = new User(1, "renamed");
            unit.inTransaction(session -> {
                Mail merged = (Mail) session.merge(given);
                assertThat(merged.user.name).isEqualTo("renamed");
                assertThat(merged.user).isNotSameAs(given.user);
            });
            assertThat(unit.log.statements())
                    .containsExactly(
                            "SELECT t1.id, t1.address, t1.user_id FROM mail t1 WHERE t1.id = ?",
                            "SELECT t1.id, t1.name FROM users t1 WHERE t1.id = ?",
                            "UPDATE users SET name = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void aNullReferenceIsCopied(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            Mail given = new Mail(1, "a");
            given.user = null;
            unit.inTransaction(
                    session -> assertThat(((Mail) session.merge(given)).user).isNull());
            assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE mail SET user_id = ? WHERE id = ?");
        }
    }

    @OnEachDatabase
    void severalObjectsOfOneKeyHaveOneTarget(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            User given = new User(7, "Eve");
            given.mails.add(new Mail(9, "x"));
            given.mails.add(new Mail(9, "y"));
            unit.inTransaction(session -> {
                User merged = (User) session.merge(given);
                assertThat(merged.mails.get(0)).isSameAs(merged.mails.get(1));
                assertThat(merged.mails.get(0).address).isEqualTo("y");
                merged.mails.remove(1);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(2);
        }
    }

    @OnEachDatabase
    void aPersistentInstanceIsReturnedAsItIs(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(session -> {
                User ada = (User) session.find(User.class, 1);
                assertThat(session.merge(ada)).isSameAs(ada);
                assertThat(session.dirtyInstances()).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void anInstanceOfAnotherSessionIsCopied(TestDatabase database) {
        try (ShopUnit unit = unit(database)) {
            unit.inTransaction(one -> {
                User ada = (User) one.find(User.class, 1);
                unit.inTransaction(other -> {
                    User copy = (User) other.merge(ada);
                    assertThat(copy).isNotSameAs(ada);
                    copy.name = "of the other";
                });
                assertThat(ada.name).isEqualTo("Ada");
                assertThat(one.contains(ada)).isTrue();
            });
        }
    }

    @Entity
    @Table(name = "users")
    static class User {
        @Id
        int id;

        String name;

        @OneToMany(mappedBy = "user")
        @OrderBy("id")
        List<Mail> mails = new ArrayList<>();

        @OneToMany(mappedBy = "user", cascade = CascadeType.ALL)
        @DeleteOrphan
        @OrderBy("id")
        List<Phone> phones = new ArrayList<>();

        User() {}

        User(int id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    @Entity
    @Table(name = "mail")
    static class Mail {
        @Id
        int id;

        String address;

        @ManyToOne(fetch = FetchType.LAZY)
        User user;

        Mail() {}

        Mail(int id, String address) {
            this.id = id;
            this.address = address;
        }
    }

    @Entity
    @Table(name = "phone")
    static class Phone {
        @Id
        int id;

        String number;

        @ManyToOne(fetch = FetchType.LAZY)
        User user;

        Phone() {}

        Phone(int id, String number) {
            this.id = id;
            this.number = number;
        }
    }
}
