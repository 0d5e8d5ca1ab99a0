package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** One track on an invoice, at the price of that day. */
@Entity
@Table(name = "invoice_line")
public class InvoiceLine {

    @Id
    @Column(name = "invoice_line_id")
    private Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "invoice_id", nullable = false)
    private Invoice invoice;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "track_id", nullable = false)
    private Track track;

    @Column(name = "unit_price", precision = 10, scale = 2, nullable = false)
    private BigDecimal unitPrice;

    @Column(name = "quantity", nullable = false)
    private int quantity;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected InvoiceLine() {}

    /** A new line joins the lines of its invoice at once, so both sides agree. */
    public InvoiceLine(int id, Invoice invoice, Track track, BigDecimal unitPrice, int quantity) {
        this.id = id;
        this.invoice = invoice;
        this.track = track;
        this.unitPrice = unitPrice;
        this.quantity = quantity;
        invoice.getLines().add(this);
    }

    public Integer getId() {
        return id;
    }

    public Invoice getInvoice() {
        return invoice;
    }

    public Track getTrack() {
        return track;
    }

    public BigDecimal getUnitPrice() {
        return unitPrice;
    }

    public int getQuantity() {
        return quantity;
    }

    /** What this line adds to the total of its invoice. */
    public BigDecimal getAmount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
