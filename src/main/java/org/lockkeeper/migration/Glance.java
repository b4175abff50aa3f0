package org.lockkeeper.migration;

import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * What a look at an environment found that is too short to read it.
 *
 * @param trouble empty where it answers
 * @param mark what differs whenever its history does; empty where it could not be had
 */
public record Glance(Optional<Trouble> trouble, Optional<String> mark) {
    /** Whether the server answers and lets us in. */
    public boolean answers() {
        return trouble.isEmpty();
    }

    static Glance at(MigrationEngine engine, Database database) {
        try {
            return new Glance(Optional.empty(), Optional.of(engine.historyMark(database)));
        } catch (LockkeeperException e) {
            // That all our own connections are lent out says nothing of the server.
            boolean unreachable =
                    e.exitCode() == ExitCode.UNREACHABLE && !e.code().equals(DbException.BUSY);
            return new Glance(unreachable ? Optional.of(Trouble.of(e)) : Optional.empty(), Optional.empty());
        }
    }
}
