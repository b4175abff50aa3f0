package org.lockkeeper.activity;

/**
 * How many locks a backend holds.
 *
 * @param pid 0 for all prepared transactions together
 */
public record LockCount(int pid, long locks) {}
