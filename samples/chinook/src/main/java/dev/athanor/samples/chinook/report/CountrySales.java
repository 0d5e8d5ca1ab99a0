package dev.athanor.samples.chinook.report;

import java.math.BigDecimal;

/** What one country bought. */
public record CountrySales(String country, long invoices, BigDecimal revenue) {}
