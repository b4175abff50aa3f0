package org.lockkeeper.logs.server;

import java.time.Instant;

/**
 * A file in the folder of a server's log.
 *
 * @param bytes its size when the folder was read
 * @param modifiedAt when it was last written to, in whole seconds
 */
public record ServerLogFile(String name, long bytes, Instant modifiedAt) {}
