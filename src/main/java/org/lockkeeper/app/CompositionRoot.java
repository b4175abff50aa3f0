package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.PasswordPrompt;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Secrets;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.mark.Bookmarks;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.PostgresBinaries;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.sandbox.incident.PlayerProcess;
import org.lockkeeper.workspace.WorkspaceServices;

/** Wires the services that the window and the command line share. It knows no toolkit, so that the command line starts without one. */
final class CompositionRoot {
    private final UserFolders folders;
    private final Clock clock;
    private final SecretSource secrets;
    private final AuditTrail audit;
    private final ProductionGuard guard;

    /**
     * All of it.
     *
     * @param prompt asks the person, in the window or on the terminal, for a password
     * @param unrecorded tells the person of an outcome that the audit trail could not take
     */
    CompositionRoot(UserFolders folders, Clock clock, PasswordPrompt prompt, Consumer<LockkeeperException> unrecorded) {
        this.folders = folders;
        this.clock = clock;
        this.secrets = new Secrets(prompt);
        this.audit = new AuditTrail(trail(folders), clock, unrecorded);
        this.guard = new ProductionGuard(clock, audit);
    }

    /** Where the details of failures are. */
    static Path log(UserFolders folders) {
        return folders.logs().resolve("lockkeeper.log");
    }

    /** The record of guarded actions, to be read: one for all workspaces of a person. */
    static AuditTrail audit(UserFolders folders, Clock clock) {
        return new AuditTrail(trail(folders), clock);
    }

    private static Path trail(UserFolders folders) {
        return folders.data().resolve("audit");
    }

    SecretSource secrets() {
        return secrets;
    }

    AuditTrail audit() {
        return audit;
    }

    /** The bookmarks in logs: those of a person, whatever workspace is open. */
    static Bookmarks bookmarks(UserFolders folders) {
        return new Bookmarks(folders.data().resolve("bookmarks"));
    }

    /** The services over a workspace; closed by whoever asked. */
    WorkspaceServices open(Workspace workspace) {
        return new WorkspaceServices(
                workspace, engine(workspace.project()), new Databases(workspace, secrets), guard, folders, clock);
    }

    /** Log files; no workspace is needed for them. */
    LogService logs() {
        return logs(clock);
    }

    /** As {@link #logs()}, for the window, which has them before a workspace is open. */
    static LogService logs(Clock clock) {
        return new LogService(clock);
    }

    Sandbox sandbox() {
        return new Sandbox(
                folders.data().resolve("sandbox"), PostgresBinaries.of(folders), CompositionRoot::engine, guard);
    }

    Incidents incidents() {
        return new Incidents(sandbox(), guard, new PlayerProcess(OwnProgram.command()), clock);
    }

    private static MigrationEngine engine(Project project) {
        return switch (project.kind()) {
            case PRISMA -> new PrismaEngine(project);
            case FLYWAY -> new FlywayEngine(project);
        };
    }
}
