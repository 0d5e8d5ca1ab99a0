package dev.athanor.samples.chinook.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data file, as it is: eleven tables of rows that know each other by number. Immutable; {@link EditedCopy} makes
 * changed copies, {@link EntityGraph} turns one into entities.
 */
public record ChinookFile(
        @JsonProperty("Genre") List<GenreRow> genres,
        @JsonProperty("MediaType") List<MediaTypeRow> mediaTypes,
        @JsonProperty("Artist") List<ArtistRow> artists,
        @JsonProperty("Album") List<AlbumRow> albums,
        @JsonProperty("Track") List<TrackRow> tracks,
        @JsonProperty("Employee") List<EmployeeRow> employees,
        @JsonProperty("Customer") List<CustomerRow> customers,
        @JsonProperty("Invoice") List<InvoiceRow> invoices,
        @JsonProperty("InvoiceLine") List<InvoiceLineRow> invoiceLines,
        @JsonProperty("Playlist") List<PlaylistRow> playlists,
        @JsonProperty("PlaylistTrack") List<PlaylistTrackRow> playlistTracks) {

    private static final String RESOURCE = "/chinook/ChinookData.json";

    /** Reads the file that comes with the sample. */
    public static ChinookFile read() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .build();
        try (InputStream in = ChinookFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE + " is not on the class path");
            }
            return mapper.readValue(in, ChinookFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows the eleven tables have together. */
    public int rowCount() {
        return genres.size()
                + mediaTypes.size()
                + artists.size()
                + albums.size()
                + tracks.size()
                + employees.size()
                + customers.size()
                + invoices.size()
                + invoiceLines.size()
                + playlists.size()
                + playlistTracks.size();
    }

    public record GenreRow(int genreId, String name) {}

    public record MediaTypeRow(int mediaTypeId, String name) {}

    public record ArtistRow(int artistId, String name) {}

    public record AlbumRow(int albumId, String title, int artistId) {}

    public record TrackRow(
            int trackId,
            String name,
            int albumId,
            int mediaTypeId,
            int genreId,
            String composer,
            int milliseconds,
            int bytes,
            BigDecimal unitPrice) {}

    public record EmployeeRow(
            int employeeId,
            String lastName,
            String firstName,
            String title,
            @Nullable Integer reportsTo,
            LocalDateTime birthDate,
            LocalDateTime hireDate,
            String address,
            String city,
            String state,
            String country,
            String postalCode,
            String phone,
            String fax,
            String email) {}

    public record CustomerRow(
            int customerId,
            String firstName,
            String lastName,
            String company,
            String address,
            String city,
            String state,
            String country,
            String postalCode,
            String phone,
            String fax,
            String email,
            int supportRepId) {}

    public record InvoiceRow(
            int invoiceId,
            int customerId,
            LocalDateTime invoiceDate,
            String billingAddress,
            String billingCity,
            String billingState,
            String billingCountry,
            String billingPostalCode,
            BigDecimal total) {}

    public record InvoiceLineRow(int invoiceLineId, int invoiceId, int trackId, BigDecimal unitPrice, int quantity) {}

    public record PlaylistRow(int playlistId, String name) {}

    public record PlaylistTrackRow(int playlistId, int trackId) {}
}
