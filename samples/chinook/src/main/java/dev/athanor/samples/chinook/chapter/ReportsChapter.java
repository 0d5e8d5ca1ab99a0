package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.console.Output;
import dev.athanor.samples.chinook.console.TextTable;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.model.Customer;
import dev.athanor.samples.chinook.model.Employee;
import dev.athanor.samples.chinook.model.Invoice;
import dev.athanor.samples.chinook.model.InvoiceLine;
import dev.athanor.samples.chinook.report.Reports;
import jakarta.persistence.EntityManager;

/** Four questions: who buys, what sells, who works for whom, and what one customer bought. */
public final class ReportsChapter implements Chapter {

    private static final int CUSTOMER = 6;

    @Override
    public String title() {
        return "Asking questions";
    }

    @Override
    public Traffic tell(Stage stage) {
        return stage.log().during(() -> stage.factory().runInTransaction(em -> show(em, stage.out())));
    }

    private static void show(EntityManager em, Output out) {
        Reports reports = new Reports(em);
        showSalesByCountry(reports, out);
        showTopTracks(reports, out);
        showEmployees(reports, out);
        showPurchases(reports, em.find(Customer.class, CUSTOMER), out);
    }

    private static void showSalesByCountry(Reports reports, Output out) {
        TextTable table = new TextTable("country", "invoices", "revenue");
        reports.salesByCountry().forEach(sales -> table.row(sales.country(), sales.invoices(), sales.revenue()));
        out.table("Sales by country", table);
    }

    private static void showTopTracks(Reports reports, Output out) {
        TextTable table = new TextTable("track", "artist", "sold", "revenue");
        reports.topTracks(2, 10)
                .forEach(sales -> table.row(sales.track(), sales.artist(), sales.quantity(), sales.revenue()));
        out.table("Top tracks", table);
    }

    private static void showEmployees(Reports reports, Output out) {
        TextTable table = new TextTable("employee", "title");
        reports.heads().forEach(head -> addBranch(table, head, 0));
        out.table("Who reports to whom", table);
    }

    private static void addBranch(TextTable table, Employee employee, int depth) {
        table.row("  ".repeat(depth) + employee.getName(), employee.getTitle());
        employee.getReports().forEach(report -> addBranch(table, report, depth + 1));
    }

    private static void showPurchases(Reports reports, Customer customer, Output out) {
        TextTable table = new TextTable("invoice", "date", "track", "quantity", "price", "total");
        Invoice last = null;
        for (InvoiceLine line : reports.purchasesOf(customer)) {
            Invoice invoice = line.getInvoice();
            boolean first = !invoice.equals(last);
            table.row(
                    first ? invoice.getId().toString() : "",
                    first ? invoice.getInvoiceDate().toLocalDate() : "",
                    line.getTrack().getName(),
                    line.getQuantity(),
                    line.getUnitPrice(),
                    first ? invoice.getTotal() : "");
            last = invoice;
        }
        out.table("What " + customer.getName() + " bought", table);
    }
}
