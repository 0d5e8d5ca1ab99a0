package dev.athanor.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.athanor.message.MappingException;
import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A factory over a wrong mapping does not open, says every problem at once, and leaves nothing behind. */
class WrongMappingTest {
    @Entity
    @Table(name = "wrong_order")
    static class Order {
        @Id
        int id;

        @Version
        @Nullable String version;

        @Column(name = "id")
        int number;

        @OneToMany(mappedBy = "purchase")
        List<Line> lines = new ArrayList<>();

        @ManyToMany
        Set<Line> some = new HashSet<>();

        @ManyToMany
        Set<Line> others = new HashSet<>();

        @Nullable Runnable action;
    }

    @Entity
    static class Line {
        @ManyToOne
        @Nullable Order order;
    }

    @Entity
    @Access(AccessType.PROPERTY)
    static class Shared {
        private int amount;
        private int id;
        private ArrayList<Right> rights = new ArrayList<>();
        private final ArrayList<Right> lefts = new ArrayList<>();

        @Id
        int getId() {
            return id;
        }

        void setId(int id) {
            this.id = id;
        }

        int getAmount() {
            return amount;
        }

        void setAmount(int amount) {
            this.amount = amount;
        }

        int getHalf() {
            return amount / 2;
        }

        void setHalf(int half) {
            amount = half * 2;
        }

        @ManyToMany
        List<Right> getRights() {
            return rights;
        }

        void setRights(List<Right> rights) {
            this.rights = new ArrayList<>(rights);
        }

        @ManyToMany
        List<Right> getLefts() {
            return lefts;
        }

        void setLefts(List<Right> lefts) {
            this.lefts.clear();
            this.lefts.addAll(lefts);
        }
    }

    @Entity
    static class Right {
        @Id
        int id;
    }

    @OnEachDatabase
    void everyProblemIsSaidWithItsRemedyAndNothingIsDone(TestDatabase database) {
        MappingException refused = catchThrowableOfType(
                MappingException.class,
                () -> new MappedUnit(database, Order.class, Line.class, Shared.class, Right.class));
        assertThat(refused.getMessage().replace(WrongMappingTest.class.getName() + "$", ""))
                .isEqualTo("""
                        ATH1000 the mapping is refused; problems: 9
                          ATH1040 Line: the entity has no id -> Mark the attribute that identifies it with @Id
                          ATH1024 Order.action: the type java.lang.Runnable is not a basic type -> Add a converter,\
                         make the type @Embeddable or Serializable, or mark the attribute as @Transient
                          ATH1073 Order.lines: mappedBy names purchase, which is not an attribute of Line -> Name the\
                         attribute of that entity that refers to this one
                          ATH1060 Order.number: the column wrong_order.id is already written by id -> Give one of them\
                         another column (@Column, @AttributeOverride), or add insertable = false and updatable = false
                          ATH1064 Order.others: its join table wrong_order_Line is that of Order.some too -> Give one\
                         of them another name with @JoinTable(name = ...)
                          ATH1050 Order.version: a java.lang.String cannot be a version -> Use int, short, long,\
                         Timestamp, LocalDateTime or Instant
                          ATH1036 Shared.half: its value is in the field amount, which is that of amount already ->\
                         Mark one of the two getters as @Transient, or give each a field of its own
                          ATH1020 Shared.lefts: a final field cannot be persistent -> Remove final, or mark the field\
                         as @Transient
                          ATH1037 Shared.rights: the field rights behind it is of type java.util.ArrayList, which does\
                         not take every java.util.List -> Declare the field with the type of the property""");
        assertThat(refused.code()).isEqualTo("ATH1000");
        // Nothing of the refused unit is bound to the classes, or in the database.
        try (MappedUnit unit = new MappedUnit(database, Right.class)) {
            Right right = new Right();
            right.id = 1;
            unit.persist(right);
            assertThat(unit.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = '"
                            + database.schema() + "' AND lower(table_name) IN"
                            + " ('wrong_order', 'line', 'shared')"))
                    .isEmpty();
        }
    }
}
