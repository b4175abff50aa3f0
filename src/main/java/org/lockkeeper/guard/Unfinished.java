package org.lockkeeper.guard;

import java.time.Instant;

/**
 * What a process began and did not live to close.
 *
 * @param profile as in {@link Site#profile()}
 * @param address as in {@link Site#address()}
 * @param at when it was begun
 * @param aftermath as {@link Intent#aftermath()}
 * @param entry to be closed
 */
public record Unfinished(String profile, String address, Instant at, String aftermath, Witness.Entry entry) {}
