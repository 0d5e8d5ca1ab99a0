package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.NativeKind;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.Slot;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which members of a class are its attributes, and which field stands behind each. */
class AccessTest {
    @Entity
    static class ByField {
        static final long VERSION = 1;

        @Id
        long id;

        String name;
        transient String scratch;

        @Transient
        String note;

        String getShout() {
            return name + "!";
        }
    }

    @Entity
    static class ByProperty {
        private long key;
        private String text;
        private boolean active;
        private String scratch;
        private String url;

        @Id
        public long getId() {
            return key;
        }

        public void setId(long id) {
            this.key = id;
        }

        public String getText() {
            return text == null ? "" : text;
        }

        public void setText(String text) {
            this.text = text;
        }

        public boolean isActive() {
            return active;
        }

        protected void setActive(boolean active) {
            this.active = active;
        }

        public String getURL() {
            return url;
        }

        private void setURL(String given) {
            url = given;
        }

        @Transient
        public String getScratch() {
            return scratch;
        }

        public String get() {
            return text;
        }

        public String getter() {
            return text;
        }

        public static String getStatic() {
            return "";
        }
    }

    @MappedSuperclass
    abstract static class AboveTheId {
        String above;
    }

    @Entity
    static class BelowByProperty extends AboveTheId {
        private long id;

