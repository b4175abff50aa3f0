package org.lockkeeper.migration.prisma;

import org.lockkeeper.db.DbException;
import org.lockkeeper.error.LockkeeperException;

/** Sentences for what can fail beside the scripts. */
final class Failures {
    private Failures() {}

    /** The engine's own statement failed, and no script had been started. */
    static LockkeeperException beforeTheRun(String environment, String statement, DbException e) {
        String first = statement.lines().findFirst().orElse(statement);
        return new LockkeeperException(
                e.code(),
                e.exitCode(),
                "On %s the server refused \"%s\": %s. No script was run; %s."
                        .formatted(
                                environment,
                                first,
                                e.sentence(),
                                switch (e.kind()) {
                                    case PERMISSION -> "grant the role the right to do that, or use another role";
                                    case UNREACHABLE, LOGIN -> "look whether the server is up and try again";
                                    case LOCK_TIMEOUT, CANCELLED, UNDEFINED, STATEMENT -> "settle that and try again";
                                }),
                e);
    }
}
