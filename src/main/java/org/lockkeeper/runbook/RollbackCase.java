package org.lockkeeper.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.migration.HistoryRow;

/**
 * Everything that the decision to roll an environment back needs.
 *
 * @param at when it was looked at
 * @param problems what could not be looked at, a sentence each
 */
public record RollbackCase(
        String environment,
        Instant at,
        List<Finding> findings,
        CodeOnly codeOnly,
        Restore restore,
        Revert revert,
        List<String> problems) {
    public RollbackCase {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    /**
     * The previous version of the application on the database as it is. Nothing is lost.
     *
     * @param applied migrations that were applied since the backup of {@link Restore}, or since a day ago: what the older code would
     *     meet
     * @param last how long it took here when it was done last; empty where nobody has kept that
     */
    public record CodeOnly(List<String> applied, Optional<CodeRollback> last) {
        public CodeOnly {
            applied = List.copyOf(applied);
        }
    }

    /**
     * A backup in place of the database.
     *
     * @param backup the newest verified one from before the last migration, else the newest from then; where there is none from then, as
     *     from any time; empty where there is none that holds the whole database
     * @param snapshot what the database looked like then is what comes back
     * @param lost how far back that is
     * @param takes as a test restore of it took; empty where none was made
     * @param newer rows of the history that were written after the snapshot; where there are none it takes no migration back
     * @param later a newer verified one that was passed over because it has the last migration in it
     */
    public record Restore(
            Optional<CatalogueEntry> backup,
            Optional<Instant> snapshot,
            Optional<Duration> lost,
            Optional<Duration> takes,
            List<HistoryRow> newer,
            Optional<CatalogueEntry> later) {
        public Restore {
            newer = List.copyOf(newer);
        }
    }

    /**
     * A new migration that takes one back.
     *
     * @param migration the newest applied one; empty where none is
     * @param script what would be made, by the project's rules for names
     * @param measured what its time can be told from
     */
    public record Revert(Optional<String> migration, Optional<Path> script, Optional<Measured> measured) {}

    /**
     * How long a migration took on this environment, by its history.
     *
     * @param revert whether it was an earlier revert; else it is the one to take back
     */
    public record Measured(String migration, boolean revert, Duration took) {}
}