        @Id
        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }
    }

    @Entity
    @Access(AccessType.FIELD)
    static class Mixed {
        @Id
        long id;

        private String phone;

        String plain;

        @Access(AccessType.PROPERTY)
        @Column(name = "PHONE_NUMBER")
        String getPhoneNumber() {
            return phone;
        }

        void setPhoneNumber(String number) {
            phone = number;
        }
    }

    @Embeddable
    static class Money {
        private long cents;

        long getAmount() {
            return cents;
        }

        void setAmount(long amount) {
            this.cents = amount;
        }
    }

    @Entity
    static class Account {
        private long id;
        private Money balance;

        @Id
        long getId() {
            return id;
        }

        void setId(long id) {
            this.id = id;
        }

        Money getBalance() {
            return balance;
        }

        void setBalance(Money balance) {
            this.balance = balance;
        }
    }

    @Entity
    static class Wrong {
        @Id
        long id;

        final String fixed = "";
    }

    @Entity
    static class Misplaced {
        @Id
        long id;

        String shown;

        @Column(name = "X")
        String getShown() {
            return shown;
        }
    }

    @Entity
    static class IdOnBothSides {
        @Id
        private long id;

        @Column(name = "X")
        private String shown;

        @Id
        @Column(name = "CODE")
        long getId() {
            return id;
        }

        void setId(long id) {
            this.id = id;
        }

        String getShown() {
            return shown;
        }

        void setShown(String shown) {
            this.shown = shown;
        }
    }

    @Entity
    static class MisplacedOnFields {
        private long id;

        @Column(name = "X")
        private String lost;

        @Id
        long getId() {
            return id;
        }

        void setId(long id) {
            this.id = id;
        }

        String getLost() {
            return lost;
        }

        void setLost(String lost) {
            this.lost = lost;
        }
    }

    @Entity
    static class WrongProperties {
        private long id;

        @Id
        long getId() {
            return id;
        }

        void setId(long id) {
            this.id = id;
        }

        String getReadOnly() {
            return "";
        }

        String getNowhere() {
            return "";
        }

        void setNowhere(String value) {}
    }

    private static List<String> attributes(Class<?> type) {
        return Models.of(type).mapper(type).attributes().stream()
                .map(each -> each.name())
                .toList();
    }

    @Test
    void fieldsAreAttributesUnlessStaticOrTransient() {
        assertThat(attributes(ByField.class)).containsExactly("id", "name");
    }

    @Test
    void gettersAreAttributesIfTheIdIsOnOne() {
        assertThat(attributes(ByProperty.class)).containsExactly("id", "text", "active", "URL");
        assertThat(Models.columns(Models.table(Models.of(ByProperty.class), "ByProperty")))
                .containsExactly("id Long not null", "text String", "active Boolean not null", "URL String");
    }

    @Test
    void theFieldBehindATrivialPropertyIsReachedDirectly() throws NoSuchFieldException {
        Mapper mapper = Models.of(ByProperty.class).mapper(ByProperty.class);
        List<Slot> slots = mapper.levels().get(0).slots();
        assertThat(slots.get(0)).isEqualTo(Slot.of(ByProperty.class.getDeclaredField("key"), NativeKind.LONG));
        assertThat(slots.get(3)).isEqualTo(Slot.of(ByProperty.class.getDeclaredField("url"), NativeKind.STRING));
        assertThat(mapper.attribute("id").number())
                .isEqualTo(mapper.index().number(ByProperty.class, "key"))
                .isZero();
    }

    @Test
    void anAccessorThatDoesMoreIsCalled() throws ReflectiveOperationException {
        Slot slot = Models.of(ByProperty.class)
                .mapper(ByProperty.class)
                .levels()
                .get(0)
                .slots()
                .get(1);
        assertThat(slot)
                .isEqualTo(new Slot(
                        ByProperty.class.getDeclaredField("text"),
                        NativeKind.OBJECT,
                        ByProperty.class.getDeclaredMethod("getText"),
                        ByProperty.class.getDeclaredMethod("setText", String.class)));
    }

    @Test
    void theIdDecidesForMappedSuperclassesToo() {
        assertThat(attributes(BelowByProperty.class)).containsExactly("id");
    }

    @Test
    void aMemberMayDecideForItself() {
        assertThat(Models.columns(Models.table(Models.of(Mixed.class), "Mixed")))
                .containsExactly("id Long not null", "plain String", "PHONE_NUMBER String");
        assertThat(attributes(Mixed.class)).containsExactly("id", "phoneNumber", "plain");
    }

    @Test
    void anEmbeddableWithoutAnnotationsFollowsItsOwner() {
        assertThat(Models.columns(Models.table(Models.of(Account.class, Money.class), "Account")))
                .containsExactly("id Long not null", "amount Long");
    }

    /** The specification leaves it open what becomes of them, and providers agree to pass over them. */
    @Test
    void annotationsOnTheOtherSideHaveNoEffectAndAreTold() {
        assertThat(Models.columns(Models.table(Models.of(Misplaced.class), "Misplaced")))
                .containsExactly("id Long not null", "shown String");
        assertThat(Models.warnings(Misplaced.class))
                .containsExactly(
                        "ATH1015 AccessTest$Misplaced.shown: @Column is on the getter, but the class is mapped by"
                                + " its fields; it has no effect -> Move the annotation, or add @Access to the class or to this"
                                + " member");
        assertThat(Models.columns(Models.table(Models.of(MisplacedOnFields.class), "MisplacedOnFields")))
                .containsExactly("id Long not null", "lost String");
        assertThat(Models.warnings(MisplacedOnFields.class))
                .containsExactly("ATH1015 AccessTest$MisplacedOnFields.lost: @Column is on the field, but the class is"
                        + " mapped by its getters; it has no effect -> Move the annotation, or add @Access to the class"
                        + " or to this member");
    }

    @Test
    void anIdOnBothSidesMeansGetters() {
        assertThat(Models.columns(Models.table(Models.of(IdOnBothSides.class), "IdOnBothSides")))
                .containsExactly("CODE Long not null", "shown String");
    }

    @Test
    void whatCannotBeAnAttributeIsRefused() {
        assertThat(Models.problems(Wrong.class, WrongProperties.class))
                .containsExactly(
                        "ATH1020 AccessTest$Wrong.fixed: a final field cannot be persistent -> Remove final, or mark the"
                                + " field as @Transient",
                        "ATH1022 AccessTest$WrongProperties.nowhere: no field was found behind getNowhere() -> Keep the"
                                + " value in one field of the same class, or mark the getter as @Transient",
                        "ATH1021 AccessTest$WrongProperties.readOnly: getReadOnly() has no setter -> Add a setter of the"
                                + " same type, which may be private, or mark the getter as @Transient");
    }
}
