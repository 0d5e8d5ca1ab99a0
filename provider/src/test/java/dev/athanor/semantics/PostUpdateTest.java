package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.message.FlushException;
import dev.athanor.semantics.Shop.Person;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;

/** Rows that refer to each other in a circle: one reference is written, or cleared, by a statement of its own. */
class PostUpdateTest {
    @OnEachDatabase
    void twoNewRowsReferToEachOther(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Person one = new Person(1, "one");
                Person two = new Person(2, "two");
                one.boss = two;
                two.deputy = one;
                session.persist(one);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            unit.inTransaction(session -> {
                Person one = (Person) session.find(Person.class, 1);
                assertThat(one.boss.name).isEqualTo("two");
                assertThat(one.boss.deputy).isSameAs(one);
            });
            unit.log.clear();
            unit.inTransaction(session -> {
                session.remove(session.find(Person.class, 1));
                session.remove(session.find(Person.class, 2));
            });
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    void aRowThatRefersToItselfNeedsNoSecondStatement(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database)) {
            unit.inTransaction(session -> {
                Person one = new Person(1, "one");
                one.boss = one;
                session.persist(one);
            });
            assertThat(unit.log.statements()).hasSize(1);
            unit.inTransaction(session -> {
                Person one = (Person) session.find(Person.class, 1);
                assertThat(one.boss).isSameAs(one);
                unit.log.clear();
                session.remove(one);
            });
            if (database.kind() == TestDatabase.Kind.MARIADB) {
                // The row would not let itself go.
                assertThat(unit.log.statements())
                        .containsExactly(
                                "UPDATE person SET boss_id = ? WHERE id = ?", "DELETE FROM person WHERE id = ?");
            } else {
                assertThat(unit.log.statements()).containsExactly("DELETE FROM person WHERE id = ?");
            }
        }
    }

    @OnEachDatabase
    void aRowThatRefersToItselfByAKeyToCome(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Link.class))) {
            unit.inTransaction(session -> {
                Link link = new Link();
                link.next = link;
                session.persist(link);
            });
            assertThat(unit.log.statements("INSERT")).hasSize(1);
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            unit.inTransaction(session -> {
                Link link = (Link) session.find(Link.class, 1L);
                assertThat(link.next).isSameAs(link);
            });
        }
    }

    @OnEachDatabase
    void aRingOfThree(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Link.class))) {
            unit.inTransaction(session -> {
                Link a = new Link();
                Link b = new Link();
                Link c = new Link();
                a.next = b;
                b.next = c;
                c.next = a;
                session.persist(b);
            });
            assertThat(unit.log.executions()).isEqualTo(4);
            unit.log.clear();
            unit.inTransaction(session -> {
                Link link = (Link) session.find(Link.class, 1L);
                assertThat(link.next.next.next).isSameAs(link);
                assertThat(link.next).isNotSameAs(link);
                unit.log.clear();
                session.remove(link);
                session.remove(link.next);
                session.remove(link.next.next);
            });
            assertThat(unit.log.statements("UPDATE")).hasSize(1);
            assertThat(unit.log.statements("DELETE")).hasSize(1);
        }
    }

    @OnEachDatabase
    void theReferenceThatMayBeNullIsTheOneThatWaits(TestDatabase database) {
        for (boolean leaderFirst : new boolean[] {true, false}) {
            try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Team.class, Member.class))) {
                unit.inTransaction(session -> {
                    Team team = new Team(1);
                    Member member = new Member(1);
                    team.leader = member;
                    member.team = team;
                    session.persist(leaderFirst ? member : team);
                    session.persist(leaderFirst ? team : member);
                });
                assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE team SET leader_id = ? WHERE id = ?");
                unit.log.clear();
                unit.inTransaction(session -> {
                    Team team = (Team) session.find(Team.class, 1);
                    assertThat(team.leader.team).isSameAs(team);
                    session.remove(leaderFirst ? team.leader : team);
                    session.remove(leaderFirst ? team : team.leader);
                });
                assertThat(unit.log.statements("UPDATE")).containsExactly("UPDATE team SET leader_id = ? WHERE id = ?");
            }
        }
    }

    @OnEachDatabase
    void aCircleWithoutNullIsRefused(TestDatabase database) {
        try (ShopUnit unit = new ShopUnit(database, Map.of(), List.of(Strict.class))) {
            assertThatThrownBy(() -> unit.inTransaction(session -> {
                        Strict one = new Strict(1);
                        Strict two = new Strict(2);
                        one.other = two;
                        two.other = one;
                        session.persist(one);
                    }))
                    .isInstanceOf(FlushException.class)
                    .hasMessage(
                            "ATH2108 Strict#1 and other new or removed rows refer to each other in a circle, and"
                                    + " Strict.other cannot be null in between -> Make the foreign key of Strict.other nullable");
            assertThat(unit.log.statements()).isEmpty();
        }
    }

    @Entity
    @Table(name = "link")
    static class Link {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
        Link next;
    }

    @Entity
    @Table(name = "team")
    static class Team {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Member leader;

        Team() {}

        Team(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "member")
    static class Member {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false)
        Team team;

        Member() {}

        Member(int id) {
            this.id = id;
        }
    }

    @Entity
    @Table(name = "strict")
    static class Strict {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY, optional = false, cascade = CascadeType.PERSIST)
        Strict other;

        Strict() {}

        Strict(int id) {
            this.id = id;
        }
    }
}
