package dev.athanor.benchmarks.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** Who orders; the instances of which a flush has ten thousand. */
@Entity
@Table(name = "customer")
public class Customer {
    @Id
    private Long id;

    @Column(nullable = false, length = 60)
    private String name;

    @Column(nullable = false, length = 80)
    private String email;

    @Column(nullable = false, length = 40)
    private String city;

    @Column(nullable = false, precision = 12, scale = 2)
    private BigDecimal credit;

    @Column(nullable = false)
    private boolean active;

    @Version
    private int version;

    protected Customer() {}

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public BigDecimal getCredit() {
        return credit;
    }

    public boolean isActive() {
        return active;
    }

    public int getVersion() {
        return version;
    }
}
