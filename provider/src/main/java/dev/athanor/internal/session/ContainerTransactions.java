package dev.athanor.internal.session;

import dev.athanor.internal.jdbc.ConnectionSource;

/**
 * What sessions need if a container controls their transactions. Thread-safe as its parts are.
 *
 * @param platform the container's transactions
 * @param connections connections that take part in them
 */
public record ContainerTransactions(TransactionPlatform platform, ConnectionSource connections) {}
