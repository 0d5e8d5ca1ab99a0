package dev.athanor.samples.chinook.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** One purchase of one customer, with the address as it was on that day. */
@Entity
@Table(name = "invoice")
public class Invoice {

    @Id
    @Column(name = "invoice_id")
    private Integer id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "customer_id", nullable = false)
    private Customer customer;

    @Column(name = "invoice_date", nullable = false)
    private LocalDateTime invoiceDate;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "billing_address", length = 70, nullable = false))
    @AttributeOverride(name = "city", column = @Column(name = "billing_city", length = 40, nullable = false))
    @AttributeOverride(name = "state", column = @Column(name = "billing_state", length = 40, nullable = false))
    @AttributeOverride(name = "country", column = @Column(name = "billing_country", length = 40, nullable = false))
    @AttributeOverride(
            name = "postalCode",
            column = @Column(name = "billing_postal_code", length = 10, nullable = false))
    private Address billingAddress;

    @Column(name = "total", precision = 10, scale = 2, nullable = false)
    private BigDecimal total = BigDecimal.ZERO;

    @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<InvoiceLine> lines = new ArrayList<>();

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Invoice() {}

    public Invoice(int id, Customer customer, LocalDateTime invoiceDate, Address billingAddress) {
        this.id = id;
        this.customer = customer;
        this.invoiceDate = invoiceDate;
        this.billingAddress = billingAddress;
    }

    public Integer getId() {
        return id;
    }

    public Customer getCustomer() {
        return customer;
    }

    public LocalDateTime getInvoiceDate() {
        return invoiceDate;
    }

    public Address getBillingAddress() {
        return billingAddress;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }

    public List<InvoiceLine> getLines() {
        return lines;
    }
}
