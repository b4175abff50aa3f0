package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockkeeper.backup.BackupManifest.Source;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.client.ClientTools;
import org.lockkeeper.client.Compressions;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.Recovery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out what has to be known before a backup starts, and refuses where it must not. */
final class BackupPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(BackupPlanner.class);

    private final Workspace workspace;
    private final ClientFinder clients;
    private final Function<String, Recovery> migrations;

    /** @param migrations what there is to know of an environment's migrations */
    BackupPlanner(Workspace workspace, ClientFinder clients, Function<String, Recovery> migrations) {
        this.workspace = workspace;
        this.clients = clients;
        this.migrations = migrations;
    }

    /** Looks without refusing anything, for whoever chooses what a backup is to hold. */
    BackupSurvey survey(Database database) {
        ConnectionProfile profile = database.profile();
        List<String> remarks = new ArrayList<>();
        Optional<Recovery> recovery = recovery(profile, remarks::add);
        try (ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            ClientTools tools = clients.forServer(facts.version().major());
            return new BackupSurvey(
                    profile.name(),
                    profile.environment(),
                    facts.identity().database(),
                    size(session),
                    facts.version().text(),
                    tools,
                    clients.warning(tools),
                    Compressions.of(tools),
                    recovery.flatMap(Recovery::lastApplied),
                    remarks,
                    cost(profile),
                    recovery.flatMap(found -> objection(profile, found)),
                    Relation.tables(Relation.read(session)));
        }
    }

    /**
     * @param catalogue the backups that there are
     * @throws LockkeeperException if a migration runs there, a name is none that it has, or no pg_dump fits
     */
    BackupPlan plan(
            Database database,
            Path out,
            BackupOptions options,
            boolean check,
            List<Backup> catalogue,
            BackupListener listener) {
        ConnectionProfile profile = database.profile();
        Optional<Recovery> recovery = recovery(profile, listener::notice);
        recovery.ifPresent(found -> requireQuiet(profile, found));
        try (ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            ClientTools tools = clients.forServer(facts.version().major());
            listener.notice("pg_dump %s of %s makes the backup of PostgreSQL %s."
                    .formatted(tools.version(), tools.folder(), facts.version().text()));
            clients.warning(tools).ifPresent(listener::notice);
            cost(profile).ifPresent(listener::notice);
            List<Relation> relations = Relation.read(session);
            Source source = new Source(
                    address(profile),
                    facts.identity().database(),
                    facts.version().text(),
                    facts.systemIdentifier(),
                    size(session));
            return new BackupPlan(
                    workspace.project().name(),
                    profile,
                    source,
                    tools,
                    out,
                    options,
                    check,
                    new DumpScope(options, ServerRoom.schemas(session), relations),
                    recovery.flatMap(Recovery::lastApplied),
                    recovery.map(Recovery::applied),
                    catalogue.stream().map(Backup::name).collect(Collectors.toSet()),
                    earlier(profile.name(), options, catalogue)
                            .map(last -> last.dump().bytes()));
        }
    }

    /** The newest backup of the same form. */
    static Optional<BackupManifest> earlier(String profile, BackupOptions options, List<Backup> catalogue) {
        return catalogue.stream()
                .map(Backup::manifest)
                .filter(last -> last.profile().equals(profile) && last.options().equals(options))
                .findFirst();
    }

    /** A backup is wanted most where something is broken: a project whose scripts cannot be read must not prevent one. */
    private Optional<Recovery> recovery(ConnectionProfile profile, Consumer<String> remarks) {
        try {
            return Optional.of(migrations.apply(profile.name()));
        } catch (DbException e) {
            if (e.exitCode() == ExitCode.UNREACHABLE) {
                throw e;
            }
            return unknown(e, remarks);
        } catch (LockkeeperException e) {
            return unknown(e, remarks);
        }
    }

    private static Optional<Recovery> unknown(LockkeeperException why, Consumer<String> remarks) {
        LOG.info("the level of migration is not known", why);
        remarks.accept(
                "The level of migration, and whether a migration runs there, could not be told: " + why.sentence());
        return Optional.empty();
    }

    private static void requireQuiet(ConnectionProfile profile, Recovery recovery) {
        objection(profile, recovery).ifPresent(why -> {
            throw new LockkeeperException("LK-BACKUP-MIGRATION", ExitCode.ATTENTION, why);
        });
    }

    private static Optional<String> objection(ConnectionProfile profile, Recovery recovery) {
        return recovery.lockHolders().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "A migration runs on %s now, so that no backup was begun: its locks and the backup's would wait for each other, and the level would be that of neither before nor after. Wait until it is done: %s holds its lock."
                                .formatted(
                                        profile.name(),
                                        recovery.lockHolders().stream()
                                                .map(LockSession::words)
                                                .collect(Collectors.joining(", "))));
    }

    private static Optional<String> cost(ConnectionProfile profile) {
        return profile.environment() == Environment.PRODUCTION
                ? Optional.of(
                        "While it runs on production it holds an AccessShare lock on every table, so that DDL waits for it and everything else behind that DDL, and its snapshot keeps vacuum from removing dead rows.")
                : Optional.empty();
    }

    private static long size(ReadSession session) {
        try {
            return session.query(ReadQuery.DATABASE_SIZE, row -> row.number("bytes"))
                    .getFirst();
        } catch (DbException e) {
            LOG.info("the database's size may not be read", e);
            return 0;
        }
    }

    private static String address(ConnectionProfile profile) {
        return profile.address()
                .substring(0, profile.address().length() - profile.database().length() - 1);
    }
}
