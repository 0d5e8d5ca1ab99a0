package dev.athanor.enhance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.instrument.InstanceState;
import dev.athanor.instrument.Instrumented;
import jakarta.persistence.Entity;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a constructor writes counts as set unless it is null or an empty collection, and is never a change. */
@WovenTest
class ConstructorTest {
    @Entity
    static class Invoice {
        int count = 0;
        long total = 5;
        double rate = 0.5;

        @Nullable String text = "initial";

        @Nullable String absent = null;

        List<String> empty = new ArrayList<>();
        List<String> full = List.of("one");
        Map<String, String> emptyMap = new HashMap<>();
        final String code;
        final long number;
        final double weight;
        final @Nullable String nothing;

        @Nullable Invoice next;

        @Nullable String late;

        Invoice() {
            this("code", 7);
        }

        Invoice(String code, long number) {
            super();
            this.code = code;
            this.number = number;
            this.weight = number * 2;
            this.nothing = null;
        }

        /** A copy constructor that reads from the other instance and writes to it. */
        Invoice(Invoice previous) {
            this(previous.code, previous.number + 1);
            previous.next = this;
            this.text = previous.text;
            late = previous.late != null ? previous.late : "late";
        }
    }

    @Entity
    static class Reminder extends Invoice {
        Reminder() {
            text = "from below";
            count++;
        }
    }

    /** Not of the hierarchy: its constructors write as everybody else does. */
    static class Clerk {
        Clerk(Invoice invoice) {
            invoice.text = "clerk";
        }
    }

    private static InstanceState state(Object entity) {
        return ((Instrumented) entity).$athanor$state();
    }

    private static List<String> set(Object entity) {
        Instrumented instance = (Instrumented) entity;
        return instance.$athanor$index().names().stream()
                .filter(name ->
                        state(entity).isLoaded(instance.$athanor$index().names().indexOf(name)))
                .toList();
    }

    @Test
    void initialisersAndAssignmentsCount() {
        Invoice invoice = new Invoice();
        assertThat(set(invoice)).containsExactly("count", "total", "rate", "text", "full", "code", "number", "weight");
        assertThat(state(invoice).isAnyChanged()).isFalse();
        assertThat(invoice.total + invoice.number + invoice.weight + invoice.rate)
                .isEqualTo(26.5);
        assertThat(invoice.code + invoice.text + invoice.nothing).isEqualTo("codeinitialnull");
        assertThat(invoice.empty).isEmpty();
    }

    @Test
    void writesToAnotherInstanceOfTheClassAreChanges() {
        Invoice first = new Invoice();
        RecordingOwner owner = RecordingOwner.attach(first);
        Invoice second = new Invoice(first);
        assertThat(owner.calls()).containsExactly("changing next from null");
        assertThat(first.next).isSameAs(second);
        assertThat(set(second)).contains("text", "late").doesNotContain("next");
    }

    @Test
    void readsInAConstructorAreReads() {
        Invoice first = new Invoice();
        RecordingOwner owner = RecordingOwner.attachUnloaded(first);
        new Invoice(first);
        // Final fields are read as they are.
        assertThat(owner.calls()).containsExactly("changing next from null", "reading text", "reading late");
    }

    @Test
    void subclassesInitialiseInheritedFields() {
        Reminder reminder = new Reminder();
        assertThat(reminder.text).isEqualTo("from below");
        assertThat(reminder.count).isOne();
        assertThat(set(reminder)).contains("text", "count");
    }

    @Test
    void otherConstructorsWriteAsUsual() {
        Invoice invoice = new Invoice();
        RecordingOwner owner = RecordingOwner.attach(invoice);
        new Clerk(invoice);
        assertThat(owner.calls()).containsExactly("changing text from initial");
    }

    @Test
    void finalFieldsAreNeverWrittenFromOutside() {
        Invoice invoice = new Invoice();
        Instrumented instance = (Instrumented) invoice;
        int code = instance.$athanor$index().names().indexOf("code");
        instance.$athanor$set(code, "other");
        assertThat(instance.$athanor$get(code)).isEqualTo("code");
        assertThat(Invoice.class.getDeclaredMethods())
                .extracting(Method::getName)
                .doesNotContain("$athanor$write_code", "$athanor$read_code");
    }
}
