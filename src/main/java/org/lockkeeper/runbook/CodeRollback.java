package org.lockkeeper.runbook;

import java.time.Duration;
import java.time.Instant;

/**
 * How long it took to put the previous version of an application back, once.
 *
 * @param at when it was done
 * @param source how the time is known, such as where it was read
 */
public record CodeRollback(String environment, Instant at, Duration took, String source) {}
