package org.lockkeeper.backup;

import java.time.Duration;
import java.util.Optional;

/**
 * What a restore came to.
 *
 * @param database where it is now
 * @param previous what the database that it replaced is called now; empty where it replaced none
 * @param took the whole of it
 */
public record Restored(String database, Optional<String> previous, Duration took) {}
