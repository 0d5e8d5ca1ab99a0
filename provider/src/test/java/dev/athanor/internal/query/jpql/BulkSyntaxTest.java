package dev.athanor.internal.query.jpql;

import static dev.athanor.internal.query.jpql.CanonicalText.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bulk update and delete. */
class BulkSyntaxTest {
    @Test
    void update() {
        assertThat(
                        of(
                                "UPDATE Customer c SET c.status = 'x', c.address.city = NULL, c.owner = :o WHERE c.balance < 10000"))
                .isEqualTo("UPDATE Customer AS c SET c.status = 'x', c.address.city = NULL, c.owner = :o"
                        + " WHERE (c.balance < 10000)");
    }

    @Test
    void theVariableMayBeImplicit() {
        assertThat(of("UPDATE Customer SET status = 1")).isEqualTo("UPDATE Customer SET status = 1");
        assertThat(of("DELETE from Employee WHERE id(this) = :id AND version(this) = :version"))
                .isEqualTo("DELETE FROM Employee WHERE ((ID(this) = :id) AND (VERSION(this) = :version))");
    }

    @Test
    void delete() {
        assertThat(of("DELETE FROM Customer AS c WHERE c.orders IS EMPTY"))
                .isEqualTo("DELETE FROM Customer AS c WHERE (c.orders IS EMPTY)");
    }
}
