package org.lockkeeper.backup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.guard.Environment;

/**
 * What there is to know of a database before a backup of it is begun.
 *
 * @param profile which of the workspace's environments
 * @param databaseBytes its size on the server; 0 where the role may not read it
 * @param serverVersion such as {@code 17.5}
 * @param tools the client programs that would make it
 * @param toolWarning what a person should know of that version; empty where all is well
 * @param compressions the algorithms that this very pg_dump was built with; empty where it takes a level of gzip alone
 * @param level the newest applied migration; empty where none was, or where that could not be read
 * @param remarks what could not be found out, a sentence each
 * @param cost what it costs while it runs; empty where that is not told
 * @param objection why it must not begin now, such as that a migration runs; empty where it may
 * @param tables those that a dump can hold rows of; partitions belong to their tables
 */
public record BackupSurvey(
        String profile,
        Environment environment,
        String database,
        long databaseBytes,
        String serverVersion,
        ClientTools tools,
        Optional<String> toolWarning,
        List<String> compressions,
        Optional<String> level,
        List<String> remarks,
        Optional<String> cost,
        Optional<String> objection,
        List<Table> tables) {
    public BackupSurvey {
        compressions = List.copyOf(compressions);
        remarks = List.copyOf(remarks);
        tables = List.copyOf(tables);
    }

    /**
     * A table, or a partitioned one with all of its partitions.
     *
     * @param rowEstimate by the server's statistics; -1 where it was never analysed
     * @param bytes of its rows by statistics
     */
    public record Table(TableName name, long rowEstimate, long bytes) {}

    /** What the last backup of the same form came to. */
    public record Earlier(String name, long bytes, Duration took) {}
}
