package org.lockkeeper.migration.flyway;

import org.flywaydb.core.api.FlywayException;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Turns what Flyway throws into one sentence. */
final class FlywayErrors {
    private FlywayErrors() {}

    /** What the server said where it was the server, else what Flyway said. */
    static LockkeeperException explain(Database database, FlywayException e) {
        return DbException.among(e)
                .<LockkeeperException>map(db -> new LockkeeperException(
                        db.code(),
                        db.exitCode(),
                        "%s: %s".formatted(database.profile().name(), db.sentence()),
                        e))
                .orElseGet(() -> refusal(
                        "LK-MIG-FLYWAY",
                        "%s: Flyway refuses: %s".formatted(database.profile().name(), firstLine(e)),
                        e));
    }

    static LockkeeperException refusal(String code, String sentence) {
        return new LockkeeperException(code, ExitCode.ATTENTION, sentence);
    }

    static LockkeeperException refusal(String code, String sentence, RuntimeException cause) {
        return new LockkeeperException(code, ExitCode.ATTENTION, sentence, cause);
    }

    /** The first line of a message, without the advice of a command line that nobody here types. */
    static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
