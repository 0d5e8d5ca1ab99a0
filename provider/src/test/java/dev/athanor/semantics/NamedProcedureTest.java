package dev.athanor.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.testing.OnEachDatabase;
import dev.athanor.testing.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedStoredProcedureQueries;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.StoredProcedureParameter;

/** Stored procedures that annotations give names to. */
class NamedProcedureTest {
    @Entity
    @NamedStoredProcedureQueries({
        @NamedStoredProcedureQuery(
                name = "Invoice.total",
                procedureName = "invoice_total",
                parameters = {
                    @StoredProcedureParameter(name = "customer", type = Integer.class),
                    @StoredProcedureParameter(name = "total", mode = ParameterMode.OUT, type = Long.class)
                }),
        @NamedStoredProcedureQuery(
                name = "Invoice.all",
                procedureName = "all_invoices",
                resultClasses = Invoice.class,
                parameters = @StoredProcedureParameter(mode = ParameterMode.REF_CURSOR, type = void.class))
    })
    static class Invoice {
        @Id
        int id;
    }

    @OnEachDatabase
    void aUnitWithNamedProceduresIsUsable(TestDatabase database) {
        try (ManagerUnit unit = new ManagerUnit(database, Invoice.class)) {
            unit.inTransaction(manager -> manager.persist(new Invoice()));
            assertThat(unit.log.statements("INSERT")).hasSize(1);
        }
    }
}
