package org.lockkeeper.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.workspace.WorkspaceServices;

/** Workspaces of three environments, without servers; remembers what was written and started. */
public final class MadeUpWorkspaces implements Workspaces {
    public static final Path FILE = Path.of("/made-up/shop/lockkeeper.json");
    public static final Path SANDBOX = Path.of("/made-up/sandbox/lockkeeper.json");

    private static final UserFolders FOLDERS =
            new UserFolders(Path.of("target/test-data"), Path.of("target/test-config"), Path.of("target/test-logs"));

    private final MigrationEngine engine;
    private final List<Workspace> written = new ArrayList<>();
    private final AtomicInteger sandboxStarts = new AtomicInteger();
    private volatile boolean sandboxBroken;
    private volatile boolean withoutConnections;

    public MadeUpWorkspaces(MigrationEngine engine) {
        this.engine = engine;
    }

    /** From now on the sandbox does not start. */
    public MadeUpWorkspaces withBrokenSandbox() {
        sandboxBroken = true;
        return this;
    }

    /** From now on the workspaces that are opened have no connections. */
    public MadeUpWorkspaces withoutConnections() {
        withoutConnections = true;
        return this;
    }

    public static ConnectionProfile profile(String name, Environment environment, SslMode mode) {
        return new ConnectionProfile(
                name,
                environment,
                name + ".db.example.com",
                5432,
                "shop",
                "dba",
                mode,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    public static Workspace workspace(Path file) {
        return new Workspace(
                file,
                new Project(
                        "shop",
                        ProjectKind.PRISMA,
                        List.of(file.resolveSibling("prisma/migrations")),
                        "public",
                        Optional.empty(),
                        FlywaySettings.defaults()),
                List.of(
                        profile("dev", Environment.DEVELOPMENT, SslMode.PREFER),
                        profile("staging", Environment.STAGING, SslMode.REQUIRE),
                        profile("prod-eu", Environment.PRODUCTION, SslMode.REQUIRE)));
    }

    @Override
    public WorkspaceServices open(Path file) {
        if (!file.equals(FILE) && !file.equals(SANDBOX)) {
            throw new LockkeeperException(
                    "LK-WS-FILE",
                    ExitCode.USAGE,
                    "There is no workspace file %s. Choose another, or open the sandbox.".formatted(file));
        }
        Workspace full = workspace(file);
        Workspace workspace = withoutConnections ? new Workspace(file, full.project(), List.of()) : full;
        return new WorkspaceServices(
                workspace,
                engine,
                new Databases(workspace, _ -> Optional.empty()),
                TestGuard.create(),
                FOLDERS,
                Clock.systemUTC());
    }

    @Override
    public Tested test(ConnectionProfile profile) {
        return profile.name().equals("dev")
                ? new Tested(true, "Connected as dba: PostgreSQL 17.11, primary, no TLS, 2 ms.")
                : new Tested(
                        false,
                        "%s (%s): the name cannot be resolved; check host in the profile."
                                .formatted(profile.name(), profile.address()));
    }

    @Override
    public void write(Workspace workspace) {
        written.add(workspace);
    }

    @Override
    public Path startSandbox(Progress progress, CancelToken cancel) {
        progress.report("staging: filling tables", 2, 5);
        if (sandboxBroken) {
            throw new LockkeeperException(
                    "LK-SANDBOX-START",
                    ExitCode.UNREACHABLE,
                    "The sandbox's staging cluster does not start: no space is left on the device. Free some and open it again.");
        }
        sandboxStarts.incrementAndGet();
        return SANDBOX;
    }

    @Override
    public boolean isSandbox(Path file) {
        return file.equals(SANDBOX);
    }

    @Override
    public void stopSandbox() {
        sandboxStarts.set(0);
    }

    public List<Workspace> written() {
        return List.copyOf(written);
    }

    public int sandboxStarts() {
        return sandboxStarts.get();
    }
}
