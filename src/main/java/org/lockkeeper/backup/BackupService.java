package org.lockkeeper.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.client.ClientFinder;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.sandbox.PostgresBinaries;
import org.lockkeeper.task.CancelToken;

/** What a person can do with the backups of one workspace. */
public final class BackupService {
    /** The code of a name that no folder has. */
    public static final String UNKNOWN = "LK-BACKUP-UNKNOWN";

    /** How long a program may neither say nor write anything; a pg_dump that much longer than it may wait for a lock. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Workspace workspace;
    private final Databases databases;
    private final ClientFinder clients;
    private final BackupHome home;
    private final Clock clock;
    private final Duration patience;
    private final BackupPlanner planner;
    private final KnownFolders folders;
    private final TestServers servers;
    private final RestoreService restores;

    /** @param migrations what there is to know of an environment's migrations, by its name */
    public BackupService(
            Workspace workspace,
            Databases databases,
            ProductionGuard guard,
            Function<String, Recovery> migrations,
            UserFolders user,
            Clock clock) {
        this(
                workspace,
                databases,
                guard,
                new ClientFinder(workspace.backups().clientPrograms()),
                PostgresBinaries.of(user),
                migrations,
                BackupHome.of(user),
                clock,
                PATIENCE);
    }

    BackupService(
            Workspace workspace,
            Databases databases,
            ProductionGuard guard,
            ClientFinder clients,
            PostgresBinaries binaries,
            Function<String, Recovery> migrations,
            BackupHome home,
            Clock clock,
            Duration patience) {
        this.workspace = workspace;
        this.databases = databases;
        this.clients = clients;
        this.home = home;
        this.clock = clock;
        this.patience = patience;
        this.planner = new BackupPlanner(workspace, clients, migrations);
        this.folders = new KnownFolders(home.folders(), workspace);
        this.servers = new TestServers(workspace, databases, guard, binaries, home.throwaways(), Confirmer.NOBODY);
        this.restores = new RestoreService(
                workspace, databases, guard, new RestorePlanner(this, clients, home.runs()), home.runs(), clock);
    }

    /**
     * Makes a backup.
     *
     * @param environment a profile's name
     * @param out the folder that it goes into; the workspace's first where empty
     * @param check whether it is read back to its last row, which counts them
     * @throws LockkeeperException if it failed or was not begun; nothing of it is left
     * @throws java.util.concurrent.CancellationException if that was asked for; nothing of it is left
     */
    public Backup backup(
            String environment,
            Optional<Path> out,
            BackupOptions options,
            boolean check,
            BackupListener listener,
            CancelToken cancel) {
        Database database = databases.of(environment);
        Path folder = out.map(path -> path.toAbsolutePath().normalize()).orElseGet(this::usualFolder);
        BackupPlan plan = planner.plan(
                database, folder, options, check, catalogue(List.of(folder)).backups(), listener);
        try (ChildPrograms programs =
                ChildPrograms.open(plan.tools(), database.profile(), database.password(), home.runs())) {
            // Not only when it is made: where this process is killed, the next one has to find the half backup.
            return new BackupRun(programs, plan, patience, clock, listener, cancel)
                    .make(() -> folders.remember(folder));
        }
    }

    /**
     * Looks at what a backup of an environment could hold and would cost.
     *
     * @param environment a profile's name
     * @throws LockkeeperException if it cannot be reached, or no pg_dump fits
     */
    public BackupSurvey survey(String environment) {
        return planner.survey(databases.of(environment));
    }

    /** What the last backup of an environment came to that was made in the same way. */
    public Optional<BackupSurvey.Earlier> earlier(String environment, BackupOptions options) {
        return BackupPlanner.earlier(environment, options, catalogue().backups())
                .map(last -> new BackupSurvey.Earlier(
                        last.name(), last.dump().bytes(), Duration.between(last.startedAt(), last.finishedAt())));
    }

    /**
     * Proves a backup by a test restore and keeps the result in its manifest.
     *
     * @param backup in a folder of this system
     * @param confirmer asked where a scratch server's profile wants to be
     * @return also where it did not pass
     * @throws LockkeeperException if it cannot be proven here, which says nothing of the backup
     */
    public BackupProof verify(Backup backup, BackupListener listener, Confirmer confirmer, CancelToken cancel) {
        ChildPrograms.sweep(home.runs());
        if (backup.place() instanceof Backup.Local(BackupFolder folder)) {
            return new ProofRun(servers.asking(confirmer), clients, home.runs(), patience, clock, listener, cancel)
                    .prove(backup, folder);
        }
        throw new LockkeeperException(
                "LK-BACKUP-PLACE",
                ExitCode.USAGE,
                "The backup %s lies in %s: fetch it into a folder first."
                        .formatted(backup.name(), backup.place().label()));
    }

    /** The backups of the workspace's folders, and of those that backups were once written to from here. */
    public LocalCatalogue.Listing catalogue() {
        return catalogue(List.of());
    }

    /** What brings them back. */
    public RestoreService restores() {
        return restores;
    }

    /** Looks into a folder too from now on. */
    public void remember(Path folder) {
        folders.remember(folder);
    }

    private LocalCatalogue.Listing catalogue(List<Path> more) {
        ChildPrograms.sweep(home.runs());
        servers.sweep();
        List<Path> all = java.util.stream.Stream.concat(folders.all().stream(), more.stream())
                .distinct()
                .toList();
        return new LocalCatalogue(all).list();
    }

    /**
     * A backup of the catalogue.
     *
     * @param name its name, or the path of its folder
     * @throws LockkeeperException if there is none, or more than one of that name
     */
    public Backup find(String name) {
        Optional<Backup> there = atPath(name);
        if (there.isPresent()) {
            return there.get();
        }
        LocalCatalogue.Listing listing = catalogue();
        List<Backup> found =
                listing.backups().stream().filter(b -> b.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        String why = found.isEmpty()
                ? "There is no backup \"%s\" in %s%s"
                        .formatted(
                                name, places(), listing.problems().isEmpty() ? "" : " (and not all of it can be read)")
                : "Several backups are called \"%s\"".formatted(name);
        throw new LockkeeperException(
                UNKNOWN,
                ExitCode.USAGE,
                "%s: look with \"%s\", or pass the folder's path."
                        .formatted(why, workspace.command("backups").line()));
    }

    private static Optional<Backup> atPath(String path) {
        if (!path.contains("/") && !path.contains(java.io.File.separator)) {
            return Optional.empty();
        }
        Path folder = Path.of(path).toAbsolutePath().normalize();
        try {
            return ManifestFile.read(new BackupFolder(folder));
        } catch (IOException e) {
            throw new LockkeeperException(
                    "LK-BACKUP-MANIFEST",
                    ExitCode.ATTENTION,
                    "The manifest of %s cannot be used: %s. The dump itself may be whole: restore it as a file, which is told to be of unknown origin."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    private String places() {
        List<Path> all = folders.all();
        return all.isEmpty()
                ? "any folder, since none is known of this workspace"
                : String.join(", ", all.stream().map(Path::toString).toList());
    }

    private Path usualFolder() {
        return workspace.backups().folders().stream()
                .findFirst()
                .orElseThrow(() -> new LockkeeperException(
                        "LK-BACKUP-FOLDER",
                        ExitCode.USAGE,
                        "Nothing says where the backup is to go: pass --out FOLDER, or name one in %s under backups.folders."
                                .formatted(workspace.file())));
    }
}
