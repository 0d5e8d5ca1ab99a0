package dev.athanor.samples.chinook.report;

import java.math.BigDecimal;

/** How one track sold. */
public record TrackSales(Integer trackId, String track, String artist, long quantity, BigDecimal revenue) {}
