package org.lockkeeper.activity;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockkeeper.migration.script.SchemaChange;

/**
 * Finds the session that Flyway works in, which is not the one that holds its lock. Only where there is no doubt: whoever is named can be
 * cancelled.
 */
final class FlywayWorker {
    /** Flyway opens its second connection right after its first. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Pattern HISTORY =
            Pattern.compile("(insert into|update|delete from|create table)\\b.*flyway_schema_history");

    private final Reading reading;
    private final Predicate<Session> inScript;

    /** @param inScript whether what a session runs stands in a script that is to be applied; asked last */
    FlywayWorker(Reading reading, Predicate<Session> inScript) {
        this.reading = reading;
        this.inScript = inScript;
    }

    /** The one session that works for a holder of the lock; empty where none does, or more than one could. */
    Optional<Session> of(Session holder) {
        List<Session> candidates = partners(holder).stream()
                .filter(s -> s.state().equals("active"))
                .filter(this::migrates)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /** Those that the same client opened at the same time or a little later. */
    private List<Session> partners(Session holder) {
        return around(holder, reading)
                .filter(s -> s.application().equals(holder.application())
                        && !after(holder, s).isNegative())
                .toList();
    }

    /**
     * Those that the same client opened at about the same time, before or after: one of them could work for the holder of the lock. One of
     * another application counts where it is at a migration: a script can set that name, and behind a pooler it changes by the statement.
     */
    static Stream<Session> perhaps(Session holder, Reading reading) {
        return around(holder, reading)
                .filter(s -> s.application().equals(holder.application())
                        || (s.state().equals("active") && isAtMigration(s, reading)));
    }

    private static Stream<Session> around(Session holder, Reading reading) {
        return reading.clients().stream()
                .filter(s -> s.pid() != holder.pid()
                        && s.user().equals(holder.user())
                        && s.database().equals(holder.database())
                        && s.client().equals(holder.client())
                        && after(holder, s).abs().compareTo(SOON) <= 0);
    }

    /** How long after the first the second was opened; for ever where that may not be seen. */
    private static Duration after(Session first, Session second) {
        return first.backendStart()
                .flatMap(start -> second.backendStart().map(then -> Duration.between(start, then)))
                .orElse(ChronoUnit.FOREVER.getDuration());
    }

    private boolean migrates(Session session) {
        return isAtMigration(session, reading) || inScript.test(session);
    }

    private static boolean isAtMigration(Session session, Reading reading) {
        return SchemaChange.isOne(session.query())
                || HISTORY.matcher(MigrationNames.plain(session.query()).toLowerCase(Locale.ROOT))
                        .lookingAt()
                || reading.waits().held().stream()
                        .anyMatch(lock -> lock.pid() == session.pid()
                                && lock.object().type().equals("relation")
                                && LockMode.isStrong(lock.mode()));
    }
}
