package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.ResolvedText.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bulk update and delete. */
class BulkResolutionTest {
    @Test
    void updates() {
        assertThat(
                        of(
                                "UPDATE Order o SET o.total = o.total * 1.1BD, o.customer = :c, o.status = PAID, o.day = NULL WHERE o.id = 1"))
                .isEqualTo("UPDATE Order o SET o.total = (o.total * 1.1<BigDecimal>), o.customer = :c<Customer>,"
                        + " o.status = PAID<Status>, o.day = null<LocalDate> WHERE o.id = 1<Integer>");
        assertThat(of("UPDATE Customer SET address.city = :city, vip = false"))
                .isEqualTo("UPDATE Customer this SET this.city = :city<String>, this.vip = false<Boolean>");
    }

    @Test
    void deletes() {
        assertThat(of("DELETE FROM Customer c WHERE c.orders IS EMPTY AND name = 'x'"))
                .isEqualTo("DELETE FROM Customer c WHERE (c.orders IS EMPTY AND c.name = 'x'<String>)");
        assertThat(of("DELETE FROM Order WHERE ID(this) = :id AND customer.name = :n"))
                .isEqualTo("DELETE FROM Order this STEPS {this.customer} WHERE (this.id = :id<Integer>"
                        + " AND {this.customer}.name = :n<String>)");
    }
}
