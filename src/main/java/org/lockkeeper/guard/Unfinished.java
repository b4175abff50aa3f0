package org.lockkeeper.guard;

/**
 * What a process began and did not live to close.
 *
 * @param operation its description
 * @param entry to be closed
 */
public record Unfinished(String operation, Witness.Entry entry) {}
