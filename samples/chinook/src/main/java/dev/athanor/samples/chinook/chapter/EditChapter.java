package dev.athanor.samples.chinook.chapter;

import dev.athanor.samples.chinook.console.TextTable;
import dev.athanor.samples.chinook.file.ChinookFile.InvoiceLineRow;
import dev.athanor.samples.chinook.file.Purchase;
import dev.athanor.samples.chinook.jdbc.Traffic;
import dev.athanor.samples.chinook.model.Address;
import dev.athanor.samples.chinook.model.Customer;
import dev.athanor.samples.chinook.model.Employee;
import dev.athanor.samples.chinook.model.Invoice;
import dev.athanor.samples.chinook.model.InvoiceLine;
import dev.athanor.samples.chinook.model.Track;
import jakarta.persistence.EntityManager;

/**
 * A customer moves, gets another contact, returns one track and buys two others: objects change, and the commit finds
 * out which rows to update, insert and delete.
 */
public final class EditChapter implements Chapter {

    @Override
    public String title() {
        return "Changing an object graph";
    }

    @Override
    public Traffic tell(Stage stage) {
        Traffic traffic = stage.factory().callInTransaction(em -> {
            Traffic ofTheFlush = stage.log().during(() -> {
                edit(em);
                em.flush();
            });
            // From here on the objects come from the database again: what is shown is what was written.
            em.clear();
            show(stage, em);
            return ofTheFlush;
        });
        stage.out().line("");
        stage.out().line("The statements:");
        stage.out().statements(traffic);
        return traffic;
    }

    private static void edit(EntityManager em) {
        Customer customer = em.find(Customer.class, Purchase.CUSTOMER);
        customer.setAddress(newAddress(customer));
        customer.setSupportRep(em.getReference(Employee.class, Purchase.SUPPORT_REP));

        Invoice old = em.find(Invoice.class, Purchase.OLD_INVOICE);
        InvoiceLine returned = em.find(InvoiceLine.class, Purchase.RETURNED_LINE);
        old.getLines().remove(returned);
        old.setTotal(old.getTotal().subtract(returned.getAmount()));

        Invoice invoice = new Invoice(Purchase.NEW_INVOICE, customer, Purchase.DATE, newAddress(customer));
        for (InvoiceLineRow line : Purchase.NEW_LINES) {
            Track track = em.getReference(Track.class, line.trackId());
            new InvoiceLine(line.invoiceLineId(), invoice, track, line.unitPrice(), line.quantity());
        }
        invoice.setTotal(Purchase.NEW_TOTAL);
        em.persist(invoice);
    }

    /** Customer and invoice get an address each: the invoice keeps its own when the customer moves on. */
    private static Address newAddress(Customer customer) {
        Address from = customer.getAddress();
        return new Address(Purchase.STREET, Purchase.CITY, from.getState(), from.getCountry(), Purchase.POSTAL_CODE);
    }

    private static void show(Stage stage, EntityManager em) {
        Customer customer = em.find(Customer.class, Purchase.CUSTOMER);
        TextTable table = new TextTable("what", "is now");
        table.row("address of " + customer.getName(), street(customer.getAddress()));
        table.row("contact in the shop", customer.getSupportRep().getName());
        for (int id : new int[] {Purchase.OLD_INVOICE, Purchase.NEW_INVOICE}) {
            Invoice invoice = em.find(Invoice.class, id);
            table.row("invoice " + id, invoice.getLines().size() + " lines, total " + invoice.getTotal());
        }
        stage.out().table("After the flush", table);
    }

    private static String street(Address address) {
        return address.getStreet() + ", " + address.getPostalCode() + " " + address.getCity();
    }
}
