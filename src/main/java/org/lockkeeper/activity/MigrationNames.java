package org.lockkeeper.activity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.task.Aside;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells which migration a session runs: the one whose script its statement stands in, else the one that the history has as running. Asked
 * at most every few seconds for one session, since the history is read for it.
 */
final class MigrationNames {
    private static final Logger LOG = LoggerFactory.getLogger(MigrationNames.class);
    private static final int MANY = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Where it was not known and runs another statement now, which may tell it. */
    private static final Duration PATIENCE_UNKNOWN = Duration.ofSeconds(2);

    /** The beginning of a statement that is looked for in the scripts: enough to tell it, and whole in every reading. */
    private static final int TELLING = 500;

    /** A shorter one, such as a commit, tells nothing. */
    private static final int LEAST = 10;

    private final MigrationEngine engine;
    private final ProjectKind kind;
    private final Map<Asked, Answer> known = new ConcurrentHashMap<>();
    private final Map<String, Aside> looks = new ConcurrentHashMap<>();

    MigrationNames(MigrationEngine engine, ProjectKind kind) {
        this.engine = engine;
        this.kind = kind;
    }

    /** Looks where it has to, and waits for that. */
    Function<Session, Optional<MigrationName>> in(Database database) {
        return session -> {
            Asked asked = asked(database, session);
            Answer before = known.get(asked);
            return before != null && before.holds(session.queryStart())
                    ? before.name()
                    : look(database, session, asked).name();
        };
    }

    /**
     * As it is known, without waiting: the history of a database where something is stuck can be locked itself. Where it has to be looked,
     * a thread of its own does that, one at a time for an environment, and what was known before counts until then.
     */
    Function<Session, Optional<MigrationName>> soFar(Database database) {
        return session -> {
            Asked asked = asked(database, session);
            Optional<Answer> before = Optional.ofNullable(known.get(asked));
            if (before.filter(answer -> answer.holds(session.queryStart())).isEmpty()) {
                looks.computeIfAbsent(asked.environment, name -> new Aside("migration of " + name))
                        .start(() -> lookAside(database, session, asked));
            }
            return before.flatMap(Answer::name);
        };
    }

    @SuppressWarnings("CatchingUnchecked") // a defect must not end the looks that follow
    private void lookAside(Database database, Session session, Asked asked) {
        try {
            look(database, session, asked);
        } catch (RuntimeException e) {
            known.put(asked, new Answer(session.queryStart(), Optional.empty(), System.nanoTime()));
            LOG.error("looking for the name of a migration", e);
        }
    }

    private Answer look(Database database, Session session, Asked asked) {
        Answer answer = new Answer(session.queryStart(), find(database, session), System.nanoTime());
        known.put(asked, answer);
        return answer;
    }

    private Asked asked(Database database, Session session) {
        if (known.size() > MANY) {
            known.clear();
        }
        return new Asked(database.profile().name(), session.key());
    }

    private Optional<MigrationName> find(Database database, Session session) {
        try {
            MigrationEngine.Scripts scripts = engine.load();
            EnvironmentStatus status = scripts.status(database);
            List<String> candidates = status.migrations().stream()
                    .filter(m -> m.state() != MigrationState.APPLIED && m.state() != MigrationState.MISSING)
                    .map(MigrationStatus::name)
                    .toList();
            String statement = plain(session.query());
            Optional<MigrationName> byStatement = scripts.migrations().stream()
                    .filter(m -> candidates.contains(m.name()) && stands(statement, text(m)))
                    .findFirst()
                    .map(m -> new MigrationName(kind.label(), m.name(), true));
            return byStatement.or(() -> status.migrations().stream()
                    .filter(m -> m.state() == MigrationState.RUNNING)
                    .findFirst()
                    .map(m -> new MigrationName(kind.label(), m.name(), false)));
        } catch (LockkeeperException e) {
            LOG.debug("the history does not tell which migration runs", e);
            return Optional.empty();
        }
    }

    /** Whether a statement stands in a script; both without their layout. */
    static boolean stands(String statement, String script) {
        return statement.length() > LEAST
                && script.contains(statement.substring(0, Math.min(TELLING, statement.length())));
    }

    /** A migration's script without its layout; empty where it cannot be read. */
    static String text(Migration migration) {
        try {
            return plain(Files.readString(migration.script(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("{} cannot be compared", migration.script(), e);
            return "";
        }
    }

    /** As it reads without its layout; a semicolon at the end belongs to the script and not to the statement. */
    static String plain(String sql) {
        return sql.strip().replaceAll("\\s+", " ").replaceAll("; ?$", "");
    }

    private record Asked(String environment, SessionKey session) {}

    /** A run goes from statement to statement in milliseconds; its history is not read for each. */
    private record Answer(Optional<Instant> statement, Optional<MigrationName> name, long at) {
        boolean holds(Optional<Instant> now) {
            boolean same = now.equals(statement);
            Duration patience = name.isEmpty() && !same ? PATIENCE_UNKNOWN : PATIENCE;
            return (name.isPresent() && same) || System.nanoTime() - at < patience.toNanos();
        }
    }
}
