package org.lockkeeper.ui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.workspace.WorkspaceServices;

/** A project on made-up environments: what a real engine would read is said here instead. No database is reached. */
public final class SampleProject {
    /** When it is, in the samples. */
    public static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Path folder;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<ConnectionProfile> profiles = new ArrayList<>();
    private final Map<String, EnvironmentStatus> statuses = new LinkedHashMap<>();
    private ProjectKind kind = ProjectKind.PRISMA;

    /** @param folder where scripts and logs are written */
    public SampleProject(Path folder) {
        this.folder = folder;
    }

    public SampleProject kind(ProjectKind kept) {
        kind = kept;
        return this;
    }

    /** Adds a migration with its script. */
    public SampleProject migration(String name, String script) {
        Path file = folder.resolve("migrations")
                .resolve(Integer.toString(migrations.size()))
                .resolve("migration.sql");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        migrations.add(new Migration(name, file));
        return this;
    }

    /** Adds migrations that share one small script each by its own name. */
    public SampleProject migrations(int count, IntFunction<String> names) {
        for (int i = 0; i < count; i++) {
            migration(
                    names.apply(i),
                    "alter table \"Order\" add column c" + i + " integer not null default " + i + ";\n");
        }
        return this;
    }

    /** Adds an environment in which each migration's state is said by its index. */
    public SampleProject environment(String name, Environment environment, IntFunction<MigrationState> states) {
        List<MigrationStatus> cells = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            cells.add(cell(migrations.get(i).name(), states.apply(i), i));
        }
        return environment(name, environment, cells);
    }

    /** Adds an environment with exactly these statuses. */
    public SampleProject environment(String name, Environment environment, List<MigrationStatus> cells) {
        ConnectionProfile profile = profile(name, environment);
        profiles.add(profile);
        statuses.put(name, new EnvironmentStatus(profile, Optional.empty(), Optional.empty(), cells));
        return this;
    }

    /** Adds an environment that cannot be read. */
    public SampleProject unreachable(String name, Environment environment, String error) {
        ConnectionProfile profile = profile(name, environment);
        profiles.add(profile);
        statuses.put(name, EnvironmentStatus.unreachable(profile, error));
        return this;
    }

    /** A status with the history row that belongs to it. */
    public static MigrationStatus cell(String name, MigrationState state, int index) {
        Instant at = NOW.minus(Duration.ofDays(90)).plus(Duration.ofMinutes(index * 37L));
        Map<String, String> row = new LinkedHashMap<>();
        row.put(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString());
        row.put("checksum", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        row.put("migration_name", name);
        row.put("started_at", at.toString());
        row.put("finished_at", state == MigrationState.FAILED ? "" : at.toString());
        row.put("applied_steps_count", "1");
        boolean recorded = switch (state) {
            case PENDING, IGNORED, UNAVAILABLE -> false;
            default -> true;
        };
        boolean finished = recorded && state != MigrationState.FAILED && state != MigrationState.RUNNING;
        return new MigrationStatus(
                name,
                state,
                finished && state != MigrationState.ROLLED_BACK ? Optional.of(at) : Optional.empty(),
                state == MigrationState.FAILED
                        ? Optional.of("ERROR: relation \"Order\" does not exist (SQLSTATE 42P01)")
                        : Optional.empty(),
                recorded ? List.of(HistoryRow.of(row)) : List.of());
    }

    private static ConnectionProfile profile(String name, Environment environment) {
        return new ConnectionProfile(
                name,
                environment,
                "db.example.org",
                5432,
                "shop",
                "dba",
                SslMode.VERIFY_FULL,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    /** The engine that says all this. */
    public SampleEngine engine() {
        return new SampleEngine(migrations, statuses);
    }

    /** The workspace over an engine; not read yet. */
    public WorkspaceModel open(SampleEngine engine, TaskRunner tasks) {
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"),
                new Project(
                        "shop",
                        kind,
                        List.of(folder.resolve("migrations")),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                profiles);
        return new WorkspaceModel(
                new WorkspaceServices(
                        workspace,
                        engine,
                        new Databases(workspace, _ -> Optional.empty()),
                        TestGuard.create(CLOCK),
                        new UserFolders(folder, folder, folder),
                        CLOCK),
                tasks);
    }

    /** The workspace, read once. */
    public WorkspaceModel read(TaskRunner tasks) {
        WorkspaceModel model = open(engine(), tasks);
        model.refresh();
        return model;
    }
}
