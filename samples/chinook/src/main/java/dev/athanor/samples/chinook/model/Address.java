package dev.athanor.samples.chinook.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Where somebody lives or where an invoice goes; a value, replaced as a whole. */
@Embeddable
public class Address {

    @Column(name = "address", length = 70, nullable = false)
    private String street;

    @Column(name = "city", length = 40, nullable = false)
    private String city;

    @Column(name = "state", length = 40, nullable = false)
    private String state;

    @Column(name = "country", length = 40, nullable = false)
    private String country;

    @Column(name = "postal_code", length = 10, nullable = false)
    private String postalCode;

    /** For the persistence provider, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Address() {}

    public Address(String street, String city, String state, String country, String postalCode) {
        this.street = street;
        this.city = city;
        this.state = state;
        this.country = country;
        this.postalCode = postalCode;
    }

    public String getStreet() {
        return street;
    }

    public String getCity() {
        return city;
    }

    public String getState() {
        return state;
    }

    public String getCountry() {
        return country;
    }

    public String getPostalCode() {
        return postalCode;
    }
}
