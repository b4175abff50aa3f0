package org.lockkeeper.backup;

import java.time.Instant;
import java.util.List;

/**
 * What a test restore showed.
 *
 * @param at when it ended
 * @param passed whether everything that the dump holds came back
 * @param where it was restored into, in words
 * @param restoreMs how long the restore itself took, in milliseconds
 * @param tables how many tables with rows were compared
 * @param rows how many rows they hold together
 * @param differences what did not come back, a line each
 */
public record BackupProof(
        Instant at, boolean passed, String where, long restoreMs, long tables, long rows, List<String> differences) {
    public BackupProof {
        differences = List.copyOf(differences);
    }
}
