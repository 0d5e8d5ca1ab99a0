package dev.athanor.samples.chinook.file;

import dev.athanor.samples.chinook.model.Address;
import dev.athanor.samples.chinook.model.Album;
import dev.athanor.samples.chinook.model.Artist;
import dev.athanor.samples.chinook.model.Customer;
import dev.athanor.samples.chinook.model.Employee;
import dev.athanor.samples.chinook.model.Genre;
import dev.athanor.samples.chinook.model.Invoice;
import dev.athanor.samples.chinook.model.InvoiceLine;
import dev.athanor.samples.chinook.model.MediaType;
import dev.athanor.samples.chinook.model.Playlist;
import dev.athanor.samples.chinook.model.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a file as entities that know each other: plain new objects, no persistence involved. To be persisted or
 * merged root by root in the order of {@link #roots()}; everything else is reached by cascade.
 */
public final class EntityGraph {

    /** An object to hand to the EntityManager, and how many rows it stands for with all that hangs on it. */
    public record Root(Object entity, int rows) {}

    private final Map<Integer, Genre> genres = new LinkedHashMap<>();
    private final Map<Integer, MediaType> mediaTypes = new LinkedHashMap<>();
    private final Map<Integer, Artist> artists = new LinkedHashMap<>();
    private final Map<Integer, Album> albums = new LinkedHashMap<>();
    private final Map<Integer, Track> tracks = new LinkedHashMap<>();
    private final Map<Integer, Employee> employees = new LinkedHashMap<>();
    private final Map<Integer, Customer> customers = new LinkedHashMap<>();
    private final Map<Integer, Invoice> invoices = new LinkedHashMap<>();
    private final Map<Integer, Playlist> playlists = new LinkedHashMap<>();

    public EntityGraph(ChinookFile file) {
        file.genres().forEach(row -> genres.put(row.genreId(), new Genre(row.genreId(), row.name())));
        file.mediaTypes()
                .forEach(row -> mediaTypes.put(row.mediaTypeId(), new MediaType(row.mediaTypeId(), row.name())));
        file.artists().forEach(row -> artists.put(row.artistId(), new Artist(row.artistId(), row.name())));
        file.albums().forEach(this::addAlbum);
        file.tracks().forEach(this::addTrack);
        file.employees().forEach(this::addEmployee);
        file.employees().forEach(this::addSuperior);
        file.customers().forEach(this::addCustomer);
        file.invoices().forEach(this::addInvoice);
        file.invoiceLines().forEach(this::addInvoiceLine);
        file.playlists().forEach(row -> playlists.put(row.playlistId(), new Playlist(row.playlistId(), row.name())));
        file.playlistTracks().forEach(this::addPlaylistTrack);
    }

    /** What to hand to the EntityManager, in an order in which nothing refers to a root that comes later. */
    public List<Root> roots() {
        List<Root> roots = new ArrayList<>();
        genres.values().forEach(genre -> roots.add(new Root(genre, 1)));
        mediaTypes.values().forEach(mediaType -> roots.add(new Root(mediaType, 1)));
        artists.values().forEach(artist -> roots.add(new Root(artist, rows(artist))));
        employees.values().forEach(employee -> roots.add(new Root(employee, 1)));
        customers.values().forEach(customer -> roots.add(new Root(customer, 1)));
        invoices.values()
                .forEach(invoice ->
                        roots.add(new Root(invoice, 1 + invoice.getLines().size())));
        playlists
                .values()
                .forEach(playlist ->
                        roots.add(new Root(playlist, 1 + playlist.getTracks().size())));
        return roots;
    }

    private static int rows(Artist artist) {
        int tracks = artist.getAlbums().stream()
                .mapToInt(album -> album.getTracks().size())
                .sum();
        return 1 + artist.getAlbums().size() + tracks;
    }

    private void addAlbum(ChinookFile.AlbumRow row) {
        albums.put(row.albumId(), new Album(row.albumId(), row.title(), known(artists, row.artistId())));
    }

    private void addTrack(ChinookFile.TrackRow row) {
        Track track = new Track(
                row.trackId(),
                row.name(),
                known(albums, row.albumId()),
                known(mediaTypes, row.mediaTypeId()),
                known(genres, row.genreId()));
        track.setComposer(row.composer());
        track.setSize(row.milliseconds(), row.bytes());
        track.setUnitPrice(row.unitPrice());
        tracks.put(row.trackId(), track);
    }

    private void addEmployee(ChinookFile.EmployeeRow row) {
        Employee employee = new Employee(
                row.employeeId(),
                row.firstName(),
                row.lastName(),
                row.title(),
                row.birthDate(),
                row.hireDate(),
                new Address(row.address(), row.city(), row.state(), row.country(), row.postalCode()));
        employee.setContact(row.phone(), row.fax(), row.email());
        employees.put(row.employeeId(), employee);
    }

    private void addSuperior(ChinookFile.EmployeeRow row) {
        if (row.reportsTo() != null) {
            known(employees, row.employeeId()).reportTo(known(employees, row.reportsTo()));
        }
    }

    private void addCustomer(ChinookFile.CustomerRow row) {
        Customer customer = new Customer(
                row.customerId(),
                row.firstName(),
                row.lastName(),
                row.company(),
                new Address(row.address(), row.city(), row.state(), row.country(), row.postalCode()),
                known(employees, row.supportRepId()));
        customer.setContact(row.phone(), row.fax(), row.email());
        customers.put(row.customerId(), customer);
    }

    private void addInvoice(ChinookFile.InvoiceRow row) {
        Address address = new Address(
                row.billingAddress(),
                row.billingCity(),
                row.billingState(),
                row.billingCountry(),
                row.billingPostalCode());
        Invoice invoice = new Invoice(row.invoiceId(), known(customers, row.customerId()), row.invoiceDate(), address);
        invoice.setTotal(row.total());
        invoices.put(row.invoiceId(), invoice);
    }

    private void addInvoiceLine(ChinookFile.InvoiceLineRow row) {
        new InvoiceLine(
                row.invoiceLineId(),
                known(invoices, row.invoiceId()),
                known(tracks, row.trackId()),
                row.unitPrice(),
                row.quantity());
    }

    private void addPlaylistTrack(ChinookFile.PlaylistTrackRow row) {
        known(playlists, row.playlistId()).getTracks().add(known(tracks, row.trackId()));
    }

    private static <T> T known(Map<Integer, T> entities, int id) {
        T entity = entities.get(id);
        if (entity == null) {
            throw new IllegalArgumentException("The file refers to row " + id + ", which it does not have");
        }
        return entity;
    }
}
