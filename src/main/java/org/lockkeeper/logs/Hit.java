package org.lockkeeper.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.lockkeeper.logs.format.Severity;

/**
 * One line that was found.
 *
 * @param line its number, from 1 on as grep and editors count
 * @param offset where it begins, in bytes
 * @param time its own, or that of the entry it belongs to
 * @param severity its own, or that of the entry it belongs to
 * @param text the line without its line end; what is no UTF-8 in it is replaced
 */
public record Hit(long line, long offset, Optional<Instant> time, Severity severity, OptionalInt pid, String text) {}
