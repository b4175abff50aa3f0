package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Optional;

/**
 * Exactly one backend.
 *
 * @param backendStart to the microsecond; empty where the role may not see it, and then nothing can be done to it
 */
public record SessionKey(int pid, Optional<Instant> backendStart) {}
