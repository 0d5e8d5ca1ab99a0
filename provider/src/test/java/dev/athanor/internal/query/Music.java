package dev.athanor.internal.query;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The entities of a music shop, as far as the queries of its sample application need them. */
final class Music {
    static final List<Class<?>> ENTITIES = List.of(
            Artist.class,
            Album.class,
            Track.class,
            Playlist.class,
            Employee.class,
            Customer.class,
            Invoice.class,
            InvoiceLine.class,
            Address.class);

    private Music() {}

    @Entity
    static class Artist {
        @Id
        int id;

        String name;

        @OneToMany(mappedBy = "artist", cascade = CascadeType.ALL)
        List<Album> albums = new ArrayList<>();
    }

    @Entity
    static class Album {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Artist artist;

        @OneToMany(mappedBy = "album", cascade = CascadeType.ALL)
        List<Track> tracks = new ArrayList<>();
    }

    @Entity
    static class Track {
        @Id
        int id;

        String name;

        @ManyToOne(fetch = FetchType.LAZY)
        Album album;
    }

    @Entity
    static class Playlist {
        @Id
        int id;

        String name;

        @ManyToMany
        Set<Track> tracks = new HashSet<>();
    }

    @Entity
    static class Employee {
        @Id
        int id;

        @ManyToOne(fetch = FetchType.LAZY)
        Employee reportsTo;

        @OneToMany(mappedBy = "reportsTo")
        List<Employee> reports = new ArrayList<>();
    }

    @Entity
    static class Customer {
        @Id
        int id;
    }

    @Embeddable
    static class Address {
        String country;
    }

    @Entity
    static class Invoice {
        @Id
        int id;

        LocalDateTime invoiceDate;
        BigDecimal total;
        Address billingAddress;

        @ManyToOne(fetch = FetchType.LAZY)
        Customer customer;

        @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL)
        List<InvoiceLine> lines = new ArrayList<>();
    }

    @Entity
    static class InvoiceLine {
        @Id
        int id;

        int quantity;
        BigDecimal unitPrice;

        @ManyToOne(fetch = FetchType.LAZY)
        Invoice invoice;

        @ManyToOne(fetch = FetchType.LAZY)
        Track track;
    }

    /** How often a track was sold, and for how much. */
    record TrackSales(int trackId, String track, String artist, long sold, BigDecimal revenue) {}
}
