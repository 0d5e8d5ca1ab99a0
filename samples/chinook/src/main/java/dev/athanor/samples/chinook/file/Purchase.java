package dev.athanor.samples.chinook.file;

import dev.athanor.samples.chinook.file.ChinookFile.CustomerRow;
import dev.athanor.samples.chinook.file.ChinookFile.InvoiceLineRow;
import dev.athanor.samples.chinook.file.ChinookFile.InvoiceRow;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One customer moves, returns a track, and buys others: the facts of that day, and the file as an export after it
 * would be.
 */
public final class Purchase {

    public static final int CUSTOMER = 6;
    public static final String STREET = "Údolní 33";
    public static final String CITY = "Brno";
    public static final String POSTAL_CODE = "60200";
    public static final int SUPPORT_REP = 3;

    public static final int OLD_INVOICE = 404;
    public static final int RETURNED_LINE = 2201;

    public static final int NEW_INVOICE = 413;
    public static final LocalDateTime DATE = LocalDateTime.of(2025, 12, 23, 10, 30);
    public static final BigDecimal NEW_TOTAL = new BigDecimal("2.97");

    /** What is bought: "Go Down" once, "Dog Eat Dog" twice. */
    public static final List<InvoiceLineRow> NEW_LINES = List.of(
            new InvoiceLineRow(2241, NEW_INVOICE, 15, new BigDecimal("0.99"), 1),
            new InvoiceLineRow(2242, NEW_INVOICE, 16, new BigDecimal("0.99"), 2));

    private Purchase() {}

    /** The given file with the facts of that day. */
    public static ChinookFile addedTo(ChinookFile file) {
        return new ChinookFile(
                file.genres(),
                file.mediaTypes(),
                file.artists(),
                file.albums(),
                file.tracks(),
                file.employees(),
                file.customers().stream().map(Purchase::moved).toList(),
                invoices(file),
                invoiceLines(file.invoiceLines()),
                file.playlists(),
                file.playlistTracks());
    }

    private static CustomerRow moved(CustomerRow row) {
        if (row.customerId() != CUSTOMER) {
            return row;
        }
        return new CustomerRow(
                row.customerId(),
                row.firstName(),
                row.lastName(),
                row.company(),
                STREET,
                CITY,
                row.state(),
                row.country(),
                POSTAL_CODE,
                row.phone(),
                row.fax(),
                row.email(),
                SUPPORT_REP);
    }

    private static List<InvoiceRow> invoices(ChinookFile file) {
        BigDecimal returned = file.invoiceLines().stream()
                .filter(line -> line.invoiceLineId() == RETURNED_LINE)
                .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        List<InvoiceRow> invoices = new ArrayList<>();
        for (InvoiceRow row : file.invoices()) {
            invoices.add(
                    row.invoiceId() == OLD_INVOICE ? withTotal(row, row.total().subtract(returned)) : row);
        }
        invoices.add(new InvoiceRow(
                NEW_INVOICE, CUSTOMER, DATE, STREET, CITY, "", "Czech Republic", POSTAL_CODE, NEW_TOTAL));
        return invoices;
    }

    private static InvoiceRow withTotal(InvoiceRow row, BigDecimal total) {
        return new InvoiceRow(
                row.invoiceId(),
                row.customerId(),
                row.invoiceDate(),
                row.billingAddress(),
                row.billingCity(),
                row.billingState(),
                row.billingCountry(),
                row.billingPostalCode(),
                total);
    }

    private static List<InvoiceLineRow> invoiceLines(List<InvoiceLineRow> rows) {
        List<InvoiceLineRow> lines = new ArrayList<>(rows);
        lines.removeIf(line -> line.invoiceLineId() == RETURNED_LINE);
        lines.addAll(NEW_LINES);
        return lines;
    }
}
