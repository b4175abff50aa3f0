package org.lockkeeper.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.PasswordPrompt;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.Secrets;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Witness;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.sandbox.incident.PlayerProcess;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/**
 * The real services, as the application wires them.
 *
 * @param folder for run logs and the sandbox
 * @param around what happens beside the keeping of the record
 */
record TestServices(Path folder, UnaryOperator<Witness> around) implements CliServices {
    TestServices(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** Spares a proof in this folder the seconds of unpacking its server anew. */
    static void useUnpackedServers(Path folder) throws IOException {
        Path unpacked =
                Files.createDirectories(Path.of("target", "test-postgres")).toAbsolutePath();
        Files.createSymbolicLink(Files.createDirectories(folder).resolve("postgres"), unpacked);
    }

    @Override
    public WorkspaceServices open(Workspace workspace) {
        return new WorkspaceServices(
                workspace,
                engine(workspace.project()),
                new Databases(workspace, secrets()),
                guard(),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }

    @Override
    public SecretSource secrets() {
        return new Secrets(PasswordPrompt.NOBODY);
    }

    @Override
    public LogService logs() {
        return new LogService(Clock.systemUTC());
    }

    @Override
    public Sandbox sandbox() {
        return new Sandbox(folder.resolve("sandbox"), TestPostgres.binaries(), TestServices::engine, guard());
    }

    @Override
    public Incidents incidents() {
        return new Incidents(sandbox(), guard(), new PlayerProcess(CliProcess.command(folder)), Clock.systemUTC());
    }

    @Override
    public Path log() {
        return folder.resolve("lockkeeper.log");
    }

    Path runLogs() {
        return folder.resolve("runs");
    }

    @Override
    public AuditTrail audit() {
        return new AuditTrail(folder.resolve("audit"), Clock.systemUTC());
    }

    private ProductionGuard guard() {
        return new ProductionGuard(Clock.systemUTC(), around.apply(audit()));
    }

    private static MigrationEngine engine(Project project) {
        return switch (project.kind()) {
            case PRISMA -> new PrismaEngine(project);
            case FLYWAY -> new FlywayEngine(project);
        };
    }
}
