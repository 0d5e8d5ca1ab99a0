package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Somebody who buys, and the employee who looks after him or her. */
@Entity
@Table(name = "customer")
public class Customer {

    @Id
    @Column(name = "customer_id")
    private Integer id;

    @Column(name = "first_name", length = 40, nullable = false)
    private String firstName;

    @Column(name = "last_name", length = 20, nullable = false)
    private String lastName;

    @Column(name = "company", length = 80, nullable = false)
    private String company;

    @Embedded
    private Address address;

    @Column(name = "phone", length = 24, nullable = false)
    private String phone = "";

    @Column(name = "fax", length = 24, nullable = false)
    private String fax = "";

    @Column(name = "email", length = 60, nullable = false)
    private String email = "";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "support_rep_id", nullable = false)
    private Employee supportRep;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Customer() {}

    public Customer(int id, String firstName, String lastName, String company, Address address, Employee supportRep) {
        this.id = id;
        this.firstName = firstName;
        this.lastName = lastName;
        this.company = company;
        this.address = address;
        this.supportRep = supportRep;
    }

    public Integer getId() {
        return id;
    }

    public String getName() {
        return firstName + " " + lastName;
    }

    public String getCompany() {
        return company;
    }

    public Address getAddress() {
        return address;
    }

    public void setAddress(Address address) {
        this.address = address;
    }

    /** How to reach this customer without a stamp. */
    public void setContact(String phone, String fax, String email) {
        this.phone = phone;
        this.fax = fax;
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public String getFax() {
        return fax;
    }

    public String getEmail() {
        return email;
    }

    public Employee getSupportRep() {
        return supportRep;
    }

    public void setSupportRep(Employee supportRep) {
        this.supportRep = supportRep;
    }
}
