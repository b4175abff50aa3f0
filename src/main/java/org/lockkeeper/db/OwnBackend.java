package org.lockkeeper.db;

import java.time.Instant;

/**
 * The server's process behind a connection.
 *
 * @param at when it was asked, by the server's clock
 */
public record OwnBackend(long pid, Instant at) {}
