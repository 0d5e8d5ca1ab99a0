package dev.athanor.benchmarks.model;

/** How far an order has come; stored by name. */
public enum OrderStatus {
    OPEN,
    PAID,
    SHIPPED
}
