package org.lockkeeper.checks;

import org.lockkeeper.db.DbException;
import org.lockkeeper.error.LockkeeperException;

/** What it means for a check that its query failed. */
final class Failures {
    private Failures() {}

    /** In words: what the server said, and what to do where that is known. */
    static String words(LockkeeperException e) {
        if (!(e instanceof DbException db)) {
            return e.sentence();
        }
        return switch (db.kind()) {
            case CANCELLED ->
                "It did not end in time and was cancelled; give it more with the workspace's checks.timeout, or look at less.";
            case LOCK_TIMEOUT ->
                "The table was locked by somebody for longer than it waits; try again when that is over.";
            case PERMISSION ->
                "The role may not read that (%s); let the workspace's checks.role or the profile's role read it."
                        .formatted(db.sentence());
            case UNREACHABLE, LOGIN -> db.sentence();
            case UNDEFINED, STATEMENT -> "The server said: %s.".formatted(sentence(db));
        };
    }

    /** A database that is gone is more than a gap in what is known. */
    static Severity severity(LockkeeperException e) {
        return e instanceof DbException db
                        && (db.kind() == DbException.Kind.UNREACHABLE || db.kind() == DbException.Kind.LOGIN)
                ? Severity.ERROR
                : Severity.WARNING;
    }

    private static String sentence(DbException e) {
        return e.sentence().endsWith(".")
                ? e.sentence().substring(0, e.sentence().length() - 1)
                : e.sentence();
    }
}
