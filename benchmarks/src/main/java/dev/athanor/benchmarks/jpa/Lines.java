package dev.athanor.benchmarks.jpa;

import dev.athanor.benchmarks.model.Customer;
import dev.athanor.benchmarks.model.Order;
import dev.athanor.benchmarks.model.OrderLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Entities as lines of text, in the form that all contenders use. Without what a lazy reference leads to: the
 * EntityManager is closed.
 */
final class Lines {
    private Lines() {}

    static String of(Order order) {
        return order.getId() + " " + order.getNumber() + " " + order.getPlaced() + " " + order.getStatus() + " "
                + order.getTotal() + " " + order.getVersion();
    }

    static List<String> ofOrders(Iterable<Order> orders) {
        List<String> lines = new ArrayList<>();
        orders.forEach(order -> lines.add(of(order)));
        return lines;
    }

    /** Each order and below it its lines, by number: the mapping does not order them. */
    static List<String> ofOrdersWithLines(Iterable<Order> orders) {
        List<String> lines = new ArrayList<>();
        for (Order order : orders) {
            lines.add(of(order));
            order.getLines().stream()
                    .sorted(Comparator.comparingInt(OrderLine::getLineNumber))
                    .forEach(line -> lines.add(line.getId() + " " + line.getLineNumber() + " " + line.getProduct() + " "
                            + line.getQuantity() + " " + line.getPrice()));
        }
        return lines;
    }

    static String of(Customer customer) {
        return customer.getId() + " " + customer.getName() + " " + customer.getEmail() + " " + customer.getCity() + " "
                + customer.getCredit() + " " + customer.isActive() + " " + customer.getVersion();
    }
}
