package dev.athanor.internal.mapping.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.internal.mapping.CascadeSet.Kind;
import dev.athanor.internal.mapping.KeyGeneration;
import dev.athanor.internal.mapping.KeyPart;
import dev.athanor.internal.mapping.MappedModel;
import dev.athanor.internal.mapping.Mapper;
import dev.athanor.internal.mapping.PluralAssociation;
import dev.athanor.internal.mapping.PluralAttribute;
import dev.athanor.internal.mapping.ToOneAttribute;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both directions of a foreign key. */
class ForeignKeyAssociationTest {
    @Entity
    static class Invoice {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        long id;

        @Version
        int version;

        @Column(length = 40, nullable = false, unique = true)
        String number;

        @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
        List<InvoiceLine> lines = new ArrayList<>();
    }

    @Entity
    static class InvoiceLine {
        @Id
        long id;

        @Column(precision = 10, scale = 2)
        BigDecimal price;

        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        Invoice invoice;

        @ManyToOne
        @JoinColumn(name = "REPLACED_BY")
        InvoiceLine replacement;
    }

    private final MappedModel model = Models.of(InvoiceLine.class, Invoice.class);

    @Test
    void theForeignKeyHasTheNameAndTypeOfTheKey() {
        assertThat(Models.columns(Models.table(model, "InvoiceLine")))
                .containsExactly(
                        "id Long not null", "price BigDecimal", "invoice_id Long not null", "REPLACED_BY Long");
        assertThat(Models.foreignKeys(Models.table(model, "InvoiceLine")))
                .containsExactly("[invoice_id] -> Invoice[id]", "[REPLACED_BY] -> InvoiceLine[id]");
    }

    @Test
    void valuesKeepWhatTheirColumnSays() {
        assertThat(Models.columns(Models.table(model, "Invoice")))
                .containsExactly("id Long not null identity", "version Integer not null", "number String not null");
        assertThat(Models.uniqueKeys(Models.table(model, "Invoice"))).containsExactly("[number]");
        assertThat(Models.table(model, "Invoice").columns().get(2).shape().length())
                .isEqualTo(40);
        assertThat(Models.table(model, "InvoiceLine").columns().get(1).shape().precision())
                .isEqualTo(10);
        assertThat(Models.table(model, "InvoiceLine").columns().get(1).shape().scale())
                .isEqualTo(2);
    }

    @Test
    void bothSidesKnowEachOther() {
        Mapper invoice = model.mapper(Invoice.class);
        Mapper line = model.mapper("InvoiceLine");
        PluralAssociation lines = (PluralAssociation) invoice.attribute("lines");
        ToOneAttribute owner = (ToOneAttribute) line.attribute("invoice");
        assertThat(lines.mappedBy()).isSameAs(owner);
        assertThat(lines.inverse()).isSameAs(owner);
        assertThat(owner.inverse()).isSameAs(lines);
        assertThat(lines.target()).isSameAs(line);
        assertThat(lines.shape()).isEqualTo(PluralAttribute.Shape.LIST);
        assertThat(lines.isOneToMany()).isTrue();
        assertThat(lines.isLazy()).isTrue();
        assertThat(lines.cascade().has(Kind.DELETE_ORPHAN)).isTrue();
        assertThat(lines.cascade().has(Kind.PERSIST)).isTrue();
        assertThat(owner.isLazy()).isTrue();
        assertThat(owner.isOptional()).isFalse();
        assertThat(owner.heldIndex()).isZero();
        assertThat(((ToOneAttribute) line.attribute("replacement")).heldIndex()).isEqualTo(1);
        assertThat(line.attribute("replacement").isLazy()).isFalse();
    }

    @Test
    void keysAndVersionsAreFound() {
        Mapper invoice = model.mapper(Invoice.class);
        assertThat(invoice.id())
                .extracting(KeyPart::value)
                .containsExactly((dev.athanor.internal.mapping.BasicAttribute) invoice.attribute("id"));
        assertThat(invoice.keyGeneration().kind()).isEqualTo(KeyGeneration.Kind.IDENTITY);
        assertThat(invoice.version()).isSameAs(invoice.attribute("version"));
        assertThat(model.mapper(InvoiceLine.class).keyGeneration()).isEqualTo(KeyGeneration.ASSIGNED);
        assertThat(invoice.attributes())
                .extracting(Object::toString)
                .containsExactly("Invoice.id", "Invoice.version", "Invoice.number", "Invoice.lines");
    }
}
