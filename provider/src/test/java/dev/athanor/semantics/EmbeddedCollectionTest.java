package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Persistence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Collections of values inside embeddables are collections of the entity that holds them. */
class EmbeddedCollectionTest {
    @Embeddable
    static class Mail {
        String box;

        Mail() {}

        Mail(String box) {
            this.box = box;
        }
    }

    @Embeddable
    static class Contact {
        String street;

        @ElementCollection
        Set<String> phones = new HashSet<>();

        @ElementCollection(fetch = FetchType.EAGER)
        @AttributeOverride(name = "box", column = @Column(name = "mailbox"))
        List<Mail> mails = new ArrayList<>();

        Contact() {}

        Contact(String street, String... phones) {
            this.street = street;
            this.phones.addAll(List.of(phones));
        }
    }

    @Embeddable
    static class Details {
        int age;

        @Embedded
        Contact contact;
    }

    @Entity(name = "Member")
    static class Member {
        @Id
        int id;

        @Embedded
        Details details;

        Member() {}

        Member(int id, Contact contact) {
            this.id = id;
            details = new Details();
            details.contact = contact;
        }
    }

    private static ManagerUnit unit(TestDatabase database) {
        ManagerUnit unit = new ManagerUnit(database, Mail.class, Contact.class, Details.class, Member.class);
        unit.inTransaction(manager -> {
            Contact contact = new Contact("Elm", "1", "2");
            contact.mails.add(new Mail("a"));
            manager.persist(new Member(1, contact));
            manager.persist(new Member(2, new Contact(null, "3")));
        });
        unit.log.clear();
        return unit;
    }

    private static void change(ManagerUnit unit, Consumer<Member> change) {
        unit.inTransaction(manager -> {
            change.accept(manager.find(Member.class, 1));
            unit.log.clear();
        });
    }

    private static void read(ManagerUnit unit, Consumer<Contact> check) {
        unit.inTransaction(manager -> check.accept(manager.find(Member.class, 1).details.contact));
    }

    @OnEachDatabase
    void comesBackAsItWasWritten(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            read(unit, contact -> {
                assertThat(contact.street).isEqualTo("Elm");
                assertThat(contact.phones).containsExactlyInAnyOrder("1", "2");
                assertThat(contact.mails).extracting(mail -> mail.box).containsExactly("a");
            });
        }
    }

    @OnEachDatabase
    void isLoadedWithThoseOfPeers(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                List<Member> members = manager.createQuery("select m from Member m order by m.id", Member.class)
                        .getResultList();
                members.forEach(
                        member -> assertThat(member.details.contact.street).isIn("Elm", null));
                // The members and their eager mails.
                assertThat(unit.log.statements("SELECT")).hasSize(2);
                members.forEach(
                        member -> assertThat(member.details.contact.phones).isNotEmpty());
                assertThat(unit.log.statements("SELECT")).hasSize(3);
            });
        }
    }

    @OnEachDatabase
    void changesAreWrittenAsADifference(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, member -> {
                member.details.contact.phones.remove("1");
                member.details.contact.phones.add("9");
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("UPDATE")).isEmpty();
            change(unit, member -> member.details.contact.mails.get(0).box = "b");
            read(unit, contact -> {
                assertThat(contact.phones).containsExactlyInAnyOrder("2", "9");
                assertThat(contact.mails).extracting(mail -> mail.box).containsExactly("b");
            });
        }
    }

    @OnEachDatabase
    void replacingTheCollectionIsADifference(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, member -> {
                assertThat(member.details.contact.phones).hasSize(2);
                member.details.contact.phones = new HashSet<>(List.of("2", "4"));
            });
            assertThat(unit.log.statements("DELETE")).hasSize(1);
            read(unit, contact -> assertThat(contact.phones).containsExactlyInAnyOrder("2", "4"));
            // What was not loaded is deleted as a whole.
            change(unit, member -> member.details.contact.phones = new HashSet<>(List.of("5")));
            read(unit, contact -> assertThat(contact.phones).containsExactly("5"));
        }
    }

    @OnEachDatabase
    void anotherEmbeddableComesWithItsOwn(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, member -> member.details.contact = new Contact("Oak", "7"));
            read(unit, contact -> {
                assertThat(contact.street).isEqualTo("Oak");
                assertThat(contact.phones).containsExactly("7");
                assertThat(contact.mails).isEmpty();
            });
            change(unit, member -> member.details = null);
            read(unit, contact -> {
                assertThat(contact.street).isNull();
                assertThat(contact.phones).isEmpty();
            });
        }
    }

    @OnEachDatabase
    void oneThatWasNotThereBeforeIsNew(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                Member member = new Member(3, null);
                member.details = null;
                manager.persist(member);
                manager.flush();
                unit.log.clear();
                member.details = new Details();
                member.details.contact = new Contact("Yew", "8");
            });
            assertThat(unit.log.statements("DELETE")).isEmpty();
            unit.inTransaction(manager -> assertThat(manager.find(Member.class, 3).details.contact.phones)
                    .containsExactly("8"));
        }
    }

    @OnEachDatabase
    void otherChangesOfTheEmbeddableLeaveItAlone(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            change(unit, member -> member.details.contact.street = "Ash");
            assertThat(unit.log.statements()).hasSize(1);
            read(unit, contact -> assertThat(contact.phones).hasSize(2));
        }
    }

    @OnEachDatabase
    void theRowsGoWithTheEntity(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> manager.remove(manager.find(Member.class, 1)));
            unit.inTransaction(manager -> assertThat(
                            manager.createQuery("select p from Member m join m.details.contact.phones p", String.class)
                                    .getResultList())
                    .containsExactly("3"));
        }
    }

    @OnEachDatabase
    void queriesFindTheWay(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            unit.inTransaction(manager -> {
                assertThat(manager.createQuery(
                                        "select m.id from Member m join m.details.contact.mails x where x.box = 'a'",
                                        Integer.class)
                                .getResultList())
                        .containsExactly(1);
                assertThat(manager.createQuery(
                                        "select m.id from Member m where '3' member of m.details.contact.phones",
                                        Integer.class)
                                .getResultList())
                        .containsExactly(2);
                Member member = manager.createQuery(
                                "select m from Member m join fetch m.details.contact.phones where m.id = 1",
                                Member.class)
                        .getSingleResult();
                unit.log.clear();
                assertThat(member.details.contact.phones).hasSize(2);
                assertThat(unit.log.statements()).isEmpty();
                assertThat(Persistence.getPersistenceUtil().isLoaded(member)).isTrue();
            });
        }
    }

    @OnEachDatabase
    void mergeCopiesWhatWasLoaded(TestDatabase database) {
        try (ManagerUnit unit = unit(database)) {
            Member[] detached = new Member[1];
            unit.inTransaction(manager -> {
                detached[0] = manager.find(Member.class, 1);
                assertThat(detached[0].details.contact.mails).hasSize(1);
            });
            detached[0].details.contact.mails.add(new Mail("z"));
            detached[0].details.contact.street = "Fir";
            unit.inTransaction(manager -> manager.merge(detached[0]));
            read(unit, contact -> {
                assertThat(contact.street).isEqualTo("Fir");
                // Never loaded, and kept.
                assertThat(contact.phones).containsExactlyInAnyOrder("1", "2");
                assertThat(contact.mails).extracting(mail -> mail.box).containsExactlyInAnyOrder("a", "z");
            });
        }
    }
}
